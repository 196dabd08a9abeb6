// What the window hears of its controllers, and what it tells the person about it.

#include <initializer_list>

#include <QDesktopServices>
#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QUrl>

#include "app/studio/core_messages.h"
#include "app/studio/document_controller.h"
#include "app/studio/garment_keeper.h"
#include "app/studio/head_shaper.h"
#include "app/studio/job_controller.h"
#include "app/studio/look_keeper.h"
#include "app/studio/main_window.h"
#include "app/studio/model_loader.h"
#include "app/studio/picture_opener.h"
#include "app/studio/style_keeper.h"
#include "widgets/jobs/job_panel.h"

namespace visagiste {
namespace {

/// A job that a person started to get files.
bool isExport(const std::string& jobName) {
  return jobName == "export" || jobName == "export-take" || jobName == "drive" || jobName == "compose";
}

}  // namespace

void MainWindow::connectDocument() {
  DocumentController* document = m_context.document;
  connect(document, &DocumentController::historyChanged, this, &MainWindow::refreshHistory);
  connect(document, &DocumentController::headChanged, this, &MainWindow::refreshHistory);
  connect(document, &DocumentController::picturesChanged, this, &MainWindow::refreshTitle);
  PictureOpener* opener = m_context.opener;
  connect(opener, &PictureOpener::busyChanged, m_busy, &QWidget::setVisible);
  connect(opener, &PictureOpener::openingStarted, this, [this] { m_statusText->setText(tr("Opening…")); });
  connect(opener, &PictureOpener::opened, this, [this](const QStringList& files) {
    m_messages->dismiss();
    rememberRecent(files);
    m_statusText->setText(tr("Looking for faces…"));
  });
  connect(opener, &PictureOpener::searchFinished, this, [this](int count) {
    m_statusText->setText(count == 0   ? tr("No face found")
                          : count == 1 ? tr("1 face found")
                                       : tr("%1 faces found").arg(count));
    if (count == 0) {
      showMessage({MessageSeverity::Warning,
                   tr("There is no face in this picture that can be used. Faces from about 40 pixels on are found."),
                   tr("Open another"), QStringLiteral("open")});
    }
  });
  const auto fail = [this](const QString& reason) {
    m_statusText->clear();
    showMessage({MessageSeverity::Failure, reason, {}, {}});
  };
  connect(m_context.models, &ModelLoader::failed, this, fail);
  connect(m_context.shaper, &HeadShaper::failed, this, fail);
  connect(opener, &PictureOpener::openingFailed, this, fail);
  connect(opener, &PictureOpener::searchFailed, this, fail);
  connect(m_messages, &MessageBar::actionTriggered, this, &MainWindow::handleMessageAction);
}

/// What is kept in the person's folders: looks, styles, garments.
void MainWindow::connectKeepers() {
  for (LibraryKeeper* keeper :
       std::initializer_list<LibraryKeeper*>{m_context.looks, m_context.styles, m_context.garments}) {
    connect(keeper, &LibraryKeeper::failed, this, [this](const QString& reason) {
      showMessage({MessageSeverity::Failure, reason, {}, {}});
    });
    connect(keeper, &LibraryKeeper::exported, this, [this](const QString& file) {
      showMessage({MessageSeverity::Success, tr("Saved to %1").arg(file), tr("Show folder"),
                   QStringLiteral("folder:") + QFileInfo(file).absolutePath()});
    });
  }
  const auto tellSaved = [this](const QString& words) { showMessage({MessageSeverity::Success, words, {}, {}}); };
  connect(m_context.looks, &LookKeeper::saved, this,
          [tellSaved](const QString& name) { tellSaved(tr("The look “%1” is on the shelf.").arg(name)); });
  connect(m_context.styles, &StyleKeeper::saved, this,
          [tellSaved](const QString& title) { tellSaved(tr("The style “%1” is on the shelf.").arg(title)); });
  connect(m_context.garments, &GarmentKeeper::saved, this,
          [tellSaved](const QString& name) { tellSaved(tr("The garment “%1” is on the shelf.").arg(name)); });
}

void MainWindow::connectJobs() {
  JobController* jobs = m_context.jobs;
  m_jobPanel->setRows(jobs->rows());
  connect(jobs, &JobController::jobChanged, this, [this, jobs](const JobStatus& status) {
    m_jobPanel->updateRow(jobs->rowOf(status));
    m_jobs->setText(m_jobPanel->activeCount() > 0 ? tr("Jobs (%1)").arg(m_jobPanel->activeCount()) : tr("Jobs"));
  });
  connect(jobs, &JobController::jobFinished, this, &MainWindow::onJobFinished);
  connect(m_jobPanel, &JobPanel::cancelRequested, jobs, &JobController::cancel);
  connect(m_jobPanel, &JobPanel::retryRequested, jobs, &JobController::retry);
  connect(m_jobPanel, &JobPanel::finishedCleared, jobs, &JobController::clearFinished);
  connect(m_jobPanel, &JobPanel::resultRequested, this, [this](quint64 id) {
    const auto files = m_context.jobs->filesOf(id);
    if (files.empty()) {
      const std::shared_ptr<const JobResult> result = m_context.jobs->resultOf(id);
      const bool isLook =
          result != nullptr && std::any_cast<std::shared_ptr<const MakeupLook>>(&result->value) != nullptr;
      showWorkspace(isLook ? QStringLiteral("makeup") : QStringLiteral("sculpt"));
    } else {
      QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(files.front().string())));
    }
  });
  connect(m_jobPanel, &JobPanel::folderRequested, this, [this](quint64 id) {
    const auto files = m_context.jobs->filesOf(id);
    if (!files.empty()) {
      QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(files.front().parent_path().string())));
    }
  });
}

void MainWindow::onJobFinished(const JobStatus& status) {
  if (status.state == JobState::Failed) {
    showMessage({MessageSeverity::Failure, shownText(status.message), {}, {}});
  } else if (status.state == JobState::Done && isExport(status.description.name) && status.result != nullptr) {
    const QString file = QString::fromStdString(status.result->files.front().string());
    showMessage({MessageSeverity::Success, tr("Exported to %1").arg(file), tr("Open folder"),
                 QStringLiteral("folder:") + QFileInfo(file).absolutePath()});
  } else if (status.state == JobState::Done && status.description.name == "reconstruct") {
    m_statusText->setText(tr("Head ready"));
  }
}

void MainWindow::offerHeldJobs() {
  if (const int count = m_context.jobs->heldCount(); count > 0) {
    showMessage({MessageSeverity::Information,
                 count == 1 ? tr("A job of the last session had not finished.")
                            : tr("%1 jobs of the last session had not finished.").arg(count),
                 tr("Run now"), QStringLiteral("restore")});
  }
}

void MainWindow::handleMessageAction(const QString& key) {
  if (key == QStringLiteral("open")) {
    chooseFiles();
  } else if (key == QStringLiteral("restore")) {
    m_context.jobs->restore();
  } else if (key.startsWith(QStringLiteral("folder:"))) {
    QDesktopServices::openUrl(QUrl::fromLocalFile(key.mid(7)));
  } else {
    showWorkspace(key);
  }
  m_messages->dismiss();
}

void MainWindow::showMessage(const Message& message) {
  m_messages->showMessage(message);
}

}  // namespace visagiste
