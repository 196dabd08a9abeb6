#include "app/studio/live_workspace.h"

#include <utility>

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QToolBar>
#include <QVBoxLayout>

#include "app/settings/studio_settings.h"
#include "app/studio/core_messages.h"
#include "app/studio/document_controller.h"
#include "app/studio/inspector_parts.h"
#include "app/studio/key_list.h"
#include "app/studio/live_look_tiles.h"
#include "app/studio/model_loader.h"
#include "app/studio/serial_worker.h"
#include "app/studio/source_chooser.h"
#include "app/studio/video_recorder.h"
#include "core/reconstruct/face_model.h"
#include "widgets/common/icons.h"
#include "widgets/mesh_view/mesh_view.h"
#include "widgets/preview/image_canvas.h"
#include "widgets/preview/live_stats.h"

namespace visagiste {
namespace {

std::shared_ptr<const TriangleMesh> restingMesh(const std::shared_ptr<const ReconstructedHead>& head) {
  HeadMeshOptions options;
  options.level = kLiveHeadLevel;
  return std::make_shared<const TriangleMesh>(
      headMesh(*head, Eigen::VectorXf::Zero(head->coefficients.expression.size()), options));
}

}  // namespace

LiveWorkspace::LiveWorkspace(const StudioContext& context, QWidget* parent)
    : Workspace(parent), m_context(context), m_controller(new LiveController(context.services, this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* splitter = new QSplitter(Qt::Horizontal, this);
  splitter->setObjectName(QStringLiteral("liveSplitter"));
  splitter->setChildrenCollapsible(false);
  m_canvas = new ImageCanvas(splitter);
  m_canvas->setObjectName(QStringLiteral("liveCanvas"));
  m_canvas->setAccessibleName(tr("Live picture"));
  m_canvas->setEmptyHint(tr("Nothing is running"), tr("Choose a source above and press Start"));
  m_headView = new MeshView(splitter);
  m_headView->setObjectName(QStringLiteral("liveHeadView"));
  m_headView->setAccessibleName(tr("Live head"));
  m_headView->setEmptyHint(tr("Live head"), tr("It copies the expression of the person in the picture"));
  splitter->addWidget(m_canvas);
  splitter->addWidget(m_headView);
  splitter->setStretchFactor(0, 3);
  splitter->setStretchFactor(1, 2);
  m_recorder = new VideoRecorder(this);
  m_files = std::make_unique<SerialWorker>();
  layout->addWidget(buildToolBar());
  layout->addWidget(splitter, 1);
  layout->addWidget(buildLookBar());
  m_shaper = std::make_unique<LatestWorker<SharedHead, SharedMesh>>(
      &restingMesh,
      [this](const SharedHead& head, const SharedMesh& mesh) {
        if (head == m_head) {
          m_headView->setMesh(mesh);
        }
      },
      [this](const SharedHead&, const Error& error) {
        Q_EMIT messageRaised({MessageSeverity::Failure, shownText(error), {}, {}});
      });
  connectController();
  connectMakeup();
  setMirrored(m_context.settings->value(settings::kMirrorLive));
  setMeshShown(m_context.settings->value(settings::kShowLiveMesh));
  refreshRunning(false);
}

LiveWorkspace::~LiveWorkspace() = default;

QToolBar* LiveWorkspace::buildToolBar() {
  auto* bar = new QToolBar(tr("Live"), this);
  bar->setObjectName(QStringLiteral("liveToolBar"));
  bar->setIconSize({18, 18});
  m_sources = new SourceChooser(m_context.settings, bar);
  m_sources->setObjectName(QStringLiteral("liveSource"));
  bar->addWidget(m_sources);
  m_start = new QPushButton(bar);
  m_start->setObjectName(QStringLiteral("liveStart"));
  m_start->setProperty("primary", true);
  bar->addWidget(m_start);
  bar->addSeparator();
  m_mirror = addToggle(bar, this, "liveMirror", "mirror", tr("Mirror (M)"), Qt::Key_M);
  m_mesh = bar->addAction(icon(QStringLiteral("mesh")), tr("Tracked mesh"));
  m_mesh->setObjectName(QStringLiteral("liveMesh"));
  m_mesh->setCheckable(true);
  m_neutral = bar->addAction(icon(QStringLiteral("reset")), tr("Take this face as neutral"));
  m_neutral->setObjectName(QStringLiteral("liveNeutral"));
  m_neutral->setToolTip(tr("Take this face as neutral: what it shows now counts as no expression"));
  addMakeupActions(bar);
  auto* gap = new QWidget(bar);
  gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  bar->addWidget(gap);
  m_stats = new LiveStats(bar);
  m_stats->setObjectName(QStringLiteral("liveStats"));
  bar->addWidget(m_stats);
  auto* gapRight = new QWidget(bar);
  gapRight->setFixedWidth(16);
  bar->addWidget(gapRight);
  m_headName = new QLabel(bar);
  m_headName->setProperty("role", "muted");
  bar->addWidget(m_headName);

  connect(m_sources, &SourceChooser::sourceChosen, this, [this] {
    if (m_controller->isRunning()) {
      startChosen();
    }
  });
  connect(m_sources, &SourceChooser::recordingAdded, this, &LiveWorkspace::startChosen);
  connect(m_start, &QPushButton::clicked, this, &LiveWorkspace::toggleRunning);
  connect(m_mirror, &QAction::toggled, this, &LiveWorkspace::setMirrored);
  connect(m_mesh, &QAction::toggled, this, &LiveWorkspace::setMeshShown);
  connect(m_neutral, &QAction::triggered, m_controller, &LiveController::calibrateNeutral);
  connect(addKey(this, Qt::Key_Space, tr("Start or stop")), &QShortcut::activated, this, &LiveWorkspace::toggleRunning);
  return bar;
}

void LiveWorkspace::connectController() {
  connect(m_canvas, &ImageCanvas::filesDropped, this, &Workspace::filesDropped);
  connect(m_controller, &LiveController::runningChanged, this, &LiveWorkspace::refreshRunning);
  connect(m_controller, &LiveController::pictureReady, this,
          [this](const std::shared_ptr<const LivePicture>& picture) { showPicture(*picture); });
  connect(m_controller, &LiveController::sourceStarted, this, [this](const QString& name, QSize size, double rate) {
    Q_EMIT statusChanged(tr("%1 · %2 × %3 · %4 frames a second")
                             .arg(name)
                             .arg(size.width())
                             .arg(size.height())
                             .arg(rate, 0, 'f', rate < 10 ? 1 : 0));
  });
  connect(m_controller, &LiveController::sourceEnded, this, [this] {
    Q_EMIT messageRaised({MessageSeverity::Information, tr("The recording is over."), {}, {}});
  });
  connect(m_controller, &LiveController::failed, this, [this](const QString& reason) {
    m_canvas->clear();
    Q_EMIT messageRaised({MessageSeverity::Failure, reason, {}, {}});
  });
  connect(m_controller, &LiveController::trackingStopped, this, [this](const QString& reason) {
    Q_EMIT messageRaised({MessageSeverity::Warning, tr("The face is no longer followed: %1").arg(reason), {}, {}});
  });
  connect(m_context.models, &ModelLoader::faceModelReady, this, [this](const std::shared_ptr<const FaceModel>& model) {
    m_canvas->setMeshTriangles(model->canonicalTriangles());
    refreshHead();
  });
  connect(m_context.document, &DocumentController::headChanged, this, &LiveWorkspace::refreshHead);
}

void LiveWorkspace::watch(const LiveSource& source, const QString& title) {
  m_sources->addSource(source, title);
  startChosen();
}

void LiveWorkspace::useDemoClipAsCamera() {
  m_startsWhenShown = true;
  m_sources->chooseDemoClip();
}

void LiveWorkspace::startChosen() {
  m_tiles->stop();  // Another stream counts its faces anew.
  m_stats->reset();
  m_controller->start(m_sources->source());
}

void LiveWorkspace::toggleRunning() {
  if (m_controller->isRunning()) {
    m_controller->stop();
  } else {
    startChosen();
  }
}

void LiveWorkspace::activate() {
  refreshHead();
  if (m_startsWhenShown && !m_controller->isRunning()) {
    startChosen();
  }
}

void LiveWorkspace::deactivate() {
  m_tiles->stop();
  m_controller->stop();
}

void LiveWorkspace::showPicture(const LivePicture& picture) {
  m_shown = picture.result;
  m_canvas->setFrame(picture.result);
  refreshWearer();
  m_tiles->see(*m_shown, m_chosenFace);
  m_stats->addResult(*picture.result);
  if (m_recorder->isRecording()) {
    m_recorder->add(shownPicture(), std::chrono::steady_clock::now());
    const int seconds = static_cast<int>(m_recorder->seconds());
    m_recordTime->setText(QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0')));
  }
  if (picture.head == nullptr) {
    return;
  }
  const std::shared_ptr<const TriangleMesh> shown = m_headView->mesh();
  if (shown == nullptr || shown->vertexCount() != picture.head->vertexCount()) {
    m_headView->setMesh(picture.head);
  } else {
    m_headView->setVertices(picture.head->verticesMm, picture.head->normals);
  }
}

void LiveWorkspace::refreshHead() {
  const std::shared_ptr<const ReconstructedHead>& own = m_context.document->document().headEdit().head;
  const std::shared_ptr<const ReconstructedHead> head = own != nullptr ? own : m_context.models->meanHead();
  m_headName->setText(own != nullptr ? tr("Your reconstructed head") : tr("Average head"));
  if (head == nullptr || head == m_head) {
    return;
  }
  m_head = head;
  m_controller->setHead(head);
  m_shaper->request(head);
}

void LiveWorkspace::refreshRunning(bool running) {
  m_start->setText(running ? tr("Stop") : tr("Start"));
  m_neutral->setEnabled(running);
  for (QAction* action : {m_freeze, m_snapshot, m_record}) {
    action->setEnabled(running);
  }
  if (!running) {
    m_freeze->setChecked(false);
    m_record->setChecked(false);
    m_chosenFace = 0;
    m_looks.own.clear();  // Another stream counts its faces anew.
    m_controller->setLooks(std::make_shared<const LiveLooks>(m_looks));
    m_stats->reset();
    Q_EMIT statusChanged(QString());
  }
}

void LiveWorkspace::setMirrored(bool mirrored) {
  m_mirror->setChecked(mirrored);
  m_canvas->setMirrored(mirrored);
  m_controller->setMirrored(mirrored);
  m_context.settings->setValue(settings::kMirrorLive, mirrored);
}

void LiveWorkspace::setMeshShown(bool shown) {
  m_mesh->setChecked(shown);
  refreshOverlay();
  m_context.settings->setValue(settings::kShowLiveMesh, shown);
}

void LiveWorkspace::refreshOverlay() {
  OverlayParts parts = m_mesh->isChecked() ? OverlayPart::Mesh | OverlayPart::IrisCircles : OverlayParts();
  parts.setFlag(OverlayPart::Boxes, m_several->isChecked());
  m_canvas->setOverlayParts(parts);
}

}  // namespace visagiste
