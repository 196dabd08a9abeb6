#include "widgets/palettes/garment_shelf.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/palettes/garment_words.h"
#include "widgets/palettes/picture_shelf.h"

namespace visagiste {
namespace {

constexpr int kPicturePx = 88;

}  // namespace

void GarmentModel::setGarments(std::vector<ShelfGarment> garments) {
  beginResetModel();
  m_garments = std::move(garments);
  endResetModel();
}

int GarmentModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_garments.size());
}

QVariant GarmentModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) {
    return {};
  }
  const ShelfGarment& shown = m_garments[static_cast<std::size_t>(index.row())];
  const QString title = garmentWords(shown.garment->name);
  switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
      return title;
    case Qt::DecorationRole:
      return shown.picture;
    case Qt::ToolTipRole:
      return QStringList{title, words(shown.garment->category), QString::fromStdString(shown.garment->material),
                         shown.isOwn ? tr("Your own garment") : tr("Comes with the program")}
          .join(QLatin1Char('\n'));
    default:
      return {};
  }
}

Qt::ItemFlags GarmentModel::flags(const QModelIndex& index) const {
  return QAbstractListModel::flags(index) | Qt::ItemIsDragEnabled;
}

QStringList GarmentModel::mimeTypes() const {
  return {QLatin1String(kGarmentMimeType)};
}

QMimeData* GarmentModel::mimeData(const QModelIndexList& indexes) const {
  auto* data = new QMimeData;
  if (!indexes.isEmpty()) {
    data->setData(QLatin1String(kGarmentMimeType), QByteArray::number(indexes.front().row()));
  }
  return data;
}

void GarmentFilter::setSearch(const QString& text) {
  m_search = text.trimmed();
  invalidateFilter();
}

void GarmentFilter::setCategory(std::optional<GarmentCategory> category) {
  m_category = category;
  invalidateFilter();
}

bool GarmentFilter::filterAcceptsRow(int row, const QModelIndex& /*parent*/) const {
  const auto* model = qobject_cast<const GarmentModel*>(sourceModel());
  const Garment& garment = *model->garments()[static_cast<std::size_t>(row)].garment;
  if (m_category && garment.category != *m_category) {
    return false;
  }
  QStringList texts{QString::fromStdString(garment.name), garmentWords(garment.name), words(garment.pattern),
                    words(garment.category), QString::fromStdString(garment.material)};
  for (const std::string& tag : garment.tags) {
    texts << QString::fromStdString(tag);
  }
  return texts.join(QLatin1Char('\n')).contains(m_search, Qt::CaseInsensitive);
}

GarmentShelf::GarmentShelf(QWidget* parent)
    : QWidget(parent),
      m_model(new GarmentModel(this)),
      m_filter(new GarmentFilter(this)),
      m_view(new QListView(this)),
      m_search(new QLineEdit(this)),
      m_category(new QComboBox(this)),
      m_nothing(new QLabel(tr("No garment is called like that."), this)),
      m_tools(new QHBoxLayout) {
  setObjectName(QStringLiteral("garmentShelf"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 8, 12, 8);
  layout->setSpacing(6);
  m_tools->setSpacing(8);
  m_search->setObjectName(QStringLiteral("garmentSearch"));
  m_search->setAccessibleName(tr("Search garments"));
  m_search->setPlaceholderText(tr("Name, material or tag"));
  m_search->setClearButtonEnabled(true);
  m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
  m_search->setMaximumWidth(240);
  m_category->setObjectName(QStringLiteral("garmentCategory"));
  m_category->setAccessibleName(tr("Category"));
  m_category->addItem(tr("All tops"), 0);
  for (const GarmentCategoryTraits& traits : garmentCategories()) {
    m_category->addItem(words(traits.category), static_cast<int>(traits.category));
  }
  m_tools->addWidget(m_search, 1);
  m_tools->addWidget(m_category);
  layout->addLayout(m_tools);
  m_filter->setSourceModel(m_model);
  m_view->setObjectName(QStringLiteral("garmentView"));
  m_view->setAccessibleName(tr("Garments"));
  m_view->setModel(m_filter);
  m_view->setViewMode(QListView::IconMode);
  m_view->setFlow(QListView::LeftToRight);
  m_view->setWrapping(false);
  m_view->setMovement(QListView::Static);
  m_view->setDragEnabled(true);  // After the movement, which switches it off.
  m_view->setDragDropMode(QAbstractItemView::DragOnly);
  QStyledItemDelegate* delegate = makePictureDelegate(kPicturePx, m_view);
  m_view->setItemDelegate(delegate);
  m_view->setMouseTracking(true);
  m_view->setUniformItemSizes(true);
  m_view->setTextElideMode(Qt::ElideRight);
  m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_view->setContextMenuPolicy(Qt::CustomContextMenu);
  m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  QStyleOptionViewItem option;
  option.font = m_view->font();
  m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
  m_view->setFixedHeight(delegate->sizeHint(option, {}).height() + m_view->horizontalScrollBar()->sizeHint().height() + 6);
  m_nothing->setObjectName(QStringLiteral("noGarments"));
  m_nothing->setProperty("role", "muted");
  m_nothing->setAlignment(Qt::AlignCenter);
  m_nothing->hide();
  layout->addWidget(m_view);
  layout->addWidget(m_nothing);
  connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
    m_filter->setSearch(text);
    showWhetherAny();
  });
  connect(m_category, &QComboBox::currentIndexChanged, this, [this] {
    const int chosen = m_category->currentData().toInt();
    m_filter->setCategory(chosen == 0 ? std::nullopt : std::optional(static_cast<GarmentCategory>(chosen)));
    showWhetherAny();
  });
  connect(m_model, &QAbstractItemModel::modelReset, this, &GarmentShelf::showWhetherAny);
  connect(m_view, &QListView::clicked, this, &GarmentShelf::take);
  connect(m_view, &QListView::activated, this, &GarmentShelf::take);
  connect(m_view, &QListView::customContextMenuRequested, this, &GarmentShelf::showMenu);
}

void GarmentShelf::focusSearch() {
  m_search->setFocus(Qt::ShortcutFocusReason);
  m_search->selectAll();
}

void GarmentShelf::showWhetherAny() {
  const bool hasAny = m_filter->rowCount() > 0 || m_model->rowCount() == 0;
  m_nothing->setVisible(!hasAny);
  m_view->setVisible(hasAny);
}

const ShelfGarment* GarmentShelf::garmentAt(const QModelIndex& index) const {
  const QModelIndex source = m_filter->mapToSource(index);
  return source.isValid() ? &m_model->garments()[static_cast<std::size_t>(source.row())] : nullptr;
}

void GarmentShelf::take(const QModelIndex& index) {
  if (const ShelfGarment* shown = garmentAt(index)) {
    Q_EMIT garmentChosen(shown->garment);
  }
}

void GarmentShelf::showMenu(const QPoint& position) {
  const ShelfGarment* shown = garmentAt(m_view->indexAt(position));
  if (shown == nullptr) {
    return;
  }
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->addAction(tr("Export…"), this, [this, garment = shown->garment] { Q_EMIT exportRequested(garment); });
  if (shown->isOwn) {
    menu->addAction(tr("Delete"), this,
                    [this, name = QString::fromStdString(shown->garment->name)] { Q_EMIT deleteRequested(name); });
  }
  menu->popup(m_view->viewport()->mapToGlobal(position));
}

}  // namespace visagiste
