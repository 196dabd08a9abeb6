// The bars of the Perform page, and its takes: recording, opening, saving.

#include <utility>

#include <QAction>
#include <QDateTime>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
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
#include "app/studio/inspector_parts.h"
#include "app/studio/key_list.h"
#include "app/studio/model_loader.h"
#include "app/studio/perform_workspace.h"
#include "app/studio/performance_export_dialog.h"
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
#include "widgets/common/icons.h"
#include "widgets/mesh_view/mesh_view.h"
#include "widgets/preview/image_canvas.h"
#include "widgets/preview/live_stats.h"
#include "widgets/timeline/timeline.h"

namespace visagiste {
namespace {

constexpr int kSideWidth = 320;

QWidget* spacer(QWidget* parent, int width) {
  auto* gap = new QWidget(parent);
  if (width > 0) {
    gap->setFixedWidth(width);
  } else {
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  }
  return gap;
}

}  // namespace

QToolBar* PerformWorkspace::buildToolBar() {
  auto* bar = new QToolBar(tr("Perform"), this);
  bar->setObjectName(QStringLiteral("performToolBar"));
  bar->setIconSize({18, 18});
  m_sources = new SourceChooser(m_context.settings, bar);
  m_sources->setObjectName(QStringLiteral("performSource"));
  m_sources->setMinimumWidth(160);
  bar->addWidget(m_sources);
  m_start = new QPushButton(bar);
  m_start->setObjectName(QStringLiteral("performStart"));
  m_start->setProperty("primary", true);
  m_start->setToolTip(tr("Watch the source (L)"));
  bar->addWidget(m_start);
  bar->addSeparator();
  m_record = addToggle(bar, this, "performRecord", "record", tr("Record a take (R)"), Qt::Key_R);
  m_recordTime = new QLabel(bar);
  m_recordTime->setObjectName(QStringLiteral("performRecordTime"));
  m_recordTime->setAccessibleName(tr("Length of the recording"));
  m_recordTime->setProperty("role", "failure");  // Red, as recording is everywhere.
  bar->addWidget(m_recordTime);
  bar->addSeparator();
  addPerformerActions(bar);
  bar->addWidget(spacer(bar, 0));
  m_stats = new LiveStats(bar);
  m_stats->setObjectName(QStringLiteral("performStats"));
  bar->addWidget(m_stats);
  bar->addWidget(spacer(bar, 8));
  m_heads = new HeadChooser(m_context, bar);
  bar->addWidget(m_heads);

  connect(m_sources, &SourceChooser::sourceChosen, this, [this] {
    if (m_controller->isRunning()) {
      startChosen();
    }
  });
  connect(m_sources, &SourceChooser::recordingAdded, this, &PerformWorkspace::startChosen);
  connect(m_start, &QPushButton::clicked, this, &PerformWorkspace::toggleRunning);
  connect(addKey(this, Qt::Key_L, tr("Watch the source or stop")), &QShortcut::activated, this,
          &PerformWorkspace::toggleRunning);
  connect(addKey(this, Qt::Key_Space, tr("Play or pause the take")), &QShortcut::activated, this, [this] {
    if (m_player->hasTake() && !m_recorder->isRecording()) {
      m_controller->stop();
      m_player->toggle();
    }
  });
  return bar;
}

void PerformWorkspace::addPerformerActions(QToolBar* bar) {
  const auto keep = [this](QAction* action, const SettingKey<bool>& key) {
    action->setChecked(m_context.settings->value(key));
    connect(action, &QAction::toggled, this, [this, &key](bool isOn) {
      m_context.settings->setValue(key, isOn);
      refreshShaping();
    });
  };
  m_mirror = addToggle(bar, this, "performMirror", "mirror", tr("Mirror (M)"), Qt::Key_M);
  keep(m_mirror, settings::kPerformMirror);
  m_pose = addToggle(bar, this, "performPose", "pose", tr("The head turns with the performer's (P)"), Qt::Key_P);
  keep(m_pose, settings::kPerformPose);
  m_blink = addToggle(bar, this, "performBlink", "eye", tr("Blink while nobody is seen (B)"), Qt::Key_B);
  keep(m_blink, settings::kPerformBlink);
  m_several = addToggle(bar, this, "performSeveral", "face-box",
                        tr("Several people: click on the one who performs (E)"), Qt::Key_E);
  connect(m_several, &QAction::toggled, this, [this](bool isOn) {
    m_controller->setFollowsSeveral(isOn);
    m_canvas->setOverlayParts(isOn ? OverlayPart::Boxes : OverlayParts());
  });
  m_calibrate = addToggle(bar, this, "performCalibrate", "calibrate", tr("Calibrate (C)"), Qt::Key_C);
  m_calibrate->setCheckable(false);
  m_calibrate->setToolTip(
      tr("Calibrate (C): look at the camera with a resting face. The face is measured anew, and what it shows then "
         "counts as no expression"));
  connect(m_calibrate, &QAction::triggered, this, [this] {
    m_isCalibrating = true;
    m_controller->calibrate();
  });
  m_calibration = new QLabel(bar);
  m_calibration->setObjectName(QStringLiteral("performCalibration"));
  m_calibration->setAccessibleName(tr("Accuracy of the calibration"));
  m_calibration->setProperty("role", "muted");
  m_calibration->setToolTip(
      tr("How far the measured face is from the points in the picture, in percent of the distance of the eyes. Then "
         "Visagiste practises on renders of your own head, so that it can read one-sided movements, lids and eyes; "
         "what it learns stays in memory until you stop"));
  bar->addWidget(m_calibration);
  connect(m_record, &QAction::toggled, this, &PerformWorkspace::toggleRecording);
  bar->addSeparator();
  m_stream = addToggle(bar, this, "performStream", "broadcast", tr("Send to another program by VMC (V)"), Qt::Key_V);
  m_streamTo = new QLabel(bar);
  m_streamTo->setObjectName(QStringLiteral("performStreamTo"));
  m_streamTo->setAccessibleName(tr("Where the performance is sent"));
  m_streamTo->setProperty("role", "success");
  bar->addWidget(m_streamTo);
  connect(m_stream, &QAction::toggled, this, &PerformWorkspace::setStreaming);
}

void PerformWorkspace::setStreaming(bool isOn) {
  if (!isOn) {
    m_vmcTarget->close();
    m_streamTo->clear();
    Q_EMIT sendingChanged({});
    return;
  }
  const VmcAddress to{m_context.settings->value(settings::kVmcHost).toStdString(),
                      m_context.settings->value(settings::kVmcPort)};
  const QString name = QStringLiteral("%1:%2").arg(QString::fromStdString(to.host)).arg(to.port);
  m_vmcTarget->open(to, m_channels);
  m_streamTo->setText(tr("Sending to %1").arg(name));
  Q_EMIT sendingChanged(name);
  if (m_performed) {
    m_vmcTarget->perform(*m_performed);
  }
}

QWidget* PerformWorkspace::buildStage(QWidget* parent) {
  m_stage = new QStackedWidget(parent);
  m_view = new MeshView(m_stage);
  m_view->setObjectName(QStringLiteral("performView"));
  m_view->setAccessibleName(tr("Head that acts"));
  m_view->setEmptyHint(tr("Head that acts"), tr("It does what the performer does"));
  auto* page = new QWidget(m_stage);
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  m_photo = new ImageCanvas(page);
  m_photo->setObjectName(QStringLiteral("performPhoto"));
  m_photo->setAccessibleName(tr("Photo that acts"));
  m_photo->setOverlayParts({});
  m_photo->setEmptyHint(tr("No photo"), tr("Open a portrait and press Reconstruct head"));
  m_inventedNote = makeNote(QString(), page);
  m_inventedNote->setObjectName(QStringLiteral("performInvented"));
  m_inventedNote->setContentsMargins(12, 6, 12, 6);
  layout->addWidget(m_photo, 1);
  layout->addWidget(m_inventedNote);
  m_stage->addWidget(m_view);
  m_stage->addWidget(page);
  return m_stage;
}

QWidget* PerformWorkspace::buildSide() {
  m_side = new QTabWidget(this);
  m_side->setObjectName(QStringLiteral("performSide"));
  m_side->setDocumentMode(true);
  m_side->setMinimumWidth(kSideWidth);
  m_side->setMaximumWidth(kSideWidth + 120);
  m_channelPanel = new ChannelPanel(m_side);
  m_side->addTab(m_channelPanel, tr("Channels"));
  m_takePanel = new TakePanel(m_side);
  m_takePanel->setObjectName(QStringLiteral("takePanel"));
  m_side->addTab(m_takePanel, tr("Takes"));
  return m_side;
}

void PerformWorkspace::connectChannels() {
  m_keepChannels->setSingleShot(true);
  m_keepChannels->setInterval(500);
  connect(m_keepChannels, &QTimer::timeout, this, [this] {
    m_context.settings->setValue(settings::kPerformChannels, channelsText(m_editor->edit().adjustments, m_channels));
  });
  connect(m_channelPanel, &ChannelPanel::controlsEdited, this,
          [this](const std::vector<ChannelControl>& controls, EditStep step) {
            m_editor->setAdjustments(adjustmentsOf(controls), step);
          });
  connect(m_editor, &TakeEditor::adjustmentsChanged, this, [this] {
    m_channelPanel->setControls(controlsOf(m_editor->edit().adjustments));
    m_keepChannels->start();
    refreshShaping();
  });
  // The list and the curves show the same channel.
  connect(m_channelPanel, &ChannelPanel::channelChosen, this, [this](int channel) {
    if (channel >= 0 && m_editor->hasTake()) {
      const auto track =
          channelIndex(m_editor->take()->description.channels, m_channels[static_cast<std::size_t>(channel)]);
      if (track && *track != m_timeline->timeline()->currentTrack()) {
        m_timeline->timeline()->setCurrentTrack(static_cast<int>(*track));
      }
    }
  });
  connect(m_timeline->timeline(), &Timeline::currentTrackChanged, this, [this](int track) {
    const auto channel =
        channelIndex(m_channels, m_editor->take()->description.channels.at(static_cast<std::size_t>(track)));
    if (channel) {
      m_channelPanel->chooseChannel(static_cast<int>(*channel));
    }
  });
}

void PerformWorkspace::connectTakes() {
  TakeKeeper* keeper = m_context.takes;
  connect(keeper, &TakeKeeper::changed, this, [this, keeper] { m_takePanel->setTakes(keeper->takes()); });
  connect(keeper, &TakeKeeper::failed, this, &PerformWorkspace::fail);
  connect(keeper, &TakeKeeper::recovered, this, [this](const QStringList& names) {
    Q_EMIT messageRaised(
        {MessageSeverity::Information,
         tr("A recording that was cut short has been recovered: %1").arg(names.join(QLatin1String(", "))), tr("Show"),
         QStringLiteral("perform")});
  });
  connect(keeper, &TakeKeeper::renamed, this, [this](const QString& before, const QString& after) {
    if (m_editor->edit().takeName == before) {
      m_editor->rename(after);
      m_takePanel->setOpenTake(after);
    }
  });
  connect(keeper, &TakeKeeper::removed, this, [this](const QString& name) {
    if (m_editor->edit().takeName == name) {
      m_editor->close();
    }
  });
  connect(m_takePanel, &TakePanel::openRequested, this, &PerformWorkspace::openTake);
  connect(m_takePanel, &TakePanel::renameRequested, keeper, &TakeKeeper::rename);
  connect(m_takePanel, &TakePanel::deleteRequested, this, &PerformWorkspace::askToDelete);
  connect(m_takePanel, &TakePanel::exportRequested, this, &PerformWorkspace::exportTake);
  connect(m_takePanel, &TakePanel::revertRequested, this, [this, keeper](const QString& name) {
    keeper->readRecording(name, [this, name](const std::shared_ptr<const Take>& take) {
      if (m_editor->edit().takeName == name) {
        m_editor->replaceBase(take);
      }
    });
  });
  connect(m_editor, &TakeEditor::takeOpened, this, [this] {
    m_savedTake = m_editor->take();
    m_takePanel->setOpenTake(m_editor->edit().takeName);
    m_takePanel->setExportEnabled(m_editor->hasTake());
    if (!m_controller->isRunning()) {
      performStill();
    }
  });
  connect(m_editor, &TakeEditor::takeChanged, this, [this](bool isOver) {
    if (isOver) {
      saveTake();
    }
  });
  connect(m_recorder, &TakeRecorder::finished, this, [this](const QString& name, double) { takeRecorded(name); });
  connect(m_recorder, &TakeRecorder::failed, this, [this](const QString& reason, const QString& name) {
    m_record->setChecked(false);
    fail(reason);
    if (!name.isEmpty()) {
      takeRecorded(name);
    }
  });
  m_takePanel->setTakes(keeper->takes());
  m_takePanel->setExportEnabled(false);
}

TakeDescription PerformWorkspace::description() const {
  TakeDescription description;
  description.channels = m_channels;
  description.source = m_sources->currentText().toStdString();
  description.headModel = m_context.models->faceModel()->id();
  if (m_shown != nullptr) {
    description.calibrationFrames = m_shown->calibrationFrames;
    description.calibrationResidualPercent = m_shown->calibrationResidualPercent;
  }
  return description;
}

void PerformWorkspace::toggleRecording(bool isOn) {
  m_timeline->setPlayable(!isOn);
  if (!isOn) {
    m_recorder->stop();
    m_recordTime->clear();
    return;
  }
  if (m_channels.empty()) {
    m_record->setChecked(false);
    fail(tr("The face model is still being loaded."));
    return;
  }
  if (!m_controller->isRunning()) {
    startChosen();
  }
  m_recordTime->setText(QStringLiteral("0:00"));
  m_recorder->start(QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH.mm.ss")), description());
}

void PerformWorkspace::takeRecorded(const QString& name) {
  if (name.isEmpty()) {
    Q_EMIT messageRaised({MessageSeverity::Warning, tr("Nobody was seen while recording: nothing is kept."), {}, {}});
    return;
  }
  m_context.takes->refresh();
  openTake(name);
}

void PerformWorkspace::openTake(const QString& name) {
  m_context.takes->read(name, [this, name](const std::shared_ptr<const Take>& take) {
    if (take->samples.empty()) {
      fail(tr("The take “%1” is empty.").arg(name));
    } else if (m_editor->edit().takeName != name) {
      m_editor->open(name, take);
    }
  });
}

void PerformWorkspace::saveTake() {
  if (m_editor->hasTake() && m_editor->take() != m_savedTake) {
    m_savedTake = m_editor->take();
    m_context.takes->save(m_editor->edit().takeName, m_savedTake);
  }
}

void PerformWorkspace::exportTake() {
  if (!m_editor->hasTake()) {
    return;
  }
  const bool isPhoto = m_heads->isPhotoChosen();
  auto* dialog = new PerformanceExportDialog(
      m_context.settings,
      isPhoto ? PerformanceExportDialog::Performer::Photo : PerformanceExportDialog::Performer::Head,
      m_editor->edit().takeName, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &PerformanceExportDialog::exportRequested, this,
          [this, isPhoto](const PerformanceExportRequest& request) {
            if (!m_editor->hasTake() || m_heads->head() == nullptr) {
              return;
            }
            Take take = *m_editor->take();
            const std::vector<std::string> channels = std::exchange(take.description.channels, m_channels);
            for (CaptureSample& sample : take.samples) {
              sample.expression = channelsOf(sample.expression, channels, m_channels);
              sample.confidence = channelsOf(sample.confidence, channels, m_channels);
            }
            const auto performed = std::make_shared<const Take>(shaped(take, m_shaping));
            if (isPhoto) {
              m_exports->submit(request, performed, headEdits(m_context.document->document()));
            } else {
              m_exports->submit(request, performed, m_heads->head());
            }
          });
  dialog->open();
}

void PerformWorkspace::askToDelete(const QString& name) {
  auto* question =
      new QMessageBox(QMessageBox::NoIcon, tr("Delete take"),
                      tr("Delete “%1” for good? It cannot be brought back.").arg(name), QMessageBox::NoButton, this);
  question->setObjectName(QStringLiteral("takeDeleteQuestion"));
  question->setAttribute(Qt::WA_DeleteOnClose);
  QPushButton* confirm = question->addButton(tr("Delete"), QMessageBox::DestructiveRole);
  confirm->setObjectName(QStringLiteral("takeDeleteConfirm"));
  question->addButton(tr("Keep"), QMessageBox::RejectRole);
  connect(confirm, &QPushButton::clicked, this, [this, name] { m_context.takes->remove(name); });
  question->open();
}

}  // namespace visagiste
