#include "widgets/palettes/shade_grid.h"

#include <algorithm>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/palettes/shade_model.h"
#include "widgets/palettes/swatch_painter.h"

namespace visagiste {
namespace {

constexpr int kCellPx = 44;
constexpr int kMarginPx = 3;
constexpr int kStarPx = 12;
constexpr int kFrameAndScroll = 16;

class SwatchDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const auto shade = index.data(ShadeModel::ShadeRole).value<PaletteShade>();
    const ThemeColors& colors = themeColors(option.palette);
    const QRectF cell = QRectF(option.rect).adjusted(kMarginPx, kMarginPx, -kMarginPx, -kMarginPx);
    paintSwatch(*painter, cell, {shade.shade.color}, shade.shade.finish);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    if (isCurrent || option.state.testFlag(QStyle::State_MouseOver)) {
      painter->setPen(QPen(isCurrent ? colors.accentText : colors.textMuted, isCurrent ? 2 : 1));
      painter->drawRoundedRect(cell.adjusted(-1.5, -1.5, 1.5, 1.5), 6, 6);
    }
    if (index.data(ShadeModel::FavouriteRole).toBool()) {
      const bool isLight = qtColor(shade.shade.color).lightness() > 140;
      painter->drawPixmap(
          QPointF(cell.right() - kStarPx - 1, cell.top() + 1),
          iconPixmap(QStringLiteral("star-filled"), {kStarPx, kStarPx},
                     isLight ? QColor(20, 20, 20) : QColor(Qt::white), painter->device()->devicePixelRatioF()));
    }
  }

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const override {
    return {kCellPx, kCellPx};
  }
};

}  // namespace

ShadeGrid::ShadeGrid(ShadeModel* model, QWidget* parent) : QListView(parent) {
  setObjectName(QStringLiteral("shadeGrid"));
  setAccessibleName(tr("Shades"));
  setModel(model);
  setItemDelegate(new SwatchDelegate(this));
  setViewMode(QListView::IconMode);
  setMovement(QListView::Static);
  setResizeMode(QListView::Adjust);
  setUniformItemSizes(true);
  setSpacing(0);
  setMouseTracking(true);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  connect(this, &QListView::clicked, this, &ShadeGrid::shadeTaken);
  refreshGrid();
}

QSize ShadeGrid::sizeHint() const {
  return {6 * kCellPx + kFrameAndScroll, 4 * kCellPx + 4};
}

QSize ShadeGrid::minimumSizeHint() const {
  return {3 * kCellPx + kFrameAndScroll, 2 * kCellPx + 4};
}

void ShadeGrid::resizeEvent(QResizeEvent* event) {
  QListView::resizeEvent(event);
  refreshGrid();
}

void ShadeGrid::refreshGrid() {
  // Cells share the width evenly: no ragged gap at the right.
  const int width = std::max(kCellPx, viewport()->width() - 1);
  setGridSize({width / std::max(1, width / kCellPx), kCellPx});
}

void ShadeGrid::keyPressEvent(QKeyEvent* event) {
  const QModelIndex index = currentIndex();
  switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
      if (index.isValid()) {
        Q_EMIT shadeTaken(index);
      }
      return;
    case Qt::Key_F:
      if (index.isValid() && event->modifiers() == Qt::NoModifier) {
        Q_EMIT favouriteToggled(index);
      }
      return;
    default:
      QListView::keyPressEvent(event);
  }
}

}  // namespace visagiste
