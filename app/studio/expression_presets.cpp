#include "app/studio/expression_presets.h"

#include <QCoreApplication>
#include <QMenu>

#include "core/portrait/portrait_settings.h"

namespace visagiste {
namespace {

struct ExpressionWords {
  Q_DECLARE_TR_FUNCTIONS(visagiste::ExpressionWords)
};

struct Preset {
  const char* name;  ///< Of friendlySettings().
  const char* text;
};

constexpr Preset kPresets[] = {
    {"smile", QT_TRANSLATE_NOOP("visagiste::ExpressionWords", "Smile")},
    {"grin", QT_TRANSLATE_NOOP("visagiste::ExpressionWords", "Grin")},
    {"serious", QT_TRANSLATE_NOOP("visagiste::ExpressionWords", "Serious")},
    {"mouth-open", QT_TRANSLATE_NOOP("visagiste::ExpressionWords", "Mouth open")},
    {"mouth-closed", QT_TRANSLATE_NOOP("visagiste::ExpressionWords", "Mouth closed")},
    {"pucker", QT_TRANSLATE_NOOP("visagiste::ExpressionWords", "Kiss")},
    {"eyes-open", QT_TRANSLATE_NOOP("visagiste::ExpressionWords", "Eyes open")},
    {"eyes-closed", QT_TRANSLATE_NOOP("visagiste::ExpressionWords", "Eyes closed")},
    {"wink-left", QT_TRANSLATE_NOOP("visagiste::ExpressionWords", "Wink, left")},
    {"wink-right", QT_TRANSLATE_NOOP("visagiste::ExpressionWords", "Wink, right")},
    {"brows-up", QT_TRANSLATE_NOOP("visagiste::ExpressionWords", "Brows up")},
    {"brows-down", QT_TRANSLATE_NOOP("visagiste::ExpressionWords", "Brows down")},
    {"surprise", QT_TRANSLATE_NOOP("visagiste::ExpressionWords", "Surprise")},
    {"sad", QT_TRANSLATE_NOOP("visagiste::ExpressionWords", "Sad")},
    {"relaxed", QT_TRANSLATE_NOOP("visagiste::ExpressionWords", "Relaxed")},
};

}  // namespace

void addExpressionPresets(QMenu* menu, const std::function<void(const std::string&)>& chosen) {
  for (const Preset& preset : kPresets) {
    QAction* action = menu->addAction(ExpressionWords::tr(preset.text));
    action->setObjectName(QStringLiteral("preset.") + QLatin1String(preset.name));
    QObject::connect(action, &QAction::triggered, menu,
                     [chosen, name = std::string(preset.name)] { chosen(name); });
  }
}

}  // namespace visagiste
