#include "widgets/common/elided_label.h"

#include <QEvent>

namespace visagiste {
namespace {

constexpr int kFewestCharacters = 8;

}  // namespace

ElidedLabel::ElidedLabel(QWidget* parent) : QLabel(parent) {
  setTextFormat(Qt::PlainText);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ElidedLabel::setFullText(const QString& text) {
  if (text != m_fullText) {
    m_fullText = text;
    setAccessibleName(text);
    updateGeometry();
    refresh();
  }
}

QSize ElidedLabel::sizeHint() const {
  return {fontMetrics().horizontalAdvance(m_fullText) + 2, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const {
  return {fontMetrics().averageCharWidth() * kFewestCharacters, fontMetrics().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
  QLabel::resizeEvent(event);
  refresh();
}

void ElidedLabel::changeEvent(QEvent* event) {
  QLabel::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
    refresh();
  }
}

void ElidedLabel::refresh() {
  const QString shown = fontMetrics().elidedText(m_fullText, Qt::ElideRight, width());
  setText(shown);
  setToolTip(shown == m_fullText ? QString() : m_fullText);
}

}  // namespace visagiste
