#include "app/studio/photo_page.h"

#include <utility>

#include <QAction>
#include <QLabel>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/studio/document_controller.h"
#include "app/studio/document_edits.h"
#include "app/studio/inspector_parts.h"
#include "app/studio/picture_exporter.h"
#include "core/catalogue/services.h"
#include "widgets/common/icons.h"
#include "widgets/preview/image_canvas.h"
#include "widgets/sliders/turn_sliders.h"

namespace visagiste {
namespace {

constexpr int kRestMs = 350;

}  // namespace

PhotoPage::PhotoPage(const StudioContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_driver(new PhotoDriver(context.services, this)),
      m_canvas(new ImageCanvas(this)),
      m_turn(new TurnSliders(PortraitMotion::kMaxTurnDeg, this)),
      m_note(makeNote(QString(), this)) {
  setObjectName(QStringLiteral("photoPage"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  m_canvas->setObjectName(QStringLiteral("photoCanvas"));
  m_canvas->setAccessibleName(tr("Photo with the head's expression"));
  m_canvas->setEmptyHint(tr("No head yet"), tr("Open a portrait and press Reconstruct head"));
  m_canvas->setOverlayParts({});
  m_note->setObjectName(QStringLiteral("inventedNote"));
  m_note->setContentsMargins(12, 6, 12, 6);
  layout->addWidget(buildToolBar());
  layout->addWidget(m_canvas, 1);
  layout->addWidget(m_turn);
  layout->addWidget(m_note);
  m_rests.setSingleShot(true);
  m_rests.setInterval(kRestMs);
  connect(&m_rests, &QTimer::timeout, this, [this] { request(PortraitDetail::Full); });
  connect(m_canvas, &ImageCanvas::filesDropped, this, &PhotoPage::filesDropped);
  connect(m_context.document, &DocumentController::coefficientsChanged, this, [this] {
    m_turn->setTurnDeg(m_context.document->document().headEdit().turnDeg);
    m_save->setEnabled(false);  // Until the full picture is there again.
    request(PortraitDetail::Preview);
    m_rests.start();
  });
  connect(m_context.document, &DocumentController::headChanged, this, &PhotoPage::showPhoto);
  for (const auto changed : {&DocumentController::lookChanged, &DocumentController::outfitChanged}) {
    connect(m_context.document, changed, this, [this] { request(PortraitDetail::Full); });
  }
  connect(m_turn, &TurnSliders::turnEdited, this, [this](const Eigen::Vector3f& turnDeg, EditPhase phase) {
    if (phase != EditPhase::Begin && m_context.document->document().hasHead()) {
      m_context.document->editTurn(turnDeg, phase == EditPhase::End ? EditStep::Ends : EditStep::Continues);
    }
  });
  connect(m_context.document, &DocumentController::aboutToStep, this, &PhotoPage::finishGesture);
  connect(m_driver, &PhotoDriver::driven, this, [this](const DrivenPhoto& photo) {
    if (photo.photo.sharedPixels() == headEdits(m_context.document->document()).picture.sharedPixels()) {
      m_shown = photo;
      showResult();
    }
  });
  connect(m_driver, &PhotoDriver::expressionFound, this, [this](const Eigen::VectorXf& expression) {
    if (m_context.document->document().hasHead()) {
      m_context.document->editExpression(expression, EditStep::Ends);
    }
  });
  connect(m_driver, &PhotoDriver::failed, this, [this](const QString& reason) {
    Q_EMIT messageRaised({MessageSeverity::Failure, reason, {}, {}});
  });
  showPhoto();
}

QToolBar* PhotoPage::buildToolBar() {
  auto* bar = new QToolBar(tr("Photo"), this);
  bar->setObjectName(QStringLiteral("photoToolBar"));
  bar->setIconSize({18, 18});
  addZoomActions(bar, m_canvas);
  bar->addSeparator();
  m_split = addToggle(bar, this, "photoSplit", "split", tr("Before and after side by side (D)"), Qt::Key_D);
  m_canvas->setSplitShown(false);
  connect(m_split, &QAction::toggled, m_canvas, &ImageCanvas::setSplitShown);
  m_marks = addToggle(bar, this, "markInvented", "information", tr("Mark what is not from the photo (V)"), Qt::Key_V);
  connect(m_marks, &QAction::toggled, this, &PhotoPage::showResult);
  bar->addSeparator();
  m_gaze = bar->addAction(icon(QStringLiteral("iris")), tr("Look at the camera"));
  m_gaze->setObjectName(QStringLiteral("lookAtCamera"));
  m_gaze->setToolTip(tr("Turn the eyes to the camera"));
  connect(m_gaze, &QAction::triggered, this, [this] { m_driver->lookAtCamera(m_context.document->document()); });
  static_cast<QToolButton*>(bar->widgetForAction(m_gaze))->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  m_save = addExport(bar, this, "exportDriven", tr("Write the photo with this expression in full size"));
  connect(m_save, &QAction::triggered, this, &PhotoPage::savePicture);
  return bar;
}

void PhotoPage::setActive(bool isActive) {
  m_isActive = isActive;
  if (isActive) {
    showPhoto();
  }
}

void PhotoPage::finishGesture() {
  m_turn->finishGesture();
}

bool PhotoPage::isSettled() const {
  return !m_isActive || (!m_driver->isBusy() && !m_rests.isActive());
}

void PhotoPage::showPhoto() {
  const Image photo = headEdits(m_context.document->document()).picture;
  m_shown = {};
  m_canvas->setImage(photo);
  m_gaze->setEnabled(!photo.isEmpty());
  m_turn->setEnabled(!photo.isEmpty());
  m_turn->setTurnDeg(m_context.document->document().headEdit().turnDeg);
  showResult();
  request(PortraitDetail::Full);
}

void PhotoPage::showResult() {
  // A preview is nothing to keep.
  m_save->setEnabled(!m_shown.result.isEmpty() && m_shown.result.size() == m_shown.photo.size());
  if (!m_shown.result.isEmpty()) {
    m_canvas->setComparison(m_marks->isChecked() ? m_shown.marked : m_shown.result);
  }
  m_note->setText(m_shown.result.isEmpty() || m_shown.inventedShare <= 0
                      ? QString()
                      : tr("%1 % of the picture is not from the photo: lids, the inside of the mouth and what was "
                           "hidden are made up.")
                            .arg(100 * m_shown.inventedShare, 0, 'f', 1));
}

void PhotoPage::request(PortraitDetail detail) {
  if (m_isActive) {
    m_driver->drive(m_context.document->document(), detail);
  }
}

void PhotoPage::savePicture() {
  const PortraitDocument& document = m_context.document->document();
  if (const std::optional<int> picture = pictureOfHead(document)) {
    m_context.exporter->exportPicture(this, editsOf(document, *picture), EditStage::Expression,
                                      tr("Export the picture"),
                                      tr("%1 with another expression").arg(stemOf(document, *picture)));
  }
}

}  // namespace visagiste
