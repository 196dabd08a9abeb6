#include "widgets/palettes/makeup_panel.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/palettes/layer_editor.h"
#include "widgets/palettes/layer_list.h"
#include "widgets/palettes/makeup_words.h"
#include "widgets/palettes/shade_browser.h"

namespace visagiste {
namespace {

const QList<int> kShares{320, 160, 260};  // Heights of shades, layers and settings on a usual screen.

/// The place of a product in the order in which makeup is put on.
int orderOf(MakeupProduct product) {
  const auto& products = makeupProducts();
  return static_cast<int>(std::find_if(products.begin(), products.end(),
                                       [product](const MakeupProductTraits& t) { return t.product == product; }) -
                          products.begin());
}

bool hasFinish(MakeupProduct product, MakeupFinish finish) {
  const auto& finishes = traitsOf(product).finishes;
  return std::find(finishes.begin(), finishes.end(), finish) != finishes.end();
}

/// What symmetric editing carries over to the other side: everything but the side and the name.
void copySettings(const MakeupLayer& from, MakeupLayer& to) {
  const FaceSide side = to.side;
  const std::string name = to.name;
  to = from;
  to.side = side;
  to.name = name;
}

}  // namespace

MakeupPanel::MakeupPanel(QWidget* parent)
    : QWidget(parent), m_shades(new ShadeBrowser(this)), m_layers(new LayerList(this)) {
  setObjectName(QStringLiteral("makeupPanel"));
  setAccessibleName(tr("Makeup"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* splitter = new QSplitter(Qt::Vertical, this);
  splitter->setObjectName(QStringLiteral("makeupSplitter"));
  splitter->setChildrenCollapsible(false);
  splitter->setHandleWidth(9);
  splitter->addWidget(m_shades);
  splitter->addWidget(m_layers);
  m_settings = buildEditor();
  splitter->addWidget(m_settings);
  splitter->setStretchFactor(0, 3);
  splitter->setStretchFactor(1, 2);
  splitter->setStretchFactor(2, 1);
  splitter->setSizes(kShares);
  layout->addWidget(splitter);
  connect(m_shades, &ShadeBrowser::shadeChosen, this, &MakeupPanel::takeShade);
  connect(m_shades, &ShadeBrowser::productChosen, this, &MakeupPanel::chooseProduct);
  connect(m_shades, &ShadeBrowser::layerRequested, this, &MakeupPanel::addUsualLayer);
  connect(m_layers, &LayerList::layerRequested, this, &MakeupPanel::addUsualLayer);
  connect(m_layers, &LayerList::currentLayerChanged, this, [this] {
    m_editor->finishGesture();
    showCurrentLayer();
  });
  connect(m_layers, &LayerList::shownLookChanged, this, &MakeupPanel::shownLookChanged);
  connect(m_layers, &LayerList::lookEdited, this, [this](const MakeupLook& look, EditStep step) {
    showCurrentLayer();
    Q_EMIT lookEdited(look, step);
  });
  connect(m_editor, &LayerEditor::layerEdited, this, &MakeupPanel::takeLayer);
  connect(m_editor, &LayerEditor::colorSlotChosen, this, &MakeupPanel::showCurrentLayer);
  connect(m_editor, &LayerEditor::pictureRequested, this,
          [this] { Q_EMIT facePaintRequested(m_layers->currentLayer()); });
  showCurrentLayer();
}

QWidget* MakeupPanel::buildEditor() {
  auto* side = new QWidget(this);
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  auto* row = new QHBoxLayout;
  auto* heading = new QLabel(tr("Layer"), side);
  heading->setProperty("role", "heading");
  row->addWidget(heading);
  row->addStretch(1);
  m_mask = new QToolButton(side);
  m_mask->setObjectName(QStringLiteral("paintMask"));
  m_mask->setIcon(icon(QStringLiteral("brush")));
  m_mask->setCheckable(true);
  m_mask->setToolTip(tr("Paint on the face where this layer shows (P)"));
  m_mask->setAccessibleName(m_mask->toolTip());
  connect(m_mask, &QToolButton::toggled, this, &MakeupPanel::maskPaintingToggled);
  row->addWidget(m_mask);
  m_symmetric = new QToolButton(side);
  m_symmetric->setObjectName(QStringLiteral("symmetricMakeup"));
  m_symmetric->setIcon(icon(QStringLiteral("symmetric")));
  m_symmetric->setCheckable(true);
  m_symmetric->setChecked(true);
  m_symmetric->setToolTip(tr("Symmetric: what changes on one side changes on the other"));
  m_symmetric->setAccessibleName(m_symmetric->toolTip());
  row->addWidget(m_symmetric);
  layout->addLayout(row);
  auto* scroll = new QScrollArea(side);
  scroll->setObjectName(QStringLiteral("layerEditorScroll"));
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setMinimumHeight(96);
  m_editor = new LayerEditor(scroll);
  auto* page = new QWidget(scroll);
  auto* pageLayout = new QVBoxLayout(page);
  pageLayout->setContentsMargins(0, 0, 12, 0);  // Clear of the scroll bar.
  pageLayout->addWidget(m_editor);
  pageLayout->addStretch(1);
  scroll->setWidget(page);
  layout->addWidget(scroll, 1);
  return side;
}

const MakeupLook& MakeupPanel::look() const {
  return m_layers->look();
}

void MakeupPanel::setLook(const MakeupLook& look) {
  if (!(look == m_layers->look())) {
    m_layers->setLook(look);
    showCurrentLayer();
  }
}

MakeupLook MakeupPanel::shownLook() const {
  return m_layers->shownLook();
}

bool MakeupPanel::isSymmetric() const {
  return m_symmetric->isChecked();
}

void MakeupPanel::setSymmetric(bool isSymmetric) {
  m_symmetric->setChecked(isSymmetric);
}

void MakeupPanel::finishGesture() {
  m_editor->finishGesture();
}

void MakeupPanel::focusSearch() {
  findChild<QLineEdit*>(QStringLiteral("shadeSearch"))->setFocus(Qt::ShortcutFocusReason);
}

int MakeupPanel::topmostOf(MakeupProduct product) const {
  const auto& layers = look().layers;
  for (int i = static_cast<int>(layers.size()) - 1; i >= 0; --i) {
    if (layers[static_cast<std::size_t>(i)].product == product) {
      return i;
    }
  }
  return -1;
}

void MakeupPanel::takeShade(const MakeupShade& shade) {
  finishGesture();
  int layer = m_layers->currentLayer();
  if (layer < 0 || look().layers[static_cast<std::size_t>(layer)].product != shade.product) {
    layer = topmostOf(shade.product);
  }
  if (layer < 0) {
    MakeupLayer added = usualLayer(shade.product, shade.color);
    added.colors = {shade.color};  // Also where the usual layer takes the person's own.
    added.finish = shade.finish;
    addLayer(added);
    return;
  }
  m_layers->setCurrentLayer(layer);
  MakeupLayer changed = look().layers[static_cast<std::size_t>(layer)];
  const auto slot = static_cast<std::size_t>(m_editor->colorSlot());
  if (slot < changed.colors.size()) {
    changed.colors[slot] = shade.color;
  } else {
    changed.colors.push_back(shade.color);
  }
  if (hasFinish(changed.product, shade.finish)) {
    changed.finish = shade.finish;
  }
  if (!(changed == look().layers[static_cast<std::size_t>(layer)])) {
    takeLayer(changed, EditStep::Ends);
  }
}

void MakeupPanel::addUsualLayer() {
  finishGesture();
  const MakeupProduct product = m_shades->product();
  if (product == MakeupProduct::FacePaint) {
    Q_EMIT facePaintRequested(-1);
    return;
  }
  const MakeupShade shade = m_shades->currentShade();
  MakeupLayer layer = usualLayer(product, shade.color);
  if (!layer.colors.empty() && hasFinish(product, shade.finish)) {
    layer.finish = shade.finish;
  }
  addLayer(layer);
}

void MakeupPanel::addLayer(const MakeupLayer& layer) {
  MakeupLook changed = look();
  if (changed.layers.size() >= static_cast<std::size_t>(MakeupLook::kMostLayers)) {
    return;
  }
  const auto place = std::find_if(
      changed.layers.rbegin(), changed.layers.rend(),
      [order = orderOf(layer.product)](const MakeupLayer& other) { return orderOf(other.product) <= order; });
  const auto index = changed.layers.rend() - place;
  changed.layers.insert(changed.layers.begin() + index, layer);
  m_layers->setLook(changed);
  m_layers->setCurrentLayer(static_cast<int>(index));
  showCurrentLayer();
  Q_EMIT lookEdited(changed, EditStep::Ends);
}

void MakeupPanel::takeFacePaint(int layer, const Image& picture) {
  if (layer >= 0 && layer < static_cast<int>(look().layers.size()) &&
      look().layers[static_cast<std::size_t>(layer)].product == MakeupProduct::FacePaint) {
    MakeupLook changed = look();
    changed.layers[static_cast<std::size_t>(layer)].picture = picture;
    announce(changed, EditStep::Ends);
    return;
  }
  MakeupLayer added = usualLayer(MakeupProduct::FacePaint, {});
  added.picture = picture;
  addLayer(added);
}

const MakeupLayer* MakeupPanel::currentLayer() const {
  const int current = m_layers->currentLayer();
  return current < 0 ? nullptr : &look().layers[static_cast<std::size_t>(current)];
}

void MakeupPanel::takeMask(const Image& mask, EditStep step) {
  if (const MakeupLayer* layer = currentLayer()) {
    MakeupLayer changed = *layer;
    changed.mask = mask;
    takeLayer(changed, step);
  }
}

void MakeupPanel::setMaskPainting(bool isOn) {
  m_mask->setChecked(isOn);
}

void MakeupPanel::takeLayer(const MakeupLayer& layer, EditStep step) {
  const int current = m_layers->currentLayer();
  MakeupLook changed = look();
  if (current < 0 || current >= static_cast<int>(changed.layers.size())) {
    return;
  }
  const MakeupLayer before = changed.layers[static_cast<std::size_t>(current)];
  changed.layers[static_cast<std::size_t>(current)] = layer;
  const FaceSide opposite = before.side == FaceSide::Left ? FaceSide::Right : FaceSide::Left;
  if (isSymmetric() && before.side != FaceSide::Both && layer.side == before.side) {
    for (MakeupLayer& other : changed.layers) {
      if (other.side == opposite && other.product == before.product && other.zone == before.zone) {
        copySettings(layer, other);
        break;
      }
    }
  }
  announce(changed, step);
}

void MakeupPanel::announce(const MakeupLook& look, EditStep step) {
  m_layers->setLook(look);
  showCurrentLayer();
  Q_EMIT lookEdited(look, step);
}

void MakeupPanel::chooseProduct(MakeupProduct product) {
  const int layer = topmostOf(product);
  if (layer >= 0) {
    m_layers->setCurrentLayer(layer);
  }
}

void MakeupPanel::showCurrentLayer() {
  const int current = m_layers->currentLayer();
  m_settings->setVisible(current >= 0);
  if (current < 0) {
    m_editor->setLayer(std::nullopt);
    return;
  }
  const MakeupLayer& layer = look().layers[static_cast<std::size_t>(current)];
  m_editor->setLayer(layer);
  m_shades->setProduct(layer.product);
  if (!layer.colors.empty()) {
    const auto slot = std::min(static_cast<std::size_t>(m_editor->colorSlot()), layer.colors.size() - 1);
    m_shades->setCurrentShade({{}, layer.product, layer.finish, layer.colors[slot]});
  }
}

}  // namespace visagiste
