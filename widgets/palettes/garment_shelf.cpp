#include "widgets/palettes/garment_shelf.h"

#include <algorithm>
#include <QColor>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <utility>

#include "widgets/common/icons.h"
#include "widgets/palettes/garment_words.h"
#include "widgets/palettes/picture_shelf.h"
#include "widgets/palettes/subset_buttons.h"

namespace visagiste {
namespace {

constexpr int kPicturePx = 88;

}  // namespace

void GarmentModel::setGarments(std::vector<ShelfGarment> garments) {
  beginResetModel();
  m_garments = std::move(garments);
  endResetModel();
}

void GarmentModel::setMemory(PaletteMemory<QString> memory) {
  m_memory = std::move(memory);
  if (!m_garments.empty()) {
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
  }
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
  const bool isFavourite = m_memory.isFavourite(QString::fromStdString(shown.garment->name));
  switch (role) {
    case Qt::DisplayRole:
      return isFavourite ? QStringLiteral("★ ") + title : title;
    case Qt::AccessibleTextRole:
      return isFavourite ? tr("%1, a favourite").arg(title) : title;
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

void GarmentFilter::setColor(std::optional<ColorFamily> color) {
  m_color = color;
  invalidateFilter();
}

void GarmentFilter::setSubset(PaletteSubset subset) {
  m_subset = subset;
  invalidate();
  sort(m_subset == PaletteSubset::Recent ? 0 : -1);
}

bool GarmentFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  const auto* model = qobject_cast<const GarmentModel*>(sourceModel());
  const auto rank = [model](const QModelIndex& index) {
    return model->memory().recentRank(
        QString::fromStdString(model->garments()[static_cast<std::size_t>(index.row())].garment->name));
  };
  return rank(left) < rank(right);
}

bool GarmentFilter::filterAcceptsRow(int row, const QModelIndex& /*parent*/) const {
  const auto* model = qobject_cast<const GarmentModel*>(sourceModel());
  const Garment& garment = *model->garments()[static_cast<std::size_t>(row)].garment;
  const QString name = QString::fromStdString(garment.name);
  if ((m_category && garment.category != *m_category) || (m_color && familyOf(garment.color) != *m_color) ||
      (m_subset == PaletteSubset::Favourites && !model->memory().isFavourite(name)) ||
      (m_subset == PaletteSubset::Recent && model->memory().recentRank(name) < 0)) {
    return false;
  }
  QStringList texts{name, garmentWords(garment.name), words(garment.pattern), words(garment.category),
                    QString::fromStdString(garment.material)};
  for (const std::string& tag : garment.tags) {
    texts << QString::fromStdString(tag);
  }
  return texts.join(QLatin1Char('\n')).contains(m_search, Qt::CaseInsensitive);
}

const std::vector<ColorFamily>& colorFamilies() {
  using F = ColorFamily;
  static const std::vector<F> families{F::Black,  F::Grey,   F::White, F::Brown, F::Red,
                                       F::Orange, F::Yellow, F::Green, F::Blue,  F::Purple};
  return families;
}

ColorFamily familyOf(SrgbColor color) {
  using F = ColorFamily;
  const QColor hsl = QColor(color.r, color.g, color.b).toHsl();
  const int chroma = std::max({color.r, color.g, color.b}) - std::min({color.r, color.g, color.b});
  const int light = hsl.lightness();
  constexpr int kColoured = 28;
  if (light < 42 && chroma < 40) {
    return F::Black;
  }
  if (chroma < kColoured) {
    return light > 215 ? F::White : light < 60 ? F::Black : F::Grey;
  }
  const int hue = hsl.hslHue();
  if (hue >= 15 && hue < 50 && (light < 120 || chroma < 90)) {
    return F::Brown;
  }
  return hue < 15 || hue >= 335 ? F::Red
         : hue < 42             ? F::Orange
         : hue < 68             ? F::Yellow
         : hue < 170            ? F::Green
         : hue < 255            ? F::Blue
                                : F::Purple;
}

GarmentShelf::GarmentShelf(QWidget* parent)
    : QWidget(parent),
      m_model(new GarmentModel(this)),
      m_filter(new GarmentFilter(this)),
      m_view(new QListView(this)),
      m_search(new QLineEdit(this)),
      m_category(new QComboBox(this)),
      m_color(new QComboBox(this)),
      m_nothing(new QLabel(tr("No garment fits."), this)),
      m_tools(new QHBoxLayout) {
  setObjectName(QStringLiteral("garmentShelf"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 8, 12, 8);
  layout->setSpacing(6);
  m_tools->setSpacing(8);
  buildFilters();
  layout->addLayout(m_tools);
  m_filter->setSourceModel(m_model);
  m_filter->setDynamicSortFilter(false);  // Tiles keep their places until another list is asked for.
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
  m_view->setFixedHeight(delegate->sizeHint(option, {}).height() + m_view->horizontalScrollBar()->sizeHint().height() +
                         6);
  m_nothing->setObjectName(QStringLiteral("noGarments"));
  m_nothing->setProperty("role", "muted");
  m_nothing->setAlignment(Qt::AlignCenter);
  m_nothing->hide();
  layout->addWidget(m_view);
  layout->addWidget(m_nothing);
  m_view->installEventFilter(this);
  connect(m_model, &QAbstractItemModel::modelReset, this, &GarmentShelf::showWhetherAny);
  connect(m_view, &QListView::clicked, this, &GarmentShelf::take);
  connect(m_view, &QListView::activated, this, &GarmentShelf::take);
  connect(m_view, &QListView::customContextMenuRequested, this, &GarmentShelf::showMenu);
}

void GarmentShelf::buildFilters() {
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
  m_color->setObjectName(QStringLiteral("garmentColor"));
  m_color->setAccessibleName(tr("Colour"));
  m_color->addItem(tr("All colours"), 0);
  for (const ColorFamily family : colorFamilies()) {
    m_color->addItem(words(family), static_cast<int>(family));
  }
  m_tools->addWidget(m_color);
  auto* subset =
      new SubsetButtons(QStringLiteral("garmentFavouritesOnly"), QStringLiteral("garmentRecentOnly"), m_tools, this);
  connect(subset, &SubsetButtons::subsetChanged, this, [this](PaletteSubset chosen) {
    m_filter->setSubset(chosen);
    showWhetherAny();
  });
  connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
    m_filter->setSearch(text);
    showWhetherAny();
  });
  connect(m_category, &QComboBox::currentIndexChanged, this, [this] {
    const int chosen = m_category->currentData().toInt();
    m_filter->setCategory(chosen == 0 ? std::nullopt : std::optional(static_cast<GarmentCategory>(chosen)));
    showWhetherAny();
  });
  connect(m_color, &QComboBox::currentIndexChanged, this, [this] {
    const int chosen = m_color->currentData().toInt();
    m_filter->setColor(chosen == 0 ? std::nullopt : std::optional(static_cast<ColorFamily>(chosen)));
    showWhetherAny();
  });
}

bool GarmentShelf::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_view && event->type() == QEvent::KeyPress && m_view->currentIndex().isValid()) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_F && key->modifiers() == Qt::NoModifier) {
      toggleFavourite(m_view->currentIndex());
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void GarmentShelf::setFavourites(const QStringList& names) {
  PaletteMemory<QString> memory = m_model->memory();
  memory.setFavourites({names.begin(), names.end()});
  m_model->setMemory(std::move(memory));
}

void GarmentShelf::setRecent(const QStringList& names) {
  PaletteMemory<QString> memory = m_model->memory();
  memory.setRecent({names.begin(), names.end()});
  m_model->setMemory(std::move(memory));
}

void GarmentShelf::toggleFavourite(const QModelIndex& index) {
  if (const ShelfGarment* shown = garmentAt(index)) {
    PaletteMemory<QString> memory = m_model->memory();
    memory.toggleFavourite(QString::fromStdString(shown->garment->name));
    m_model->setMemory(std::move(memory));
    m_filter->invalidate();
    showWhetherAny();
    const auto& names = m_model->memory().favourites();
    Q_EMIT favouritesChanged({names.begin(), names.end()});
  }
}

std::vector<std::shared_ptr<const Garment>> GarmentShelf::listed() const {
  std::vector<std::shared_ptr<const Garment>> garments;
  for (int row = 0; row < m_filter->rowCount(); ++row) {
    garments.push_back(garmentAt(m_filter->index(row, 0))->garment);
  }
  return garments;
}

void GarmentShelf::takeRow(int row) {
  const std::shared_ptr<const Garment> garment = m_model->garments().at(static_cast<std::size_t>(row)).garment;
  PaletteMemory<QString> memory = m_model->memory();
  memory.noteUse(QString::fromStdString(garment->name));
  m_model->setMemory(std::move(memory));
  const auto& names = m_model->memory().recent();
  Q_EMIT recentChanged({names.begin(), names.end()});
  Q_EMIT garmentChosen(garment);
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
  if (const QModelIndex source = m_filter->mapToSource(index); source.isValid()) {
    takeRow(source.row());
  }
}

void GarmentShelf::showMenu(const QPoint& position) {
  const ShelfGarment* shown = garmentAt(m_view->indexAt(position));
  if (shown == nullptr) {
    return;
  }
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const QPersistentModelIndex index = m_view->indexAt(position);
  const bool isFavourite = m_model->memory().isFavourite(QString::fromStdString(shown->garment->name));
  menu->addAction(isFavourite ? tr("No longer a favourite") : tr("Favourite (F)"), this,
                  [this, index] { toggleFavourite(index); });
  menu->addAction(tr("Export…"), this, [this, garment = shown->garment] { Q_EMIT exportRequested(garment); });
  if (shown->isOwn) {
    menu->addAction(tr("Delete"), this,
                    [this, name = QString::fromStdString(shown->garment->name)] { Q_EMIT deleteRequested(name); });
  }
  menu->popup(m_view->viewport()->mapToGlobal(position));
}

}  // namespace visagiste
