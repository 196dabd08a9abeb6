#pragma once

#include <memory>
#include <vector>

#include <QMainWindow>
#include <QStringList>

#include "app/studio/start_options.h"
#include "app/studio/studio_context.h"
#include "app/studio/workspace.h"
#include "core/job/job_status.h"

class QAction;
class QActionGroup;
class QDockWidget;
class QLabel;
class QMenu;
class QProgressBar;
class QStackedWidget;
class QTabBar;

namespace visagiste {

class JobPanel;
class JobController;
class ThemeController;

/// The studio's window: workspaces behind tabs, the job panel, messages, menus.
class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  MainWindow(std::shared_ptr<Services> services, SettingsStore* settings, ThemeController* theme,
             QWidget* parent = nullptr);
  ~MainWindow() override;

  /// Shows the window and does what the command line asks for.
  void start(const StartOptions& options);
  void openFiles(const QStringList& files);
  /// False if there is none of that name.
  bool showWorkspace(const QString& id);
  [[nodiscard]] QString currentWorkspace() const;
  [[nodiscard]] Workspace* workspace(const QString& id) const;
  [[nodiscard]] const StudioContext& context() const { return m_context; }

 public Q_SLOTS:
  void chooseFiles();
  void paste();
  /// What the page shown did last, or the document.
  void undo();
  void redo();
  void exportHead();
  void showHelp();
  void showAbout();
  void showSettings();
  void showMessage(const visagiste::Message& message);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void closeEvent(QCloseEvent* event) override;

 private:
  void buildWorkspaces();
  void buildActions();
  void buildMenus();
  void buildTopBar();
  void buildJobDock();
  void buildStatusBar();
  void connectDocument();
  void connectKeepers();
  void connectJobs();
  [[nodiscard]] EditHistory* pageHistory() const;
  void refreshHistory();
  void refreshTitle();
  void refreshRecent();
  void rememberRecent(const QStringList& files);
  void handleMessageAction(const QString& key);
  void onJobFinished(const JobStatus& status);
  void offerHeldJobs();
  QAction* addShortcutAction(const QString& name, const QString& text, const QKeySequence& keys,
                             const QString& iconName);

  SettingsStore* m_settings;
  ThemeController* m_theme;
  StudioContext m_context;
  std::vector<WorkspaceEntry> m_entries;
  std::vector<Workspace*> m_workspaces;
  QTabBar* m_tabs = nullptr;
  QStackedWidget* m_stack = nullptr;
  MessageBar* m_messages = nullptr;
  JobPanel* m_jobPanel = nullptr;
  QDockWidget* m_jobDock = nullptr;
  QLabel* m_statusText = nullptr;
  QLabel* m_statusRight = nullptr;
  QProgressBar* m_busy = nullptr;
  QMenu* m_recentMenu = nullptr;
  QAction* m_open = nullptr;
  QAction* m_paste = nullptr;
  QAction* m_export = nullptr;
  QAction* m_undo = nullptr;
  QAction* m_redo = nullptr;
  QAction* m_jobs = nullptr;
  QAction* m_quit = nullptr;
  QAction* m_help = nullptr;
  QAction* m_about = nullptr;
  QAction* m_preferences = nullptr;
  std::vector<QAction*> m_workspaceActions;
};

}  // namespace visagiste
