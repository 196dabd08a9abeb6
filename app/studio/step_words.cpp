#include "app/studio/step_words.h"

#include <optional>
#include <string_view>
#include <utility>

#include <QCoreApplication>

#include "core/document/look_step.h"
#include "widgets/palettes/makeup_words.h"

namespace visagiste {
namespace {

constexpr std::pair<std::string_view, const char*> kStepWords[] = {
    {"head", QT_TRANSLATE_NOOP("Steps", "new head")},         {"expression", QT_TRANSLATE_NOOP("Steps", "expression")},
    {"identity", QT_TRANSLATE_NOOP("Steps", "identity")},     {"outfit", QT_TRANSLATE_NOOP("Steps", "clothes")},
    {"fit", QT_TRANSLATE_NOOP("Steps", "fit of clothes")},    {"style", QT_TRANSLATE_NOOP("Steps", "style")},
    {"turn", QT_TRANSLATE_NOOP("Steps", "turn of the head")}, {"styleMask", QT_TRANSLATE_NOOP("Steps", "brush stroke")},
};

}  // namespace

QString stepWords(const std::string& key) {
  if (const std::optional<LookStep> look = lookStepOf(key)) {
    return words(*look);
  }
  for (const auto& [known, words] : kStepWords) {
    if (known == key) {
      return QCoreApplication::translate("Steps", words);
    }
  }
  return {};
}

}  // namespace visagiste
