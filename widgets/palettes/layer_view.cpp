#include "widgets/palettes/layer_view.h"

#include <algorithm>
#include <cmath>
#include <QDropEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPainter>
#include <QStyledItemDelegate>

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/palettes/makeup_words.h"
#include "widgets/palettes/swatch_painter.h"

namespace visagiste {
namespace {

constexpr int kRowHeight = 40;
constexpr int kToolPx = 28;  // Eye and solo.
constexpr int kIconPx = 16;
constexpr QSize kSwatch{26, 26};
const QString kMimeType = QStringLiteral("application/x-visagiste-layer");

void paintIcon(QPainter& painter, const QRect& area, const char* name, const QColor& color) {
  QRect place(0, 0, kIconPx, kIconPx);
  place.moveCenter(area.center());
  painter.drawPixmap(place.topLeft(),
                     iconPixmap(QLatin1String(name), {kIconPx, kIconPx}, color, painter.device()->devicePixelRatioF()));
}

class LayerDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const auto* model = static_cast<const LayerModel*>(index.model());
    const MakeupLayer& layer = model->look().layers[static_cast<std::size_t>(model->layerOfRow(index.row()))];
    const ThemeColors& colors = themeColors(option.palette);
    const bool isSolo = index.data(LayerModel::SoloRole).toBool();
    const bool isShown = model->solo() >= 0 ? isSolo : layer.visible;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected) || option.state.testFlag(QStyle::State_MouseOver)) {
      painter->setPen(Qt::NoPen);
      painter->setBrush(option.state.testFlag(QStyle::State_Selected) ? colors.hover : colors.raised);
      painter->drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 4, 4);
    }
    paintIcon(*painter, LayerView::eyeRect(option.rect), layer.visible ? "eye" : "eye-off",
              layer.visible ? colors.text : colors.textMuted);
    paintIcon(*painter, LayerView::soloRect(option.rect), "solo", isSolo ? colors.accentText : colors.textFaint);
    QRect rest = option.rect;
    rest.setLeft(LayerView::eyeRect(option.rect).right() + 4);
    rest.setRight(LayerView::soloRect(option.rect).left() - 4);
    paintText(*painter, rest, layer, option, isShown ? 1.0 : 0.5);
    painter->restore();
  }

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const override {
    return {160, kRowHeight};
  }

  void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                            const QModelIndex& /*index*/) const override {
    editor->setGeometry(option.rect.adjusted(kToolPx + kSwatch.width() + 8, 5, -kToolPx - 4, -5));
  }

  void setModelData(QWidget* /*editor*/, QAbstractItemModel* /*model*/, const QModelIndex& /*index*/) const override {
    // The view announces the wish; the look comes back changed.
  }

 private:
  static void paintText(QPainter& painter, QRect area, const MakeupLayer& layer, const QStyleOptionViewItem& option,
                        double strength) {
    const ThemeColors& colors = themeColors(option.palette);
    painter.setOpacity(strength);
    QRectF swatch(QPointF(), kSwatch);
    swatch.moveCenter(QRectF(area.left(), area.top(), kSwatch.width(), area.height()).center());
    paintSwatch(painter, swatch, layer.colors, layer.finish);
    area.setLeft(area.left() + kSwatch.width() + 8);
    const QString percent = LayerView::tr("%1 %").arg(std::lround(100 * layer.opacity));
    const QFontMetrics metrics(option.font);
    painter.setPen(colors.textMuted);
    painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, percent);
    area.setRight(area.right() - metrics.horizontalAdvance(percent) - 8);
    const QString detail = detailOf(layer);
    const int line = metrics.height();
    const int top = area.center().y() - (detail.isEmpty() ? line / 2 : line) + 1;
    painter.setPen(colors.text);
    painter.drawText(QRect(area.left(), top, area.width(), line), Qt::AlignVCenter,
                     metrics.elidedText(titleOf(layer), Qt::ElideRight, area.width()));
    painter.setPen(colors.textMuted);
    painter.drawText(QRect(area.left(), top + line, area.width(), line), Qt::AlignVCenter,
                     metrics.elidedText(detail, Qt::ElideRight, area.width()));
  }
};

}  // namespace

void LayerModel::setLook(const MakeupLook& look) {
  const bool isSameCount = look.layers.size() == m_look.layers.size();
  if (!isSameCount)
    beginResetModel();
  m_look = look;
  if (m_solo >= static_cast<int>(look.layers.size()))
    m_solo = -1;
  if (!isSameCount)
    endResetModel();
  else if (rowCount() > 0)
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void LayerModel::setSolo(int layer) {
  m_solo = layer;
  if (rowCount() > 0)
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int LayerModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_look.layers.size());
}

QVariant LayerModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount())
    return {};
  const int number = layerOfRow(index.row());
  const MakeupLayer& layer = m_look.layers[static_cast<std::size_t>(number)];
  const QString percent = tr("%1 %").arg(std::lround(100 * layer.opacity));
  switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
      return titleOf(layer);
    case Qt::ToolTipRole:
      return detailOf(layer).isEmpty() ? titleOf(layer) : titleOf(layer) + QLatin1Char('\n') + detailOf(layer);
    case Qt::AccessibleTextRole:
      return QStringLiteral("%1, %2, %3, %4")
          .arg(titleOf(layer), detailOf(layer), percent, layer.visible ? tr("shown") : tr("hidden"));
    case LayerRole:
      return number;
    case SoloRole:
      return number == m_solo;
    default:
      return {};
  }
}

Qt::ItemFlags LayerModel::flags(const QModelIndex& index) const {
  return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable | Qt::ItemIsDragEnabled
                         : Qt::ItemFlags(Qt::ItemIsDropEnabled);
}

QStringList LayerModel::mimeTypes() const {
  return {kMimeType};
}

QMimeData* LayerModel::mimeData(const QModelIndexList& indexes) const {
  auto* mime = new QMimeData;
  if (!indexes.isEmpty())
    mime->setData(kMimeType, QByteArray::number(layerOfRow(indexes.front().row())));
  return mime;
}

LayerView::LayerView(LayerModel* model, QWidget* parent) : QListView(parent), m_model(model) {
  setObjectName(QStringLiteral("layerView"));
  setAccessibleName(tr("Layers, topmost first"));
  setModel(model);
  setItemDelegate(new LayerDelegate(this));
  setSelectionMode(QAbstractItemView::SingleSelection);
  setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
  setDragDropMode(QAbstractItemView::DragDrop);
  setDefaultDropAction(Qt::MoveAction);
  setDropIndicatorShown(true);
  setUniformItemSizes(true);
  setMouseTracking(true);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

QRect LayerView::eyeRect(const QRect& row) {
  return {row.left() + 2, row.top() + (row.height() - kToolPx) / 2, kToolPx, kToolPx};
}

QRect LayerView::soloRect(const QRect& row) {
  return {row.right() - kToolPx - 1, row.top() + (row.height() - kToolPx) / 2, kToolPx, kToolPx};
}

QSize LayerView::minimumSizeHint() const {
  return {160, 2 * kRowHeight + 4};
}

LayerView::Part LayerView::partAt(QPoint position) const {
  const QModelIndex index = indexAt(position);
  if (!index.isValid())
    return Part::Row;
  const QRect row = visualRect(index);
  return eyeRect(row).contains(position) ? Part::Eye : soloRect(row).contains(position) ? Part::Solo : Part::Row;
}

void LayerView::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && partAt(event->pos()) != Part::Row) {
    event->accept();  // Neither a choice nor the beginning of a drag.
    return;
  }
  QListView::mousePressEvent(event);
}

void LayerView::mouseReleaseEvent(QMouseEvent* event) {
  const Part part = partAt(event->pos());
  if (event->button() == Qt::LeftButton && part != Part::Row && state() == QAbstractItemView::NoState) {
    const int layer = m_model->layerOfRow(indexAt(event->pos()).row());
    Q_EMIT(part == Part::Eye ? visibilityToggled(layer) : soloToggled(layer));
    return;
  }
  QListView::mouseReleaseEvent(event);
}

void LayerView::mouseMoveEvent(QMouseEvent* event) {
  const Part part = partAt(event->pos());
  setToolTip(part == Part::Eye    ? tr("Show or hide (Space)")
             : part == Part::Solo ? tr("Only this layer (S)")
                                  : QString());
  QListView::mouseMoveEvent(event);
}

void LayerView::keyPressEvent(QKeyEvent* event) {
  if (!currentIndex().isValid() || state() == QAbstractItemView::EditingState) {
    QListView::keyPressEvent(event);
    return;
  }
  const int layer = m_model->layerOfRow(currentIndex().row());
  const bool isAlt = event->modifiers() == Qt::AltModifier;
  const bool isPlain = event->modifiers() == Qt::NoModifier;
  const int last = m_model->rowCount() - 1;
  if (isPlain && event->key() == Qt::Key_Space) {
    Q_EMIT visibilityToggled(layer);
  } else if (isPlain && event->key() == Qt::Key_S) {
    Q_EMIT soloToggled(layer);
  } else if (isPlain && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
    Q_EMIT deleteRequested(layer);
  } else if (isAlt && event->key() == Qt::Key_Up && layer < last) {
    Q_EMIT moveRequested(layer, layer + 1);
  } else if (isAlt && event->key() == Qt::Key_Down && layer > 0) {
    Q_EMIT moveRequested(layer, layer - 1);
  } else {
    QListView::keyPressEvent(event);
  }
}

void LayerView::dropEvent(QDropEvent* event) {
  if (!event->mimeData()->hasFormat(kMimeType)) {
    event->ignore();
    return;
  }
  const int from = event->mimeData()->data(kMimeType).toInt();
  const QPoint position = event->position().toPoint();
  const QModelIndex under = indexAt(position);
  int row = m_model->rowCount();
  if (under.isValid()) {
    row = under.row() + (position.y() > visualRect(under).center().y() ? 1 : 0);
  }
  const int fromRow = m_model->rowOfLayer(from);
  if (row > fromRow) {
    --row;  // The layer itself leaves its place.
  }
  // The look comes back in its new order: the view must not move rows on its own.
  event->setDropAction(Qt::IgnoreAction);
  event->accept();
  setState(QAbstractItemView::NoState);
  if (row != fromRow && from >= 0 && from < m_model->rowCount()) {
    Q_EMIT moveRequested(from, m_model->layerOfRow(row));
  }
}

void LayerView::commitData(QWidget* editor) {
  if (const auto* edit = qobject_cast<QLineEdit*>(editor); edit != nullptr && currentIndex().isValid()) {
    Q_EMIT renameRequested(m_model->layerOfRow(currentIndex().row()), edit->text().trimmed());
  }
}

}  // namespace visagiste
