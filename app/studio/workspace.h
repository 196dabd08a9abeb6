#pragma once

#include <functional>
#include <vector>

#include <QString>
#include <QStringList>
#include <QWidget>

#include "widgets/common/message_bar.h"

namespace visagiste {

class EditHistory;
struct StudioContext;

/// One page of the main window. Pages share the document and talk to the window by signals only.
class Workspace : public QWidget {
  Q_OBJECT
 public:
  explicit Workspace(QWidget* parent = nullptr) : QWidget(parent) {}

  /// Becomes visible; what costs time only while seen starts here.
  virtual void activate() {}
  /// Leaves the screen.
  virtual void deactivate() {}
  /// What Edit > Undo works on while the page is shown; null: the document.
  [[nodiscard]] virtual EditHistory* history() { return nullptr; }

 Q_SIGNALS:
  void messageRaised(const visagiste::Message& message);
  /// One line for the status bar.
  void statusChanged(const QString& text);
  void workspaceRequested(const QString& id);
  /// Something leaves the program towards this address; empty: no more.
  void sendingChanged(const QString& address);
  void filesDropped(const QStringList& files);
  void openRequested();
  void exportRequested();
};

/// How a workspace joins the window.
struct WorkspaceEntry {
  QString id;        ///< E.g. "sculpt"; what --workspace takes.
  QString title;     ///< Translated.
  QString iconName;  ///< Of resources/icons.
  std::function<Workspace*(const StudioContext&, QWidget* parent)> make;
};

/// Every workspace in the order of the tabs. A later one joins by one more line there.
[[nodiscard]] std::vector<WorkspaceEntry> studioWorkspaces();

}  // namespace visagiste
