#include "widgets/palettes/layer_list.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/palettes/layer_view.h"
#include "widgets/palettes/makeup_words.h"

namespace visagiste {

LayerList::LayerList(QWidget* parent)
    : QWidget(parent), m_model(new LayerModel(this)), m_view(new LayerView(m_model, this)) {
  setObjectName(QStringLiteral("layerList"));
  setAccessibleName(tr("Layers"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  buildTools();
  m_empty = new QLabel(tr("Nothing is put on yet. Take a shade above or a look below."), this);
  m_empty->setObjectName(QStringLiteral("noLayers"));
  m_empty->setProperty("role", "muted");
  m_empty->setWordWrap(true);
  m_empty->setAlignment(Qt::AlignCenter);
  layout->addWidget(m_empty, 1);
  layout->addWidget(m_view, 1);
  connect(m_view, &LayerView::visibilityToggled, this, [this](int layer) {
    MakeupLook look = this->look();
    MakeupLayer& toggled = look.layers[static_cast<std::size_t>(layer)];
    toggled.visible = !toggled.visible;
    announce(look, currentLayer());
  });
  connect(m_view, &LayerView::soloToggled, this, [this](int layer) {
    m_model->setSolo(layer == m_model->solo() ? -1 : layer);
    Q_EMIT shownLookChanged();
  });
  connect(m_view, &LayerView::moveRequested, this, &LayerList::move);
  connect(m_view, &LayerView::deleteRequested, this, &LayerList::remove);
  connect(m_view, &LayerView::renameRequested, this, &LayerList::rename);
  connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
    refresh();
    Q_EMIT currentLayerChanged(currentLayer());
  });
  refresh();
}

QToolButton* LayerList::addTool(const char* name, const char* iconName, const QString& toolTip) {
  auto* button = new QToolButton(this);
  button->setObjectName(QLatin1String(name));
  button->setIcon(icon(QLatin1String(iconName)));
  button->setToolTip(toolTip);
  button->setAccessibleName(toolTip);
  return button;
}

void LayerList::buildTools() {
  auto* row = new QHBoxLayout;
  row->setSpacing(2);
  auto* heading = new QLabel(tr("Layers"), this);
  heading->setProperty("role", "heading");
  row->addWidget(heading);
  row->addStretch(1);
  m_bypass = addTool("bypassLook", "eye-off", tr("Bypass: the bare face (B)"));
  m_bypass->setCheckable(true);
  m_add = addTool("addLayer", "plus", tr("New layer of the product above (Ctrl+Shift+N)"));
  m_add->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+N")));
  m_duplicate = addTool("duplicateLayer", "duplicate", tr("Duplicate (Ctrl+D)"));
  m_duplicate->setShortcut(QKeySequence(QStringLiteral("Ctrl+D")));
  m_split = addTool("splitSides", "symmetric", tr("Split into left and right"));
  m_up = addTool("layerUp", "arrow-up", tr("Move up (Alt+Up)"));
  m_down = addTool("layerDown", "arrow-down", tr("Move down (Alt+Down)"));
  m_delete = addTool("deleteLayer", "trash", tr("Delete (Del)"));
  for (QToolButton* button : {m_bypass, m_add, m_duplicate, m_split, m_up, m_down, m_delete}) {
    row->addWidget(button);
  }
  static_cast<QVBoxLayout*>(layout())->addLayout(row);
  connect(m_bypass, &QToolButton::toggled, this, &LayerList::shownLookChanged);
  connect(m_add, &QToolButton::clicked, this, &LayerList::layerRequested);
  connect(m_duplicate, &QToolButton::clicked, this, &LayerList::duplicate);
  connect(m_split, &QToolButton::clicked, this, &LayerList::splitSides);
  connect(m_up, &QToolButton::clicked, this, [this] { move(currentLayer(), currentLayer() + 1); });
  connect(m_down, &QToolButton::clicked, this, [this] { move(currentLayer(), currentLayer() - 1); });
  connect(m_delete, &QToolButton::clicked, this, [this] { remove(currentLayer()); });
}

const MakeupLook& LayerList::look() const {
  return m_model->look();
}

void LayerList::setLook(const MakeupLook& look) {
  const int before = currentLayer();
  const bool wasTop = before >= 0 && before == m_model->rowCount() - 1;
  m_model->setLook(look);
  const int last = static_cast<int>(look.layers.size()) - 1;
  setCurrentLayer(before < 0 || wasTop ? last : std::min(before, last));
  refresh();
}

int LayerList::currentLayer() const {
  return m_view->currentIndex().isValid() ? m_model->layerOfRow(m_view->currentIndex().row()) : -1;
}

void LayerList::setCurrentLayer(int layer) {
  if (layer < 0) {
    m_view->setCurrentIndex({});
  } else if (layer != currentLayer()) {
    m_view->setCurrentIndex(m_model->index(m_model->rowOfLayer(layer)));
  }
}

int LayerList::soloLayer() const {
  return m_model->solo();
}

bool LayerList::isBypassed() const {
  return m_bypass->isChecked();
}

MakeupLook LayerList::shownLook() const {
  MakeupLook shown = look();
  if (isBypassed()) {
    shown.layers.clear();
  } else if (soloLayer() >= 0) {
    shown.layers = {shown.layers[static_cast<std::size_t>(soloLayer())]};
    shown.layers.front().visible = true;
  }
  return shown;
}

void LayerList::announce(const MakeupLook& look, int current) {
  m_model->setLook(look);
  setCurrentLayer(current);
  refresh();
  Q_EMIT lookEdited(look, EditStep::Ends);
}

void LayerList::move(int from, int to) {
  MakeupLook look = this->look();
  const int count = static_cast<int>(look.layers.size());
  if (from < 0 || to < 0 || from >= count || to >= count || from == to) {
    return;
  }
  const auto first = look.layers.begin();
  if (from < to) {
    std::rotate(first + from, first + from + 1, first + to + 1);
  } else {
    std::rotate(first + to, first + from, first + from + 1);
  }
  if (soloLayer() == from) {
    m_model->setSolo(to);
  }
  announce(look, to);
}

void LayerList::remove(int layer) {
  MakeupLook look = this->look();
  if (layer < 0 || layer >= static_cast<int>(look.layers.size())) {
    return;
  }
  look.layers.erase(look.layers.begin() + layer);
  if (soloLayer() >= layer) {
    m_model->setSolo(soloLayer() == layer ? -1 : soloLayer() - 1);
  }
  announce(look, std::min(layer, static_cast<int>(look.layers.size()) - 1));
}

void LayerList::duplicate() {
  MakeupLook look = this->look();
  const int layer = currentLayer();
  if (layer < 0 || look.layers.size() >= static_cast<std::size_t>(MakeupLook::kMostLayers)) {
    return;
  }
  look.layers.insert(look.layers.begin() + layer + 1, look.layers[static_cast<std::size_t>(layer)]);
  announce(look, layer + 1);
}

void LayerList::splitSides() {
  MakeupLook look = this->look();
  const int layer = currentLayer();
  if (layer < 0 || look.layers.size() >= static_cast<std::size_t>(MakeupLook::kMostLayers)) {
    return;
  }
  MakeupLayer other = look.layers[static_cast<std::size_t>(layer)];
  look.layers[static_cast<std::size_t>(layer)].side = FaceSide::Right;
  other.side = FaceSide::Left;
  look.layers.insert(look.layers.begin() + layer + 1, std::move(other));
  announce(look, layer + 1);
}

void LayerList::rename(int layer, const QString& name) {
  MakeupLook look = this->look();
  MakeupLayer& renamed = look.layers[static_cast<std::size_t>(layer)];
  // A layer that is called like its product has no name of its own, and follows the language.
  const std::string wanted = name == words(renamed.product) ? std::string() : name.toStdString();
  if (wanted != renamed.name) {
    renamed.name = wanted;
    announce(look, layer);
  }
}

void LayerList::refresh() {
  const int layer = currentLayer();
  const int count = m_model->rowCount();
  const bool isFull = count >= MakeupLook::kMostLayers;
  m_empty->setVisible(count == 0);
  m_view->setVisible(count > 0);
  m_bypass->setEnabled(count > 0);
  m_add->setEnabled(!isFull);
  m_duplicate->setEnabled(layer >= 0 && !isFull);
  m_split->setEnabled(layer >= 0 && !isFull && look().layers[static_cast<std::size_t>(layer)].side == FaceSide::Both);
  m_up->setEnabled(layer >= 0 && layer + 1 < count);
  m_down->setEnabled(layer > 0);
  m_delete->setEnabled(layer >= 0);
}

}  // namespace visagiste
