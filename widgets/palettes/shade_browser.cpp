#include "widgets/palettes/shade_browser.h"

#include <algorithm>
#include <QButtonGroup>
#include <QColorDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

#include "widgets/common/elided_label.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/icons.h"
#include "widgets/palettes/makeup_words.h"
#include "widgets/palettes/shade_grid.h"
#include "widgets/palettes/shade_model.h"
#include "widgets/palettes/subset_buttons.h"
#include "widgets/palettes/swatch_label.h"
#include "widgets/palettes/swatch_painter.h"

namespace visagiste {
namespace {

constexpr QSize kPreviewSize{52, 44};

QToolButton* toggle(const char* name, const char* iconName, const QString& toolTip, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setObjectName(QLatin1String(name));
  button->setIcon(icon(QLatin1String(iconName)));
  button->setCheckable(true);
  button->setToolTip(toolTip);
  button->setAccessibleName(toolTip);
  return button;
}

}  // namespace

ShadeBrowser::ShadeBrowser(QWidget* parent)
    : QWidget(parent),
      m_model(new ShadeModel(this)),
      m_labOf([](SrgbColor) { return Eigen::Vector3f::Zero().eval(); }) {
  setObjectName(QStringLiteral("shadeBrowser"));
  setAccessibleName(tr("Makeup palette"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  m_kinds = new QTabBar(this);
  m_kinds->setObjectName(QStringLiteral("productKinds"));
  m_kinds->setAccessibleName(tr("Kinds of products"));
  m_kinds->setDrawBase(false);
  m_kinds->setExpanding(true);
  m_kinds->setUsesScrollButtons(true);
  for (const ProductKind kind : kProductKinds) {
    m_kinds->addTab(words(kind));
  }
  layout->addWidget(m_kinds);
  buildProducts();
  layout->addWidget(buildFilters());
  m_grid = new ShadeGrid(m_model, this);
  layout->addWidget(m_grid, 1);
  m_emptyState = buildEmptyState();
  layout->addWidget(m_emptyState, 1);
  m_details = buildDetails();
  layout->addWidget(m_details);
  connect(m_kinds, &QTabBar::currentChanged, this, [this](int index) {
    showKind(index);
    chooseProduct(productsOf(kProductKinds[static_cast<std::size_t>(index)]).front());
  });
  connect(m_grid, &ShadeGrid::shadeTaken, this,
          [this](const QModelIndex& at) { take(at.data(ShadeModel::ShadeRole).value<PaletteShade>().shade); });
  connect(m_grid, &ShadeGrid::favouriteToggled, this, [this](const QModelIndex& at) {
    toggleFavourite(at.data(ShadeModel::ShadeRole).value<PaletteShade>().shade);
  });
  connect(m_model, &QAbstractItemModel::modelReset, this, &ShadeBrowser::refreshGrid);
  setProduct(MakeupProduct::Lipstick);
}

void ShadeBrowser::buildProducts() {
  auto* row = new QWidget(this);
  auto* flow = new FlowLayout(row, 4);
  auto* group = new QButtonGroup(this);
  for (const ProductKind kind : kProductKinds) {
    for (const MakeupProduct product : productsOf(kind)) {
      auto* button = new QToolButton(row);
      const std::string_view name = traitsOf(product).name;
      button->setObjectName(QStringLiteral("product.") + QLatin1String(name.data(), static_cast<int>(name.size())));
      button->setText(words(product));
      button->setCheckable(true);
      button->setProperty("role", "chip");
      group->addButton(button);
      flow->addWidget(button);
      m_products[product] = button;
      connect(button, &QToolButton::clicked, this, [this, product] { chooseProduct(product); });
    }
  }
  static_cast<QVBoxLayout*>(layout())->addWidget(row);
}

QWidget* ShadeBrowser::buildFilters() {
  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  m_search = new QLineEdit(row);
  m_search->setObjectName(QStringLiteral("shadeSearch"));
  m_search->setAccessibleName(tr("Search shades"));
  m_search->setPlaceholderText(tr("Name or #colour"));
  m_search->setToolTip(tr("Searches all products by name, finish or colour (Ctrl+F)"));
  m_search->setClearButtonEnabled(true);
  m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
  layout->addWidget(m_search, 1);
  m_subset = new SubsetButtons(QStringLiteral("favouritesOnly"), QStringLiteral("recentOnly"), layout, row);
  m_bestMatch = toggle("bestMatch", "match", tr("Sort by what suits this skin"), row);
  m_bestMatch->setEnabled(false);
  layout->addWidget(m_bestMatch);
  connect(m_search, &QLineEdit::textChanged, m_model, &ShadeModel::setSearch);
  connect(m_subset, &SubsetButtons::subsetChanged, m_model, &ShadeModel::setSubset);
  connect(m_bestMatch, &QToolButton::toggled, this,
          [this](bool isOn) { m_model->setOrder(isOn ? ShadeOrder::BestMatch : ShadeOrder::ByColor); });
  return row;
}

QWidget* ShadeBrowser::buildEmptyState() {
  auto* state = new QWidget(this);
  auto* layout = new QVBoxLayout(state);
  layout->setContentsMargins(8, 8, 8, 8);
  m_nothing = new QLabel(state);
  m_nothing->setObjectName(QStringLiteral("noShades"));
  m_nothing->setProperty("role", "muted");
  m_nothing->setWordWrap(true);
  m_nothing->setAlignment(Qt::AlignCenter);
  m_addLayer = new QPushButton(tr("Put it on"), state);
  m_addLayer->setObjectName(QStringLiteral("putOn"));
  layout->addStretch(1);
  layout->addWidget(m_nothing);
  layout->addWidget(m_addLayer, 0, Qt::AlignHCenter);
  layout->addStretch(1);
  connect(m_addLayer, &QPushButton::clicked, this, &ShadeBrowser::layerRequested);
  return state;
}

QWidget* ShadeBrowser::buildDetails() {
  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  m_preview = new SwatchLabel(kPreviewSize, row);
  m_preview->setObjectName(QStringLiteral("shadePreview"));
  layout->addWidget(m_preview);
  auto* text = new QVBoxLayout;
  text->setSpacing(2);
  m_name = new ElidedLabel(row);
  m_name->setObjectName(QStringLiteral("shadeName"));
  m_name->setProperty("role", "heading");
  m_values = new ElidedLabel(row);
  m_values->setObjectName(QStringLiteral("shadeValues"));
  m_values->setProperty("role", "muted");
  text->addWidget(m_name);
  text->addWidget(m_values);
  layout->addLayout(text, 1);
  m_star = toggle("shadeFavourite", "star", tr("Favourite (F)"), row);
  m_pick = toggle("shadePick", "eyedropper", tr("Take a colour from the picture (I)"), row);
  m_mix = toggle("shadeMix", "mix", tr("Mix an own colour…"), row);
  m_mix->setCheckable(false);
  for (QToolButton* button : {m_star, m_pick, m_mix}) {
    layout->addWidget(button);
  }
  connect(m_star, &QToolButton::clicked, this, [this] { toggleFavourite(m_current); });
  connect(m_pick, &QToolButton::clicked, this, &ShadeBrowser::pickingToggled);
  connect(m_mix, &QToolButton::clicked, this, &ShadeBrowser::mixColor);
  return row;
}

void ShadeBrowser::setLabOf(LabOf labOf) {
  m_labOf = labOf;
  m_model->setLabOf(std::move(labOf));
  refreshDetails();
}

void ShadeBrowser::setShades(std::vector<PaletteShade> shades) {
  const bool hasMatches =
      std::any_of(shades.begin(), shades.end(), [](const PaletteShade& s) { return s.mismatch.has_value(); });
  m_bestMatch->setEnabled(hasMatches);
  m_bestMatch->setToolTip(hasMatches ? tr("Sort by what suits this skin")
                                     : tr("Sort by what suits this skin: needs a face in the picture"));
  m_model->setShades(std::move(shades));
  if (!m_hasCurrent && m_model->rowCount() > 0) {
    setCurrentShade(m_model->rows().front().shade);
  }
}

void ShadeBrowser::setFavourites(std::vector<MakeupShade> favourites) {
  m_model->setFavourites(std::move(favourites));
  refreshDetails();
}

void ShadeBrowser::setRecent(std::vector<MakeupShade> recent) {
  m_model->setRecent(std::move(recent));
}

MakeupProduct ShadeBrowser::product() const {
  return m_model->product();
}

void ShadeBrowser::setProduct(MakeupProduct product) {
  const auto* kind = std::find(kProductKinds.begin(), kProductKinds.end(), kindOf(product));
  const QSignalBlocker quiet(m_kinds);
  m_kinds->setCurrentIndex(static_cast<int>(kind - kProductKinds.begin()));
  showKind(m_kinds->currentIndex());
  m_products.at(product)->setChecked(true);
  m_model->setProduct(product);
  if (m_current.product != product) {
    const auto& rows = m_model->rows();
    m_current =
        rows.empty() ? MakeupShade{{}, product, traitsOf(product).finishes.front(), {128, 90, 80}} : rows.front().shade;
    m_current.product = product;
  }
  refreshGrid();
}

void ShadeBrowser::setCurrentShade(const MakeupShade& shade) {
  // The same colour under a name is more useful to read than "Custom".
  const auto& rows = m_model->rows();
  const auto named = std::find_if(rows.begin(), rows.end(), [&](const PaletteShade& row) {
    return row.shade.product == shade.product && row.shade.color == shade.color;
  });
  const QString name = named == rows.end() ? QString() : QString::fromStdString(named->shade.name);
  m_current = shade;
  m_hasCurrent = true;
  if (m_current.name.empty()) {
    m_current.name = name.toStdString();
  }
  refreshGrid();
}

void ShadeBrowser::setPicking(bool isPicking) {
  m_pick->setChecked(isPicking);
}

void ShadeBrowser::takeColor(SrgbColor color) {
  if (traitsOf(product()).mostColors > 0) {
    take({{},
          product(),
          m_current.product == product() ? m_current.finish : traitsOf(product()).finishes.front(),
          color});
  }
}

void ShadeBrowser::showKind(int kindIndex) {
  const ProductKind kind = kProductKinds[static_cast<std::size_t>(kindIndex)];
  for (const auto& [product, button] : m_products) {
    button->setVisible(kindOf(product) == kind);
  }
}

void ShadeBrowser::chooseProduct(MakeupProduct product) {
  m_search->clear();
  setProduct(product);
  Q_EMIT productChosen(product);
}

void ShadeBrowser::take(const MakeupShade& shade) {
  m_current = shade;
  if (shade.product != product()) {
    setProduct(shade.product);
  }
  m_model->noteUse(shade);
  refreshDetails();
  Q_EMIT shadeChosen(shade);
  Q_EMIT recentChanged(m_model->recent());
}

void ShadeBrowser::toggleFavourite(const MakeupShade& shade) {
  m_model->toggleFavourite(shade);
  refreshDetails();
  Q_EMIT favouritesChanged(m_model->favourites());
}

void ShadeBrowser::refreshGrid() {
  const bool hasRows = m_model->rowCount() > 0;
  m_grid->setVisible(hasRows);
  m_emptyState->setVisible(!hasRows);
  const bool hasColors = traitsOf(product()).mostColors > 0;
  m_addLayer->setVisible(!hasColors && m_search->text().isEmpty());
  m_nothing->setText(!m_search->text().isEmpty() ? tr("No shade is called that. A colour such as #c2185b works too.")
                     : !hasColors                ? tr("%1 has no colour to choose.").arg(words(product()))
                     : m_subset->subset() == PaletteSubset::Favourites
                         ? tr("No favourites here yet. Press F on a shade.")
                     : m_subset->subset() == PaletteSubset::Recent ? tr("Shades that you use are listed here.")
                                                                   : tr("No shades are installed for this product."));
  const int row = m_model->rowOf(m_current);
  m_grid->setCurrentIndex(row >= 0 ? m_model->index(row) : QModelIndex());
  m_grid->viewport()->update();
  m_details->setVisible(hasColors);
  refreshDetails();
}

void ShadeBrowser::refreshDetails() {
  m_preview->setColors({m_current.color}, m_current.finish);
  m_name->setFullText(shadeTitle(m_current) + QStringLiteral(" · ") + words(m_current.finish));
  m_values->setFullText(colorWords(m_current.color, m_labOf(m_current.color)));
  const bool isFavourite = m_model->isFavourite(m_current);
  m_star->setChecked(isFavourite);
  m_star->setIcon(icon(isFavourite ? QStringLiteral("star-filled") : QStringLiteral("star")));
}

void ShadeBrowser::mixColor() {
  auto* dialog = new QColorDialog(qtColor(m_current.color), this);
  dialog->setObjectName(QStringLiteral("mixDialog"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Mix an own colour"));
  dialog->setOption(QColorDialog::DontUseNativeDialog);
  connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor& color) { takeColor(srgbOf(color)); });
  dialog->show();
}

}  // namespace visagiste
