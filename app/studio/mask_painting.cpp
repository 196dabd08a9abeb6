#include "app/studio/mask_painting.h"

#include <utility>

#include "core/makeup/mask_brush.h"
#include "core/reconstruct/face_model.h"
#include "widgets/palettes/layer_list.h"
#include "widgets/palettes/makeup_panel.h"
#include "widgets/palettes/mask_bar.h"
#include "widgets/preview/image_canvas.h"

namespace visagiste {
namespace {

// Points of the canonical mesh at the sides of the face.
constexpr int kRightSide = 234;
constexpr int kLeftSide = 454;

}  // namespace

MaskPainting::MaskPainting(ImageCanvas* canvas, MakeupPanel* panel, MaskBar* bar, QObject* parent)
    : QObject(parent), m_canvas(canvas), m_panel(panel), m_bar(bar) {
  m_bar->hide();
  connect(m_bar, &MaskBar::brushChanged, this, &MaskPainting::refresh);
  connect(m_bar, &MaskBar::closed, this, [this] { setOn(false); });
  connect(m_bar, &MaskBar::wholeZoneRequested, this, [this] { m_panel->takeMask({}, EditStep::Ends); });
  connect(m_canvas, &ImageCanvas::brushMoved, this, &MaskPainting::stroke);
  connect(m_canvas, &ImageCanvas::brushLifted, this, [this] {
    if (const MakeupLayer* layer = m_panel->currentLayer()) {
      m_panel->takeMask(layer->mask, EditStep::Ends);
    }
  });
  connect(m_canvas, &ImageCanvas::brushSizeStepped, m_bar, &MaskBar::stepSize);
  connect(m_canvas, &ImageCanvas::brushGivenUp, this, [this] { setOn(false); });
  connect(m_panel->layers(), &LayerList::currentLayerChanged, this, &MaskPainting::refresh);
  connect(m_panel, &MakeupPanel::lookEdited, this, &MaskPainting::refresh);
}

MaskPainting::~MaskPainting() = default;

void MaskPainting::setModel(std::shared_ptr<const FaceModel> model) {
  m_model = std::move(model);
  m_brush = nullptr;
  refresh();
}

void MaskPainting::setFace(const std::optional<Landmarks>& face) {
  m_face = face;
  m_brush = nullptr;
  refresh();
}

void MaskPainting::setOn(bool isOn) {
  if (isOn != m_isOn) {
    m_isOn = isOn;
    refresh();
    if (m_isOn) {
      m_canvas->setFocus(Qt::OtherFocusReason);
    }
    Q_EMIT toggled(m_isOn);
  }
}

void MaskPainting::prepare() {
  if (m_brush == nullptr && m_model != nullptr && m_face) {
    m_brush = std::make_shared<const MaskBrush>(*m_model, *m_face);
  }
}

void MaskPainting::refresh() {
  const MakeupLayer* layer = m_panel->currentLayer();
  const bool canPaint = m_model != nullptr && m_face && layer != nullptr;
  if (m_isOn && !canPaint) {
    m_isOn = false;
    Q_EMIT toggled(false);
  }
  m_bar->setVisible(m_isOn);
  const double wanted = m_isOn ? radiusPx() : 0;
  if (m_isOn) {
    m_bar->setLayer(*layer);
    prepare();
  }
  m_canvas->setBrush(wanted);
}

double MaskPainting::radiusPx() const {
  const auto width = static_cast<double>((m_face->pointsPx.col(kLeftSide) - m_face->pointsPx.col(kRightSide)).norm());
  return m_bar->radiusOfFace() * width;
}

void MaskPainting::stroke(QPointF from, QPointF to, bool isInverted) {
  const MakeupLayer* layer = m_panel->currentLayer();
  if (!m_isOn || m_brush == nullptr || layer == nullptr) {
    return;
  }
  BrushStroke stroke;
  stroke.fromPx = {static_cast<float>(from.x()), static_cast<float>(from.y())};
  stroke.toPx = {static_cast<float>(to.x()), static_cast<float>(to.y())};
  stroke.radiusPx = static_cast<float>(radiusPx());
  stroke.softness = static_cast<float>(m_bar->softness());
  stroke.mode = m_bar->isHiding() != isInverted ? BrushMode::Hide : BrushMode::Show;
  stroke.isMirrored = m_panel->isSymmetric() && layer->side == FaceSide::Both;
  m_panel->takeMask(m_brush->painted(layer->mask, stroke), EditStep::Continues);
}

}  // namespace visagiste
