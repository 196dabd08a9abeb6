#include "widgets/common/flow_layout.h"

#include <algorithm>

namespace visagiste {

FlowLayout::FlowLayout(QWidget* parent, int gap) : QLayout(parent), m_gap(gap) {
  setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() {
  while (QLayoutItem* item = FlowLayout::takeAt(0)) {
    delete item;
  }
}

QLayoutItem* FlowLayout::takeAt(int index) {
  return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

template <typename Place>
int FlowLayout::flow(const QRect& area, Place place) const {
  int x = area.left();
  int y = area.top();
  int rowHeight = 0;
  for (QLayoutItem* item : m_items) {
    if (item->isEmpty()) {
      continue;
    }
    const QSize size = item->sizeHint();
    if (x > area.left() && x + size.width() > area.right() + 1) {
      x = area.left();
      y += rowHeight + m_gap;
      rowHeight = 0;
    }
    place(item, QRect(QPoint(x, y), size));
    x += size.width() + m_gap;
    rowHeight = std::max(rowHeight, size.height());
  }
  return y + rowHeight - area.top();
}

int FlowLayout::heightForWidth(int width) const {
  const QMargins margins = contentsMargins();
  return flow(QRect(0, 0, width - margins.left() - margins.right(), 0), [](QLayoutItem*, const QRect&) {}) +
         margins.top() + margins.bottom();
}

void FlowLayout::setGeometry(const QRect& area) {
  QLayout::setGeometry(area);
  flow(area.marginsRemoved(contentsMargins()), [](QLayoutItem* item, const QRect& place) { item->setGeometry(place); });
}

QSize FlowLayout::minimumSize() const {
  QSize size;
  for (const QLayoutItem* item : m_items) {
    size = size.expandedTo(item->minimumSize());
  }
  const QMargins margins = contentsMargins();
  return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

}  // namespace visagiste
