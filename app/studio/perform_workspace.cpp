#include "app/studio/perform_workspace.h"

#include <utility>

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>
#include <QToolBar>
#include <QVBoxLayout>

#include "app/settings/studio_settings.h"
#include "app/studio/channel_settings.h"
#include "app/studio/document_controller.h"
#include "app/studio/document_edits.h"
#include "app/studio/head_chooser.h"
#include "app/studio/head_target.h"
#include "app/studio/model_loader.h"
#include "app/studio/performance_export.h"
#include "app/studio/portrait_target.h"
#include "app/studio/source_chooser.h"
#include "app/studio/take_editor.h"
#include "app/studio/take_keeper.h"
#include "app/studio/take_panel.h"
#include "app/studio/take_player.h"
#include "app/studio/take_recorder.h"
#include "app/studio/take_timeline.h"
#include "app/studio/vmc_target.h"
#include "core/expression/channel_names.h"
#include "core/reconstruct/face_model.h"
#include "widgets/channels/channel_panel.h"
#include "widgets/common/progress_words.h"
#include "widgets/mesh_view/mesh_view.h"
#include "widgets/preview/image_canvas.h"
#include "widgets/preview/live_stats.h"

namespace visagiste {
namespace {

// Residual of the calibration in percent of the distance of the eyes; from 2 on, channels are trusted less.
constexpr float kGoodResidual = 2;
constexpr float kFairResidual = 4;

}  // namespace

PerformWorkspace::PerformWorkspace(const StudioContext& context, QWidget* parent)
    : Workspace(parent),
      m_context(context),
      m_recorder(new TakeRecorder(context.takes->folder(), this)),
      m_controller(new PerformController(context.services, m_recorder, this)),
      m_editor(new TakeEditor(this)),
      m_player(new TakePlayer(this)),
      m_exports(new PerformanceExport(context.jobs, context.services, this)),
      m_keepChannels(new QTimer(this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* columns = new QSplitter(Qt::Horizontal, this);
  columns->setObjectName(QStringLiteral("performColumns"));
  columns->setChildrenCollapsible(false);
  auto* rows = new QSplitter(Qt::Vertical, columns);
  rows->setObjectName(QStringLiteral("performRows"));
  rows->setChildrenCollapsible(false);
  auto* pictures = new QSplitter(Qt::Horizontal, rows);
  pictures->setObjectName(QStringLiteral("performPictures"));
  pictures->setChildrenCollapsible(false);
  m_canvas = new ImageCanvas(pictures);
  m_canvas->setObjectName(QStringLiteral("performCanvas"));
  m_canvas->setAccessibleName(tr("Performer"));
  m_canvas->setOverlayParts({});
  m_canvas->setEmptyHint(tr("No performer"), tr("Choose a source above and press Start"));
  pictures->addWidget(buildStage(pictures));
  pictures->addWidget(m_canvas);
  pictures->setStretchFactor(0, 3);
  pictures->setStretchFactor(1, 2);
  m_timeline = new TakeTimeline(m_editor, m_player, rows);
  rows->addWidget(pictures);
  rows->addWidget(m_timeline);
  rows->setStretchFactor(0, 3);
  rows->setStretchFactor(1, 1);
  rows->setSizes({500, 320});
  layout->addWidget(buildToolBar());
  columns->addWidget(rows);
  columns->addWidget(buildSide());
  columns->setStretchFactor(0, 1);
  columns->setStretchFactor(1, 0);
  layout->addWidget(columns, 1);
  m_headTarget = std::make_unique<HeadTarget>(m_view, [this](const QString& reason) { fail(reason); });
  m_vmcTarget = std::make_unique<VmcTarget>([this](const QString& reason) {
    m_stream->setChecked(false);
    fail(reason);
  });
  m_portraitTarget = std::make_unique<PortraitTarget>(
      m_context.services, m_photo,
      [this](double share) {
        m_inventedNote->setText(
            share <= 0 ? QString() : tr("%1 % of the picture is not from the photo.").arg(100 * share, 0, 'f', 1));
      },
      [this](const QString& reason) { fail(reason); });
  m_targets = {m_headTarget.get(), m_portraitTarget.get(), m_vmcTarget.get()};
  connectController();
  connectTakes();
  connectHeads();
  connectChannels();
  refreshShaping();
  refreshRunning(false);
}

PerformWorkspace::~PerformWorkspace() {
  delete m_controller;  // Its thread feeds the recorder.
}

bool PerformWorkspace::isSettled() const {
  return !m_portraitTarget->isBusy();
}

EditHistory* PerformWorkspace::history() {
  return m_editor;
}

void PerformWorkspace::connectController() {
  connect(m_canvas, &ImageCanvas::filesDropped, this, &Workspace::filesDropped);
  connect(m_canvas, &ImageCanvas::faceSelected, this, &PerformWorkspace::chooseFace);
  connect(m_controller, &StreamController::runningChanged, this, &PerformWorkspace::refreshRunning);
  connect(m_controller, &PerformController::framePerformed, this,
          [this](const std::shared_ptr<const PerformedFrame>& frame) {
            m_shown = frame;
            takeFrame(*frame);
          });
  connect(m_controller, &StreamController::sourceEnded, this, [this] {
    Q_EMIT messageRaised({MessageSeverity::Information, tr("The recording is over."), {}, {}});
  });
  connect(m_controller, &StreamController::failed, this, [this](const QString& reason) {
    m_canvas->clear();
    fail(reason);
  });
  connect(m_controller, &StreamController::trackingStopped, this, [this](const QString& reason) {
    Q_EMIT messageRaised({MessageSeverity::Warning, tr("The face is no longer followed: %1").arg(reason), {}, {}});
  });
  connect(m_player, &TakePlayer::moved, this, [this] {
    if (!m_controller->isRunning()) {
      performStill();
    }
  });
  connect(m_timeline, &TakeTimeline::takeWanted, m_controller, &StreamController::stop);
  connect(m_timeline, &TakeTimeline::failed, this, &PerformWorkspace::fail);
}

void PerformWorkspace::connectHeads() {
  connect(m_context.models, &ModelLoader::faceModelReady, this, [this](const std::shared_ptr<const FaceModel>& model) {
    m_channels = model->expressionNames();
    m_live = std::make_unique<LivePerformance>(m_channels);
    m_canvas->setMeshTriangles(model->canonicalTriangles());
    QStringList names;
    for (const std::string& name : m_channels) {
      names.append(QString::fromStdString(name));
    }
    m_channelPanel->setChannels(names);
    m_editor->restoreAdjustments(channelsFromText(m_context.settings->value(settings::kPerformChannels), m_channels));
    refreshHead();
    performStill();
  });
  connect(m_heads, &HeadChooser::headChosen, this, &PerformWorkspace::refreshHead);
  connect(m_heads, &HeadChooser::failed, this, &PerformWorkspace::fail);
}

void PerformWorkspace::activate() {
  refreshHead();
  if (m_startsWhenShown && !m_controller->isRunning()) {
    startChosen();
  }
}

void PerformWorkspace::deactivate() {
  m_player->pause();
  m_controller->stop();
  m_stream->setChecked(false);
}

void PerformWorkspace::useDemoClipAsCamera() {
  m_startsWhenShown = true;
  m_sources->chooseDemoClip();
}

void PerformWorkspace::startChosen() {
  m_player->pause();
  m_stats->reset();
  m_controller->start(m_sources->source());
}

void PerformWorkspace::toggleRunning() {
  if (m_controller->isRunning()) {
    m_controller->stop();
  } else {
    startChosen();
  }
}

void PerformWorkspace::refreshRunning(bool isRunning) {
  m_start->setText(isRunning ? tr("Stop") : tr("Start"));
  m_calibrate->setEnabled(isRunning);
  if (isRunning) {
    m_live = m_channels.empty() ? nullptr : std::make_unique<LivePerformance>(m_channels);
    return;
  }
  m_record->setChecked(false);
  m_stats->reset();
  m_shown = nullptr;
  m_isCalibrating = false;
  m_calibration->clear();
  performStill();
}

void PerformWorkspace::takeFrame(const PerformedFrame& frame) {
  m_canvas->setFrame(frame.result);
  m_stats->addResult(*frame.result);
  int row = -1;
  for (std::size_t i = 0; i < frame.result->faces.size(); ++i) {
    row = frame.result->faces[i].id == frame.chosenId ? static_cast<int>(i) : row;
  }
  m_canvas->setSelectedFace(row);
  showCalibration(frame);
  if (m_recorder->isRecording()) {
    const int seconds = static_cast<int>(m_recorder->seconds());
    m_recordTime->setText(QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0')));
  }
  if (m_live != nullptr) {
    const std::optional<CaptureSample> captured = frame.sample ? std::optional(inView(*frame.sample)) : std::nullopt;
    perform(m_live->next(frame.sample, frame.seconds, m_shaping), captured ? &*captured : nullptr);
  }
}

void PerformWorkspace::showCalibration(const PerformedFrame& frame) {
  if (frame.calibrationFrames == 0) {
    m_isCalibrating = true;
    m_calibration->setText(frame.sample ? tr("Measuring the face: %1 %").arg(qRound(100 * frame.calibrationProgress))
                                        : tr("Waiting for a face"));
    return;
  }
  m_isCalibrating = false;
  m_calibration->setText(
      tr("Fit %1 % · %2").arg(static_cast<double>(frame.calibrationResidualPercent), 0, 'f', 1).arg(fitWords(frame)));
}

QString PerformWorkspace::fitWords(const PerformedFrame& frame) {
  if (frame.calibrationResidualPercent > kFairResidual) {
    return tr("poor: more light, and look at the camera");
  }
  switch (frame.learning) {
    case LearningState::Learning:
      return tr("learning your face %1").arg(timeLeftWords(frame.learningSecondsLeft));
    case LearningState::Learned:
      return tr("face learned");
    case LearningState::Failed:
      return tr("face not learned");
    case LearningState::Waiting:
      break;
  }
  return frame.calibrationResidualPercent <= kGoodResidual ? tr("good") : tr("fair");
}

void PerformWorkspace::chooseFace(int index) {
  if (m_shown != nullptr && index >= 0 && index < static_cast<int>(m_shown->result->faces.size())) {
    m_controller->choosePoint(m_shown->result->faces[static_cast<std::size_t>(index)].box.centerPx);
    m_isCalibrating = true;
  }
}

CaptureSample PerformWorkspace::inView(const CaptureSample& captured) const {
  return m_shaping.isMirrored ? mirrored(captured, m_channels) : captured;
}

void PerformWorkspace::perform(const CaptureSample& sample, const CaptureSample* captured) {
  m_performed = sample;
  for (PerformanceTarget* target : m_targets) {
    target->perform(sample);
  }
  const Eigen::VectorXf nothing;
  m_channelPanel->setMoment(sample.expression, captured == nullptr ? nothing : captured->expression,
                            captured == nullptr ? nothing : captured->confidence);
}

void PerformWorkspace::performStill() {
  if (m_channels.empty()) {
    return;
  }
  if (!m_player->hasTake()) {
    perform(shaped(restingSample(m_channels.size()), m_channels, m_shaping), nullptr);
    return;
  }
  const Take& take = *m_editor->take();
  CaptureSample sample = sampleAt(take, m_player->seconds());
  sample.expression = channelsOf(sample.expression, take.description.channels, m_channels);
  sample.confidence = channelsOf(sample.confidence, take.description.channels, m_channels);
  const CaptureSample captured = inView(sample);
  perform(shaped(sample, m_channels, m_shaping), &captured);
}

void PerformWorkspace::refreshShaping() {
  m_shaping.isMirrored = m_mirror->isChecked();
  m_shaping.isFacing = !m_pose->isChecked();
  m_shaping.blinksWhenIdle = m_blink->isChecked();
  m_shaping.adjustments = m_editor->edit().adjustments;
  m_canvas->setMirrored(m_shaping.isMirrored);
  if (!m_controller->isRunning()) {
    performStill();
  }
}

void PerformWorkspace::refreshHead() {
  if (m_channels.empty()) {
    return;
  }
  const bool isPhoto = m_heads->isPhotoChosen();
  const std::shared_ptr<const ReconstructedHead> head = isPhoto ? nullptr : m_heads->head();
  if (head != m_headTarget->head()) {
    m_headTarget->setHead(head, m_channels);
  }
  m_inventedNote->clear();
  std::optional<PictureEdits> photo;
  if (isPhoto && m_context.document->document().hasHead()) {
    photo = headEdits(m_context.document->document());
  }
  m_portraitTarget->setPhoto(std::move(photo), m_channels);
  m_stage->setCurrentIndex(isPhoto ? 1 : 0);
}

void PerformWorkspace::fail(const QString& reason) {
  Q_EMIT messageRaised({MessageSeverity::Failure, reason, {}, {}});
}

}  // namespace visagiste
