#include "app/studio/inspector_parts.h"

#include <QAbstractButton>

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

}  // namespace visagiste
