#pragma once

#include <QFrame>

#include "widgets/jobs/job_row.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace visagiste {

class ElidedLabel;

/// One job of the panel.
class JobCard : public QFrame {
  Q_OBJECT
 public:
  explicit JobCard(QWidget* parent = nullptr);

  void setRow(const JobRow& row);
  [[nodiscard]] const JobRow& row() const { return m_row; }
  /// Waits or runs.
  [[nodiscard]] bool isActive() const;

 Q_SIGNALS:
  void cancelRequested(quint64 id);
  void retryRequested(quint64 id);
  void resultRequested(quint64 id);
  void folderRequested(quint64 id);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QPushButton* addAction(const char* name, const QString& iconName, const QString& text,
                         void (JobCard::*signal)(quint64));
  void refreshIcon();
  [[nodiscard]] QString statusText() const;

  JobRow m_row;
  QLabel* m_icon;
  ElidedLabel* m_title;
  QToolButton* m_cancel;
  QProgressBar* m_progress;
  QLabel* m_status;
  QLabel* m_message;
  QWidget* m_actions;
  QPushButton* m_show;
  QPushButton* m_folder;
  QPushButton* m_retry;
};

}  // namespace visagiste
