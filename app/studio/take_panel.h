#pragma once

#include <vector>

#include <QWidget>

#include "core/expression/take_library.h"

class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;
class QToolButton;

namespace visagiste {

/// The person's takes: open, rename, delete, export, go back to the recording.
///
/// Enter or a double click opens, F2 renames in place, Delete asks to delete.
class TakePanel : public QWidget {
  Q_OBJECT
 public:
  explicit TakePanel(QWidget* parent = nullptr);

  void setTakes(const std::vector<TakeSummary>& takes);
  /// The take that is open; its line is marked and chosen.
  void setOpenTake(const QString& name);
  /// Empty for none.
  [[nodiscard]] QString chosenTake() const;
  void setExportEnabled(bool isOn);

 Q_SIGNALS:
  void openRequested(const QString& name);
  void renameRequested(const QString& name, const QString& wanted);
  void deleteRequested(const QString& name);
  void revertRequested(const QString& name);
  void exportRequested();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void refreshButtons();
  void takeText(QListWidgetItem* item);

  QListWidget* m_list;
  QLabel* m_nothing;
  QToolButton* m_rename;
  QToolButton* m_delete;
  QToolButton* m_revert;
  QPushButton* m_export;
  std::vector<TakeSummary> m_takes;
  QString m_open;
  QString m_wantedName;  ///< Of the last renaming: stays chosen.
  bool m_fills = false;  ///< The list is being filled: changes are not the person's.
};

}  // namespace visagiste
