#include "app/studio/main_window.h"

#include <utility>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QVBoxLayout>

#include "app/settings/studio_settings.h"
#include "app/studio/about_dialog.h"
#include "app/studio/document_controller.h"
#include "app/studio/edit_history.h"
#include "app/studio/export_dialog.h"
#include "app/studio/file_choice.h"
#include "app/studio/garment_keeper.h"
#include "app/studio/head_jobs.h"
#include "app/studio/head_shaper.h"
#include "app/studio/help_dialog.h"
#include "app/studio/job_controller.h"
#include "app/studio/live_workspace.h"
#include "app/studio/look_keeper.h"
#include "app/studio/model_loader.h"
#include "app/studio/perform_workspace.h"
#include "app/studio/picture_exporter.h"
#include "app/studio/picture_opener.h"
#include "app/studio/settings_dialog.h"
#include "app/studio/step_words.h"
#include "app/studio/style_keeper.h"
#include "app/studio/take_keeper.h"
#include "core/catalogue/jobs.h"
#include "widgets/common/icons.h"
#include "widgets/common/local_files.h"
#include "widgets/jobs/job_panel.h"

namespace visagiste {
namespace {

constexpr int kRecentFileCount = 10;

/// A video file or a folder of pictures: something to watch rather than to open.
bool isRecording(const QString& file) {
  const QStringList videoEndings{QStringLiteral("mp4"), QStringLiteral("m4v"), QStringLiteral("mov"),
                                 QStringLiteral("avi"), QStringLiteral("mkv"), QStringLiteral("webm")};
  return QFileInfo(file).isDir() || videoEndings.contains(QFileInfo(file).suffix().toLower());
}

std::shared_ptr<const JobRegistry> makeRegistry(const std::shared_ptr<Services>& services) {
  auto registry = std::make_shared<JobRegistry>();
  registerJobs(*registry, services);
  return registry;
}

}  // namespace

MainWindow::MainWindow(std::shared_ptr<Services> services, SettingsStore* settings, ThemeController* theme,
                       QWidget* parent)
    : QMainWindow(parent), m_settings(settings), m_theme(theme) {
  setObjectName(QStringLiteral("mainWindow"));
  setAcceptDrops(true);
  setMinimumSize(900, 600);
  resize(1440, 900);
  m_context.settings = settings;
  m_context.services = services;
  m_context.document = new DocumentController(this);
  m_context.jobs = new JobController(makeRegistry(services), settings->folder("jobs"), this);
  m_context.opener = new PictureOpener(m_context.document, services, this);
  m_context.exporter = new PictureExporter(settings, m_context.jobs, services, this);
  m_context.models = new ModelLoader(services, this);
  m_context.shaper = new HeadShaper(m_context.document, this);
  m_context.headJobs = new HeadJobs(m_context.document, m_context.jobs, services, this);
  m_context.looks = new LookKeeper(shippedLooksFolder(), settings->folder("looks"), this);
  m_context.styles = new StyleKeeper(shippedStylesFolder(), settings->folder("styles"), this);
  m_context.garments = new GarmentKeeper(shippedGarmentsFolder(), settings->folder("garments"), this);
  m_context.takes = new TakeKeeper(settings->folder("takes"), this);

  auto* center = new QWidget(this);
  auto* layout = new QVBoxLayout(center);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  m_messages = new MessageBar(center);
  m_stack = new QStackedWidget(center);
  m_stack->setObjectName(QStringLiteral("workspaces"));
  layout->addWidget(m_messages);
  layout->addWidget(m_stack, 1);
  setCentralWidget(center);

  buildActions();
  buildWorkspaces();
  buildTopBar();
  buildJobDock();
  buildMenus();
  buildStatusBar();
  connectDocument();
  connectKeepers();
  connectJobs();
  refreshHistory();
  refreshTitle();
  refreshRecent();
  restoreGeometry(m_settings->value(settings::kWindowGeometry));
  restoreState(m_settings->value(settings::kWindowState));
  showWorkspace(m_entries.front().id);
  offerHeldJobs();
  m_context.models->load();
  m_context.looks->load();
  m_context.styles->load();
  m_context.garments->load();
  m_context.takes->load();
}

MainWindow::~MainWindow() {
  // Workspaces hold threads that post to the controllers: they go first.
  for (Workspace* page : m_workspaces) {
    delete page;
  }
}

void MainWindow::start(const StartOptions& options) {
  show();
  openFiles(options.pictures);
  if (options.usesDemoCamera) {
    qobject_cast<LiveWorkspace*>(workspace(QStringLiteral("live")))->useDemoClipAsCamera();
    qobject_cast<PerformWorkspace*>(workspace(QStringLiteral("perform")))->useDemoClipAsCamera();
  }
  if (!options.workspace.isEmpty()) {
    showWorkspace(options.workspace);
  }
  if (options.reconstructs) {
    connect(m_context.opener, &PictureOpener::searchFinished, this, [this](int faceCount) {
      if (faceCount > 0 && !m_context.document->document().hasHead()) {
        m_context.headJobs->reconstruct(m_settings->value(settings::kTextureSizePx));
      }
    });
  }
}

void MainWindow::buildWorkspaces() {
  m_entries = studioWorkspaces();
  m_tabs = new QTabBar(this);
  m_tabs->setObjectName(QStringLiteral("workspaceTabs"));
  m_tabs->setAccessibleName(tr("Workspaces"));
  m_tabs->setDrawBase(false);
  m_tabs->setExpanding(false);
  for (const WorkspaceEntry& entry : m_entries) {
    Workspace* page = entry.make(m_context, m_stack);
    page->setObjectName(entry.id + QStringLiteral("Workspace"));
    m_stack->addWidget(page);
    m_workspaces.push_back(page);
    m_tabs->addTab(icon(entry.iconName), entry.title);
    const int number = m_tabs->count();
    m_tabs->setTabToolTip(number - 1, QStringLiteral("%1  (Ctrl+%2)").arg(entry.title).arg(number));
    connect(page, &Workspace::messageRaised, this, &MainWindow::showMessage);
    connect(page, &Workspace::statusChanged, this, [this](const QString& text) { m_statusText->setText(text); });
    connect(page, &Workspace::sendingChanged, this, [this](const QString& address) {
      m_statusRight->setText(address.isEmpty() ? tr("Nothing leaves this machine") : tr("Sending to %1").arg(address));
    });
    connect(page, &Workspace::workspaceRequested, this, &MainWindow::showWorkspace);
    connect(page, &Workspace::filesDropped, this, &MainWindow::openFiles);
    connect(page, &Workspace::openRequested, this, &MainWindow::chooseFiles);
    connect(page, &Workspace::exportRequested, this, &MainWindow::exportHead);
    if (const EditHistory* history = page->history(); history != nullptr) {
      connect(history, &EditHistory::historyChanged, this, &MainWindow::refreshHistory);
    }

    auto* action = addShortcutAction(QStringLiteral("workspace.") + entry.id, entry.title,
                                     QKeySequence(QStringLiteral("Ctrl+%1").arg(number)), entry.iconName);
    connect(action, &QAction::triggered, this, [this, id = entry.id] {
      showWorkspace(id);
      m_stack->currentWidget()->setFocus(Qt::ShortcutFocusReason);  // The page's own keys work at once.
    });
    m_workspaceActions.push_back(action);
  }
  connect(m_tabs, &QTabBar::currentChanged, this,
          [this](int index) { showWorkspace(m_entries.at(static_cast<std::size_t>(index)).id); });
}

bool MainWindow::showWorkspace(const QString& id) {
  for (std::size_t i = 0; i < m_entries.size(); ++i) {
    if (m_entries[i].id != id) {
      continue;
    }
    Workspace* next = m_workspaces[i];
    auto* current = qobject_cast<Workspace*>(m_stack->currentWidget());
    m_stack->setCurrentWidget(next);
    m_tabs->setCurrentIndex(static_cast<int>(i));
    if (current != nullptr && current != next) {
      current->deactivate();
    }
    next->activate();
    refreshHistory();
    return true;
  }
  return false;
}

QString MainWindow::currentWorkspace() const {
  return m_entries.at(static_cast<std::size_t>(m_stack->currentIndex())).id;
}

Workspace* MainWindow::workspace(const QString& id) const {
  for (std::size_t i = 0; i < m_entries.size(); ++i) {
    if (m_entries[i].id == id) {
      return m_workspaces[i];
    }
  }
  return nullptr;
}

void MainWindow::openFiles(const QStringList& files) {
  if (files.isEmpty()) {
    return;
  }
  if (isRecording(files.front())) {
    showWorkspace(QStringLiteral("live"));
    LiveSource source;
    source.kind = LiveSource::Kind::Recording;
    source.path = files.front();
    qobject_cast<LiveWorkspace*>(workspace(QStringLiteral("live")))->watch(source, QFileInfo(files.front()).fileName());
    return;
  }
  if (currentWorkspace() != QStringLiteral("portrait")) {
    showWorkspace(QStringLiteral("portrait"));
  }
  m_context.opener->openFiles(files);
}

void MainWindow::chooseFiles() {
  choosePictures(this, m_settings, [this](const QStringList& files) { openFiles(files); });
}

void MainWindow::paste() {
  const QMimeData* mime = QApplication::clipboard()->mimeData();
  if (mime == nullptr) {
    return;
  }
  if (const QStringList files = localFiles(*mime); !files.isEmpty()) {
    openFiles(files);
  } else if (mime->hasImage()) {
    showWorkspace(QStringLiteral("portrait"));
    m_context.opener->openPasted(qvariant_cast<QImage>(mime->imageData()));
  } else {
    showMessage({MessageSeverity::Information, tr("The clipboard holds neither a picture nor a file."), {}, {}});
  }
}

void MainWindow::exportHead() {
  if (!m_context.document->document().hasHead()) {
    showMessage({MessageSeverity::Information,
                 tr("There is no head to export yet. Reconstruct one from a picture first."),
                 {},
                 {}});
    return;
  }
  auto* dialog = new ExportDialog(m_context, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &ExportDialog::exportRequested, m_context.headJobs, &HeadJobs::exportHead);
  dialog->open();
}

void MainWindow::showHelp() {
  std::vector<HelpPage> pages;
  for (std::size_t i = 0; i < m_entries.size(); ++i) {
    pages.push_back({m_entries[i].id, m_entries[i].title, m_workspaces[i]});
  }
  auto* dialog = new HelpDialog(pages, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void MainWindow::showAbout() {
  auto* dialog = new AboutDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void MainWindow::showSettings() {
  auto* dialog = new SettingsDialog(m_settings, m_theme, m_context.services, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

EditHistory* MainWindow::pageHistory() const {
  auto* page = qobject_cast<Workspace*>(m_stack->currentWidget());
  return page == nullptr ? nullptr : page->history();
}

void MainWindow::undo() {
  if (EditHistory* history = pageHistory(); history != nullptr) {
    history->undo();
  } else {
    m_context.document->undo();
  }
}

void MainWindow::redo() {
  if (EditHistory* history = pageHistory(); history != nullptr) {
    history->redo();
  } else {
    m_context.document->redo();
  }
}

void MainWindow::refreshHistory() {
  const PortraitDocument& document = m_context.document->document();
  const auto show = [](QAction* action, bool isPossible, const QString& plain, const QString& named,
                       const QString& step) {
    action->setEnabled(isPossible);
    action->setText(isPossible && !step.isEmpty() ? named.arg(step) : plain);
  };
  if (const EditHistory* history = pageHistory(); history != nullptr) {
    show(m_undo, history->canUndo(), tr("Undo"), tr("Undo %1"), history->undoWords());
    show(m_redo, history->canRedo(), tr("Redo"), tr("Redo %1"), history->redoWords());
  } else {
    show(m_undo, document.canUndo(), tr("Undo"), tr("Undo %1"), stepWords(document.undoKey()));
    show(m_redo, document.canRedo(), tr("Redo"), tr("Redo %1"), stepWords(document.redoKey()));
  }
  m_export->setEnabled(document.hasHead());
  setWindowModified(document.isModified());
}

void MainWindow::refreshTitle() {
  const auto& pictures = m_context.document->document().pictures();
  setWindowTitle(pictures.empty()
                     ? QStringLiteral("Visagiste[*]")
                     : QStringLiteral("%1[*] – Visagiste").arg(QString::fromStdString(pictures.front().name)));
}

void MainWindow::rememberRecent(const QStringList& files) {
  if (files.isEmpty()) {
    return;
  }
  QStringList recent = m_settings->value(settings::kRecentFiles);
  for (auto file = files.crbegin(); file != files.crend(); ++file) {
    const QString path = QFileInfo(*file).absoluteFilePath();
    recent.removeAll(path);
    recent.prepend(path);
  }
  m_settings->setValue(settings::kRecentFiles, QStringList(recent.mid(0, kRecentFileCount)));
  refreshRecent();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (!localFiles(*event->mimeData()).isEmpty() || event->mimeData()->hasImage()) {
    event->acceptProposedAction();
  }
}

void MainWindow::dropEvent(QDropEvent* event) {
  const QStringList files = localFiles(*event->mimeData());
  if (!files.isEmpty()) {
    openFiles(files);
  } else if (event->mimeData()->hasImage()) {
    showWorkspace(QStringLiteral("portrait"));
    m_context.opener->openPasted(qvariant_cast<QImage>(event->mimeData()->imageData()));
  }
  event->acceptProposedAction();
}

void MainWindow::closeEvent(QCloseEvent* event) {
  m_settings->setValue(settings::kWindowGeometry, saveGeometry());
  m_settings->setValue(settings::kWindowState, saveState());
  QMainWindow::closeEvent(event);
}

}  // namespace visagiste
