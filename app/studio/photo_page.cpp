#include "app/studio/photo_page.h"

#include <utility>

#include <QAction>
#include <QFileInfo>
#include <QLabel>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/studio/document_controller.h"
#include "app/studio/inspector_parts.h"
#include "app/studio/photo_source.h"
#include "app/studio/picture_export.h"
#include "app/studio/serial_worker.h"
#include "core/catalogue/services.h"
#include "widgets/common/icons.h"
#include "widgets/preview/image_canvas.h"

namespace visagiste {
namespace {

constexpr int kRestMs = 350;

}  // namespace

PhotoPage::PhotoPage(const StudioContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_driver(new PhotoDriver(context.services, this)),
      m_files(std::make_unique<SerialWorker>()),
      m_canvas(new ImageCanvas(this)),
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
  layout->addWidget(m_note);
  m_rests.setSingleShot(true);
  m_rests.setInterval(kRestMs);
  connect(&m_rests, &QTimer::timeout, this, [this] { request(PortraitDetail::Full); });
  connect(m_canvas, &ImageCanvas::filesDropped, this, &PhotoPage::filesDropped);
  connect(m_context.document, &DocumentController::coefficientsChanged, this, [this] {
    m_save->setEnabled(false);  // Until the full picture is there again.
    request(PortraitDetail::Preview);
    m_rests.start();
  });
  connect(m_context.document, &DocumentController::headChanged, this, &PhotoPage::showPhoto);
  connect(m_driver, &PhotoDriver::driven, this, [this](const DrivenPhoto& photo) {
    if (photo.photo.sharedPixels() == photoOf(m_context.document->document()).sharedPixels()) {
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

PhotoPage::~PhotoPage() {
  m_files.reset();
}

QToolBar* PhotoPage::buildToolBar() {
  auto* bar = new QToolBar(tr("Photo"), this);
  bar->setObjectName(QStringLiteral("photoToolBar"));
  bar->setIconSize({18, 18});
  addZoomActions(bar, m_canvas);
  bar->addSeparator();
  m_split = bar->addAction(icon(QStringLiteral("split")), tr("Before and after side by side (D)"));
  m_split->setCheckable(true);
  m_split->setShortcut(QKeySequence(Qt::Key_D));
  m_canvas->setSplitShown(false);
  connect(m_split, &QAction::toggled, m_canvas, &ImageCanvas::setSplitShown);
  m_marks = bar->addAction(icon(QStringLiteral("information")), tr("Mark what is not from the photo (V)"));
  m_marks->setObjectName(QStringLiteral("markInvented"));
  m_marks->setCheckable(true);
  m_marks->setShortcut(QKeySequence(Qt::Key_V));
  connect(m_marks, &QAction::toggled, this, &PhotoPage::showResult);
  bar->addSeparator();
  m_gaze = bar->addAction(icon(QStringLiteral("iris")), tr("Look at the camera"));
  m_gaze->setObjectName(QStringLiteral("lookAtCamera"));
  m_gaze->setToolTip(tr("Turn the eyes to the camera"));
  connect(m_gaze, &QAction::triggered, this, [this] { m_driver->lookAtCamera(m_context.document->document()); });
  auto* gap = new QWidget(bar);
  gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  bar->addWidget(gap);
  m_save = bar->addAction(icon(QStringLiteral("image")), tr("Export picture…"));
  m_save->setObjectName(QStringLiteral("exportDriven"));
  m_save->setToolTip(tr("Write the photo with this expression in full size"));
  connect(m_save, &QAction::triggered, this, &PhotoPage::savePicture);
  for (QAction* action : {m_gaze, m_save}) {
    static_cast<QToolButton*>(bar->widgetForAction(action))->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  }
  for (QAction* action : {m_split, m_marks}) {
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
  }
  return bar;
}

void PhotoPage::setActive(bool isActive) {
  m_isActive = isActive;
  if (isActive) {
    showPhoto();
  }
}

bool PhotoPage::isSettled() const {
  return !m_isActive || (!m_driver->isBusy() && !m_rests.isActive());
}

void PhotoPage::showPhoto() {
  const Image photo = photoOf(m_context.document->document());
  m_shown = {};
  m_canvas->setImage(photo);
  m_gaze->setEnabled(!photo.isEmpty());
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
  const QString stem = QFileInfo(QString::fromStdString(document.pictures().front().name)).completeBaseName();
  exportPicture(this, m_context.settings, m_files.get(),
                {tr("Export the picture"), tr("%1 with another expression").arg(stem),
                 [picture = m_shown.result] { return picture; }},
                [this](const Message& message) { Q_EMIT messageRaised(message); });
}

}  // namespace visagiste
