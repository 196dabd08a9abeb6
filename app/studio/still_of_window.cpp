#include "app/studio/still_of_window.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include <QApplication>
#include <QPixmap>

#include "app/studio/clothes_workspace.h"
#include "app/studio/core_messages.h"
#include "app/studio/document_controller.h"
#include "app/studio/head_shaper.h"
#include "app/studio/job_controller.h"
#include "app/studio/live_workspace.h"
#include "app/studio/main_window.h"
#include "app/studio/makeup_workspace.h"
#include "app/studio/model_loader.h"
#include "app/studio/perform_workspace.h"
#include "app/studio/picture_opener.h"
#include "app/studio/sculpt_workspace.h"
#include "widgets/mesh_view/mesh_view.h"

namespace visagiste {
namespace {

constexpr int kLookMs = 100;
constexpr int kSettledLooks = 5;   // Half a second without a change: views have refined their edges.
constexpr int kMostLooks = 600;    // A minute.
constexpr int kLivePictures = 40;  // The tracker has settled.

}  // namespace

StillOfWindow::StillOfWindow(MainWindow* window, QString file) : m_window(window), m_file(std::move(file)) {
  const auto* live = qobject_cast<LiveWorkspace*>(window->workspace(QStringLiteral("live")));
  connect(live->controller(), &LiveController::pictureReady, this, [this] { ++m_livePictures; });
  const auto* perform = qobject_cast<PerformWorkspace*>(window->workspace(QStringLiteral("perform")));
  connect(perform->controller(), &PerformController::framePerformed, this, [this] { ++m_livePictures; });
  const StudioContext& context = window->context();
  connect(context.models, &ModelLoader::failed, this, &StillOfWindow::noteFailure);
  connect(context.opener, &PictureOpener::openingFailed, this, &StillOfWindow::noteFailure);
  connect(context.opener, &PictureOpener::searchFailed, this, &StillOfWindow::noteFailure);
  for (const StreamController* stream :
       {static_cast<StreamController*>(live->controller()), static_cast<StreamController*>(perform->controller())}) {
    connect(stream, &StreamController::failed, this, &StillOfWindow::noteFailure);
  }
  connect(context.jobs, &JobController::jobFinished, this, [this](const JobStatus& status) {
    if (status.state == JobState::Failed) {
      noteFailure(shownText(status.message));
    }
  });
  connect(&m_timer, &QTimer::timeout, this, &StillOfWindow::look);
  m_timer.start(kLookMs);
}

bool StillOfWindow::isSettled() const {
  const StudioContext& context = m_window->context();
  const auto* live = qobject_cast<LiveWorkspace*>(m_window->workspace(QStringLiteral("live")));
  const auto* makeup = qobject_cast<MakeupWorkspace*>(m_window->workspace(QStringLiteral("makeup")));
  const auto* clothes = qobject_cast<ClothesWorkspace*>(m_window->workspace(QStringLiteral("clothes")));
  const auto* sculpt = qobject_cast<SculptWorkspace*>(m_window->workspace(QStringLiteral("sculpt")));
  const bool headIsShown = !context.document->document().hasHead() || context.shaper->mesh() != nullptr;
  const auto* perform = qobject_cast<PerformWorkspace*>(m_window->workspace(QStringLiteral("perform")));
  const bool isLive = live->controller()->isRunning() || perform->controller()->isRunning();
  const bool liveIsShown = !isLive || m_livePictures >= kLivePictures;
  const QList<MeshView*> views = m_window->findChildren<MeshView*>();
  // A head that follows a camera changes with every picture: it is never drawn to the end.
  const bool viewsAreDrawn = isLive || std::all_of(views.begin(), views.end(), [](const MeshView* view) {
                               return !view->isVisible() || view->isPictureCurrent();
                             });
  return viewsAreDrawn && context.models->isFinished() && !context.opener->isBusy() && !context.jobs->hasActiveJobs() &&
         headIsShown && liveIsShown && makeup->isSettled() && clothes->isSettled() && sculpt->isSettled();
}

void StillOfWindow::noteFailure(const QString& reason) {
  m_hasFailed = true;
  std::fputs(("visagiste: " + reason.toStdString() + '\n').c_str(), stderr);
}

void StillOfWindow::look() {
  m_settledLooks = isSettled() ? m_settledLooks + 1 : 0;
  ++m_looks;
  if (m_settledLooks < kSettledLooks && m_looks < kMostLooks) {
    return;
  }
  m_timer.stop();
  const bool isSaved = m_window->grab().save(m_file) && m_looks < kMostLooks;
  QApplication::exit(isSaved && !m_hasFailed ? 0 : 1);
}

}  // namespace visagiste
