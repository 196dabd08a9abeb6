// The fixed parts of the main window: actions, menus, bars and docks.

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QProgressBar>
#include <QStatusBar>
#include <QTabBar>
#include <QToolBar>

#include "app/settings/studio_settings.h"
#include "app/studio/document_controller.h"
#include "app/studio/main_window.h"
#include "widgets/common/icons.h"
#include "widgets/jobs/job_panel.h"

namespace visagiste {
namespace {

QWidget* spacer(QWidget* parent) {
  auto* widget = new QWidget(parent);
  widget->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  return widget;
}

}  // namespace

QAction* MainWindow::addShortcutAction(const QString& name, const QString& text, const QKeySequence& keys,
                                       const QString& iconName) {
  auto* action = new QAction(text, this);
  action->setObjectName(name);
  action->setShortcut(keys);
  if (!iconName.isEmpty()) {
    action->setIcon(icon(iconName));
  }
  addAction(action);
  return action;
}

void MainWindow::buildActions() {
  m_open = addShortcutAction(QStringLiteral("file.open"), tr("Open…"), QKeySequence(QKeySequence::Open),
                             QStringLiteral("folder-open"));
  connect(m_open, &QAction::triggered, this, &MainWindow::chooseFiles);
  m_paste = addShortcutAction(QStringLiteral("edit.paste"), tr("Paste picture"), QKeySequence(QKeySequence::Paste),
                              QStringLiteral("paste"));
  connect(m_paste, &QAction::triggered, this, &MainWindow::paste);
  m_export = addShortcutAction(QStringLiteral("file.export"), tr("Export head…"),
                               QKeySequence(QStringLiteral("Ctrl+E")), QStringLiteral("export"));
  connect(m_export, &QAction::triggered, this, &MainWindow::exportHead);
  m_undo = addShortcutAction(QStringLiteral("edit.undo"), tr("Undo"), QKeySequence(QKeySequence::Undo),
                             QStringLiteral("undo"));
  connect(m_undo, &QAction::triggered, this, &MainWindow::undo);
  m_redo = addShortcutAction(QStringLiteral("edit.redo"), tr("Redo"), QKeySequence(QKeySequence::Redo),
                             QStringLiteral("redo"));
  connect(m_redo, &QAction::triggered, this, &MainWindow::redo);
  m_jobs = addShortcutAction(QStringLiteral("view.jobs"), tr("Jobs"), QKeySequence(QStringLiteral("Ctrl+J")),
                             QStringLiteral("jobs"));
  m_jobs->setCheckable(true);
  m_preferences = addShortcutAction(QStringLiteral("edit.settings"), tr("Settings…"),
                                    QKeySequence(QStringLiteral("Ctrl+,")), QStringLiteral("settings"));
  connect(m_preferences, &QAction::triggered, this, &MainWindow::showSettings);
  m_help = addShortcutAction(QStringLiteral("help.keys"), tr("Keyboard and mouse"),
                             QKeySequence(QKeySequence::HelpContents), QStringLiteral("help"));
  connect(m_help, &QAction::triggered, this, &MainWindow::showHelp);
  m_about = addShortcutAction(QStringLiteral("help.about"), tr("About Visagiste"), {}, QStringLiteral("information"));
  connect(m_about, &QAction::triggered, this, &MainWindow::showAbout);
  m_quit = addShortcutAction(QStringLiteral("file.quit"), tr("Quit"), QKeySequence(QStringLiteral("Ctrl+Q")), {});
  connect(m_quit, &QAction::triggered, this, &QWidget::close);
}

void MainWindow::buildMenus() {
  QMenu* file = menuBar()->addMenu(tr("&File"));
  file->addAction(m_open);
  m_recentMenu = file->addMenu(icon(QStringLiteral("clock")), tr("Open recent"));
  m_recentMenu->setObjectName(QStringLiteral("recentMenu"));
  file->addSeparator();
  file->addAction(m_export);
  file->addSeparator();
  file->addAction(m_quit);
  QMenu* edit = menuBar()->addMenu(tr("&Edit"));
  edit->addAction(m_undo);
  edit->addAction(m_redo);
  edit->addSeparator();
  edit->addAction(m_paste);
  edit->addSeparator();
  edit->addAction(m_preferences);
  QMenu* view = menuBar()->addMenu(tr("&View"));
  for (QAction* action : m_workspaceActions) {
    view->addAction(action);
  }
  view->addSeparator();
  view->addAction(m_jobs);
  QMenu* help = menuBar()->addMenu(tr("&Help"));
  help->addAction(m_help);
  help->addAction(m_about);
}

void MainWindow::buildTopBar() {
  auto* bar = new QToolBar(tr("Main"), this);
  bar->setObjectName(QStringLiteral("topBar"));
  bar->setMovable(false);
  bar->setFloatable(false);
  bar->setContextMenuPolicy(Qt::PreventContextMenu);
  bar->setIconSize({18, 18});
  bar->addAction(m_open);
  bar->addAction(m_export);
  bar->addSeparator();
  bar->addAction(m_undo);
  bar->addAction(m_redo);
  bar->addWidget(spacer(bar));
  bar->addWidget(m_tabs);
  bar->addWidget(spacer(bar));
  bar->addAction(m_jobs);
  bar->addAction(m_preferences);
  bar->addAction(m_help);
  addToolBar(Qt::TopToolBarArea, bar);
}

void MainWindow::buildJobDock() {
  m_jobPanel = new JobPanel(this);
  m_jobDock = new QDockWidget(tr("Jobs"), this);
  m_jobDock->setObjectName(QStringLiteral("jobDock"));
  m_jobDock->setWidget(m_jobPanel);
  m_jobDock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetClosable);
  m_jobDock->setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea | Qt::BottomDockWidgetArea);
  addDockWidget(Qt::RightDockWidgetArea, m_jobDock);
  resizeDocks({m_jobDock}, {300}, Qt::Horizontal);
  m_jobDock->hide();
  connect(m_jobs, &QAction::toggled, m_jobDock, &QWidget::setVisible);
  connect(m_jobDock, &QDockWidget::visibilityChanged, this, [this] { m_jobs->setChecked(!m_jobDock->isHidden()); });
}

void MainWindow::buildStatusBar() {
  m_statusText = new QLabel(this);
  m_statusText->setObjectName(QStringLiteral("statusText"));
  m_statusRight = new QLabel(tr("Nothing leaves this machine"), this);
  m_statusRight->setObjectName(QStringLiteral("statusPrivacy"));
  m_busy = new QProgressBar(this);
  m_busy->setObjectName(QStringLiteral("statusBusy"));
  m_busy->setRange(0, 0);
  m_busy->setTextVisible(false);
  m_busy->setFixedWidth(96);
  m_busy->hide();
  statusBar()->setContentsMargins(12, 0, 12, 0);
  statusBar()->addWidget(m_statusText, 1);
  statusBar()->addPermanentWidget(m_busy);
  statusBar()->addPermanentWidget(m_statusRight);
  statusBar()->setSizeGripEnabled(false);
}

void MainWindow::refreshRecent() {
  m_recentMenu->clear();
  for (const QString& file : m_settings->value(settings::kRecentFiles)) {
    QAction* action = m_recentMenu->addAction(QFileInfo(file).fileName());
    action->setToolTip(file);
    action->setStatusTip(file);
    connect(action, &QAction::triggered, this, [this, file] { openFiles({file}); });
  }
  m_recentMenu->setEnabled(!m_recentMenu->isEmpty());
}

}  // namespace visagiste
