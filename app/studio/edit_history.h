#pragma once

#include <QObject>
#include <QString>

namespace visagiste {

/// A history of undo that Edit > Undo works on.
class EditHistory : public QObject {
  Q_OBJECT
 public:
  explicit EditHistory(QObject* parent = nullptr) : QObject(parent) {}

  [[nodiscard]] virtual bool canUndo() const = 0;
  [[nodiscard]] virtual bool canRedo() const = 0;
  /// What would be undone or redone, for a person, e.g. "trim"; empty for none.
  [[nodiscard]] virtual QString undoWords() const = 0;
  [[nodiscard]] virtual QString redoWords() const = 0;
  virtual void undo() = 0;
  virtual void redo() = 0;

 Q_SIGNALS:
  void historyChanged();
};

}  // namespace visagiste
