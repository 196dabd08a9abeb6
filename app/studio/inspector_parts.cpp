#include "app/studio/inspector_parts.h"

#include <QAbstractButton>
#include <QAction>
#include <QCoreApplication>
#include <QToolBar>
#include <QToolButton>

#include "widgets/common/icons.h"
#include "widgets/preview/image_canvas.h"

namespace visagiste {
namespace {

constexpr int kInspectorWidth = 320;

}  // namespace

Inspector makeInspector(QWidget* parent, const QString& objectName) {
  Inspector result;
  result.widget = new QScrollArea(parent);
  result.widget->setObjectName(objectName);
  result.widget->setWidgetResizable(true);
  result.widget->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  result.widget->setFixedWidth(kInspectorWidth);
  auto* page = new QWidget(result.widget);
  result.layout = new QVBoxLayout(page);
  result.layout->setContentsMargins(16, 16, 16, 16);
  result.layout->setSpacing(8);
  result.widget->setWidget(page);
  return result;
}

QLabel* makeHeading(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("role", "heading");
  return label;
}

QLabel* makeNote(const QString& text, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  label->setProperty("role", "muted");
  label->setWordWrap(true);
  return label;
}

void makePlain(QDialogButtonBox* buttons) {
  for (QAbstractButton* button : buttons->buttons()) {
    button->setIcon(QIcon());
  }
}

QAction* addToggle(QToolBar* bar, QWidget* page, const char* name, const char* iconName, const QString& text,
                   Qt::Key key) {
  QAction* action = bar->addAction(icon(QLatin1String(iconName)), text);
  action->setObjectName(QLatin1String(name));
  action->setCheckable(true);
  action->setShortcut(QKeySequence(key));
  action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  page->addAction(action);
  return action;
}

QAction* addExport(QToolBar* bar, QWidget* page, const char* name, const QString& toolTip) {
  auto* gap = new QWidget(bar);
  gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  bar->addWidget(gap);
  QAction* action =
      bar->addAction(icon(QStringLiteral("image")), QCoreApplication::translate("InspectorParts", "Export picture…"));
  action->setObjectName(QLatin1String(name));
  action->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+E")));
  action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  action->setToolTip(toolTip + QStringLiteral(" (%1)").arg(action->shortcut().toString(QKeySequence::NativeText)));
  page->addAction(action);
  static_cast<QToolButton*>(bar->widgetForAction(action))->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  return action;
}

void addZoomActions(QToolBar* bar, ImageCanvas* canvas) {
  struct Action {
    const char* iconName;
    const char* text;
    void (ImageCanvas::*act)();
  };
  for (const Action& action :
       {Action{"zoom-fit", QT_TRANSLATE_NOOP("InspectorParts", "Fit (0)"), &ImageCanvas::zoomToFit},
        Action{"zoom-actual", QT_TRANSLATE_NOOP("InspectorParts", "100 % (1)"), &ImageCanvas::zoomToActualPixels},
        Action{"zoom-out", QT_TRANSLATE_NOOP("InspectorParts", "Zoom out (−)"), &ImageCanvas::zoomOut},
        Action{"zoom-in", QT_TRANSLATE_NOOP("InspectorParts", "Zoom in (+)"), &ImageCanvas::zoomIn}}) {
    QObject::connect(bar->addAction(icon(QLatin1String(action.iconName)),
                                    QCoreApplication::translate("InspectorParts", action.text)),
                     &QAction::triggered, canvas, action.act);
  }
  auto* zoom = new QLabel(bar);
  zoom->setMinimumWidth(56);
  zoom->setProperty("role", "muted");
  QObject::connect(canvas, &ImageCanvas::zoomChanged, zoom,
                   [zoom](double scale) { zoom->setText(QStringLiteral("%1 %").arg(qRound(100 * scale))); });
  bar->addWidget(zoom);
}

}  // namespace visagiste
