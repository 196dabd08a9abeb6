#include "widgets/palettes/picture_shelf.h"

#include <algorithm>
#include <QImage>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "widgets/common/theme.h"

namespace visagiste {
namespace {

constexpr int kStripPicture = 88;
constexpr int kSheetPicture = 188;
constexpr int kGap = 8;
constexpr int kCaptionGap = 4;

class PictureDelegate : public QStyledItemDelegate {
 public:
  PictureDelegate(int picturePx, QObject* parent) : QStyledItemDelegate(parent), m_picturePx(picturePx) {}

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
  /// Until a picture is there its colours stand for it.
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

}  // namespace

QStyledItemDelegate* makePictureDelegate(int picturePx, QObject* parent) {
  return new PictureDelegate(picturePx, parent);
}

PictureShelf::PictureShelf(QAbstractItemModel* model, int searchRole, ShelfShape shape, QWidget* parent)
    : QWidget(parent),
      m_filter(new QSortFilterProxyModel(this)),
      m_view(new QListView(this)),
      m_nothing(new QLabel(this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  m_filter->setSourceModel(model);
  m_filter->setFilterRole(searchRole);
  m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
  auto* delegate = new PictureDelegate(shape == ShelfShape::Strip ? kStripPicture : kSheetPicture, this);
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
  m_nothing->setObjectName(QStringLiteral("nothingFound"));
  m_nothing->setProperty("role", "muted");
  m_nothing->setAlignment(Qt::AlignCenter);
  m_nothing->setWordWrap(true);
  m_nothing->hide();
  layout->addWidget(m_view);
  layout->addWidget(m_nothing);
  connect(m_view, &QListView::clicked, this, &PictureShelf::take);
  connect(m_view, &QListView::customContextMenuRequested, this, &PictureShelf::askForMenu);
}

void PictureShelf::setNames(const QString& objectName, const QString& accessibleName) {
  setObjectName(objectName);
  setAccessibleName(accessibleName);
  m_view->setObjectName(objectName + QStringLiteral("View"));
  m_view->setAccessibleName(accessibleName);
}

void PictureShelf::setNothingText(const QString& text) {
  m_nothing->setText(text);
}

void PictureShelf::setSearch(const QString& text) {
  m_filter->setFilterFixedString(text.trimmed());
  m_nothing->setVisible(m_filter->rowCount() == 0);
  m_view->setVisible(m_filter->rowCount() > 0);
}

void PictureShelf::setCurrentRow(int row) {
  const QModelIndex index = row < 0 ? QModelIndex() : m_filter->mapFromSource(m_filter->sourceModel()->index(row, 0));
  if (index != m_view->currentIndex()) {
    m_view->setCurrentIndex(index);
  }
  if (!index.isValid()) {
    m_view->clearSelection();
  }
}

int PictureShelf::rowOf(const QModelIndex& shown) const {
  return shown.isValid() ? m_filter->mapToSource(shown).row() : -1;
}

void PictureShelf::take(const QModelIndex& shown) {
  if (const int row = rowOf(shown); row >= 0) {
    Q_EMIT rowChosen(row);
  }
}

void PictureShelf::askForMenu(const QPoint& position) {
  if (const int row = rowOf(m_view->indexAt(position)); row >= 0) {
    Q_EMIT menuRequested(row, m_view->viewport()->mapToGlobal(position));
  }
}

bool PictureShelf::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_view && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) {
      take(m_view->currentIndex());
      return true;
    }
    if (key == Qt::Key_Menu) {
      askForMenu(m_view->visualRect(m_view->currentIndex()).center());
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
