#include "widgets/palettes/swatch_label.h"

#include <QPainter>
#include <utility>

#include "widgets/palettes/swatch_painter.h"

namespace visagiste {

SwatchLabel::SwatchLabel(QSize size, QWidget* parent) : QWidget(parent) {
  setFixedSize(size);
}

void SwatchLabel::setColors(std::vector<SrgbColor> colors, MakeupFinish finish) {
  m_colors = std::move(colors);
  m_finish = finish;
  update();
}

void SwatchLabel::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  paintSwatch(painter, rect(), m_colors, m_finish);
}

}  // namespace visagiste
