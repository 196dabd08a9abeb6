#include "widgets/palettes/look_shelf.h"

#include <algorithm>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <utility>

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/palettes/makeup_words.h"
#include "widgets/palettes/swatch_painter.h"

namespace visagiste {
namespace {

constexpr int kStripPicture = 88;
constexpr int kSheetPicture = 188;
constexpr int kGap = 8;
constexpr int kCaptionGap = 4;

class LookDelegate : public QStyledItemDelegate {
 public:
  LookDelegate(int picturePx, QObject* parent) : QStyledItemDelegate(parent), m_picturePx(picturePx) {}

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& /*index*/) const override {
    return {m_picturePx + kGap, m_picturePx + kGap + kCaptionGap + QFontMetrics(option.font).height()};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const ThemeColors& colors = themeColors(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF place(option.rect.left() + (option.rect.width() - m_picturePx) / 2.0, option.rect.top() + kGap / 2.0,
                       m_picturePx, m_picturePx);
    QPainterPath shape;
    shape.addRoundedRect(place, 6, 6);
    painter->setClipPath(shape);
    painter->fillRect(place, colors.raised);
    const auto picture = index.data(Qt::DecorationRole).value<QImage>();
    if (picture.isNull()) {
      paintColors(*painter, place, index);
    } else {
      painter->drawImage(place, picture);
    }
    painter->setClipping(false);
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(isCurrent   ? colors.accentText
                         : isHovered ? colors.textMuted
                                     : colors.border,
                         isCurrent ? 2.5 : 1));
    painter->drawRoundedRect(place, 6, 6);
    painter->setPen(isCurrent ? colors.text : colors.textMuted);
    const QRect caption(option.rect.left() + 2, static_cast<int>(place.bottom()) + kCaptionGap, option.rect.width() - 4,
                        option.fontMetrics.height());
    painter->drawText(caption, Qt::AlignHCenter | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, caption.width()));
    painter->restore();
  }

 private:
  /// Until a picture is there the colours of the look stand for it.
  static void paintColors(QPainter& painter, const QRectF& place, const QModelIndex& index) {
    const QVariantList colors = index.data(Qt::BackgroundRole).toList();
    const double side = place.width() / 5;
    const auto count = static_cast<double>(std::min<qsizetype>(3, colors.size()));
    for (int i = 0; i < static_cast<int>(count); ++i) {
      const QRectF dot(place.center().x() + (i - (count - 1) / 2) * 1.25 * side - side / 2,
                       place.center().y() - side / 2, side, side);
      painter.setPen(Qt::NoPen);
      painter.setBrush(colors[i].value<QColor>());
      painter.drawEllipse(dot);
    }
  }

  int m_picturePx;
};

/// The colours that say most about a look: of its topmost layers first.
QVariantList tellingColors(const MakeupLook& look) {
  QVariantList colors;
  for (auto layer = look.layers.rbegin(); layer != look.layers.rend(); ++layer) {
    if (!layer->colors.empty()) {
      colors.append(qtColor(layer->colors.front()));
    }
  }
  return colors;
}

QString tagsOf(const MakeupLook& look) {
  QStringList tags;
  for (const std::string& tag : look.tags) {
    tags << tagWords(tag);
  }
  return tags.join(QStringLiteral(", "));
}

}  // namespace

void ShelfModel::setLooks(std::vector<ShelfLook> looks) {
  beginResetModel();
  m_looks = std::move(looks);
  m_pictures.assign(m_looks.size() + 1, QImage());
  endResetModel();
}

const ShelfLook* ShelfModel::lookOfRow(int row) const {
  return row >= 1 && row < rowCount() ? &m_looks[static_cast<std::size_t>(row) - 1] : nullptr;
}

void ShelfModel::setPicture(int row, const QImage& picture) {
  if (row >= 0 && row < rowCount()) {
    m_pictures[static_cast<std::size_t>(row)] = picture;
    Q_EMIT dataChanged(index(row), index(row), {Qt::DecorationRole});
  }
}

void ShelfModel::clearPictures() {
  m_pictures.assign(m_looks.size() + 1, QImage());
  Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::DecorationRole});
}

int ShelfModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_looks.size()) + 1;
}

QVariant ShelfModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) {
    return {};
  }
  const ShelfLook* shown = lookOfRow(index.row());
  const QString title = shown == nullptr ? tr("Bare face")
                        : shown->isOwn   ? QString::fromStdString(shown->look.name)
                                         : lookWords(shown->look.name);
  const QString tags = shown == nullptr ? QString() : tagsOf(shown->look);
  switch (role) {
    case Qt::DisplayRole:
      return title;
    case SearchRole:
      return title + QLatin1Char('\n') + tags;
    case Qt::DecorationRole:
      return static_cast<std::size_t>(index.row()) < m_pictures.size()
                 ? m_pictures[static_cast<std::size_t>(index.row())]
                 : QImage();
    case Qt::BackgroundRole:
      return shown == nullptr ? QVariantList() : tellingColors(shown->look);
    case Qt::ToolTipRole: {
      QStringList lines{title};
      if (!tags.isEmpty()) {
        lines << tags;
      }
      if (shown != nullptr) {
        lines << (shown->isOwn ? tr("Your own look") : tr("Comes with the program"));
      }
      return lines.join(QLatin1Char('\n'));
    }
    case Qt::AccessibleTextRole:
      return tags.isEmpty() ? title : title + QStringLiteral(", ") + tags;
    default:
      return {};
  }
}

LookShelf::LookShelf(ShelfModel* model, ShelfShape shape, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_filter(new QSortFilterProxyModel(this)),
      m_view(new QListView(this)),
      m_nothing(new QLabel(tr("No look is called or tagged like that."), this)) {
  setObjectName(shape == ShelfShape::Strip ? QStringLiteral("lookStrip") : QStringLiteral("contactSheet"));
  setAccessibleName(shape == ShelfShape::Strip ? tr("Looks") : tr("Contact sheet"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  m_filter->setSourceModel(model);
  m_filter->setFilterRole(ShelfModel::SearchRole);
  m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
  const int picturePx = shape == ShelfShape::Strip ? kStripPicture : kSheetPicture;
  auto* delegate = new LookDelegate(picturePx, this);
  m_view->setObjectName(objectName() + QStringLiteral("View"));
  m_view->setAccessibleName(accessibleName());
  m_view->setModel(m_filter);
  m_view->setItemDelegate(delegate);
  m_view->setViewMode(QListView::IconMode);
  m_view->setMovement(QListView::Static);
  m_view->setResizeMode(QListView::Adjust);
  m_view->setSelectionMode(QAbstractItemView::SingleSelection);
  m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_view->setMouseTracking(true);
  m_view->setUniformItemSizes(true);
  m_view->setContextMenuPolicy(Qt::CustomContextMenu);
  m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  QStyleOptionViewItem option;
  option.font = m_view->font();
  const QSize cell = delegate->sizeHint(option, {});
  if (shape == ShelfShape::Strip) {
    m_view->setFlow(QListView::LeftToRight);
    m_view->setWrapping(false);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    m_view->setFixedHeight(cell.height() + m_view->horizontalScrollBar()->sizeHint().height() + kGap);
    m_view->viewport()->installEventFilter(this);
  }
  m_view->installEventFilter(this);
  m_nothing->setObjectName(QStringLiteral("noLooks"));
  m_nothing->setProperty("role", "muted");
  m_nothing->setAlignment(Qt::AlignCenter);
  m_nothing->setWordWrap(true);
  m_nothing->hide();
  layout->addWidget(m_view);
  layout->addWidget(m_nothing);
  connect(m_view, &QListView::clicked, this, &LookShelf::take);
  connect(m_view, &QListView::customContextMenuRequested, this, &LookShelf::showMenu);
}

void LookShelf::setSearch(const QString& text) {
  m_filter->setFilterFixedString(text.trimmed());
  m_nothing->setVisible(m_filter->rowCount() == 0);
  m_view->setVisible(m_filter->rowCount() > 0);
}

void LookShelf::setCurrent(const MakeupLook& look) {
  int row = look.layers.empty() ? 0 : -1;
  for (int i = 1; i < m_model->rowCount() && row < 0; ++i) {
    row = m_model->lookOfRow(i)->look == look ? i : -1;
  }
  const QModelIndex index = row < 0 ? QModelIndex() : m_filter->mapFromSource(m_model->index(row));
  if (index != m_view->currentIndex()) {
    m_view->setCurrentIndex(index);
  }
  if (!index.isValid()) {
    m_view->clearSelection();
  }
}

const ShelfLook* LookShelf::lookAt(const QModelIndex& index) const {
  return m_model->lookOfRow(m_filter->mapToSource(index).row());
}

void LookShelf::take(const QModelIndex& index) {
  if (index.isValid()) {
    const ShelfLook* look = lookAt(index);
    Q_EMIT lookChosen(look == nullptr ? MakeupLook() : look->look);
  }
}

void LookShelf::showMenu(const QPoint& position) {
  const ShelfLook* shown = lookAt(m_view->indexAt(position));
  if (shown == nullptr) {
    return;
  }
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const MakeupLook look = shown->look;
  QAction* rename = menu->addAction(tr("Name and tags…"), this, [this, look] { Q_EMIT renameRequested(look); });
  menu->addAction(icon(QStringLiteral("export")), tr("Export to a file…"), this,
                  [this, look] { Q_EMIT exportRequested(look); });
  QAction* remove = menu->addAction(icon(QStringLiteral("trash")), tr("Delete"), this,
                                    [this, look] { Q_EMIT deleteRequested(look); });
  rename->setEnabled(shown->isOwn);
  remove->setEnabled(shown->isOwn);
  menu->popup(m_view->viewport()->mapToGlobal(position));
}

bool LookShelf::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_view && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
      take(m_view->currentIndex());
      return true;
    }
    if (key == Qt::Key_Menu) {
      showMenu(m_view->visualRect(m_view->currentIndex()).center());
      return true;
    }
  }
  if (watched == m_view->viewport() && event->type() == QEvent::Wheel) {
    // One row: an ordinary wheel moves it sideways.
    const QPoint turn = static_cast<QWheelEvent*>(event)->angleDelta();
    QScrollBar* bar = m_view->horizontalScrollBar();
    bar->setValue(bar->value() - (turn.y() != 0 ? turn.y() : turn.x()));
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace visagiste
