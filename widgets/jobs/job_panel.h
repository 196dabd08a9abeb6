#pragma once

#include <map>
#include <QSet>
#include <QVector>
#include <QWidget>
#include <vector>

#include "widgets/jobs/job_row.h"

class QLabel;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace visagiste {

class JobCard;

/// The jobs of the queue, newest first: waiting, running with progress and time left, and what became of them.
class JobPanel : public QWidget {
  Q_OBJECT
 public:
  explicit JobPanel(QWidget* parent = nullptr);

  /// All jobs there are; rows that are no longer among them go.
  void setRows(const std::vector<JobRow>& rows);
  /// One job new or changed. Finished jobs the person has cleared stay away.
  void updateRow(const JobRow& row);
  void removeRow(quint64 id);

  /// Rows shown.
  [[nodiscard]] int rowCount() const { return static_cast<int>(m_cards.size()); }
  /// Jobs shown that wait or run.
  [[nodiscard]] int activeCount() const;

 public Q_SLOTS:
  /// Takes finished, failed and cancelled rows away and tells which.
  void clearFinished();

 Q_SIGNALS:
  void cancelRequested(quint64 id);
  void retryRequested(quint64 id);
  void resultRequested(quint64 id);
  void folderRequested(quint64 id);
  void finishedCleared(const QVector<quint64>& ids);

 private:
  void refreshSummary();

  std::map<quint64, JobCard*> m_cards;
  QSet<quint64> m_cleared;
  QLabel* m_summary;
  QLabel* m_empty;
  QToolButton* m_clear;
  QScrollArea* m_scroll;
  QVBoxLayout* m_list;
};

}  // namespace visagiste
