#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

namespace visagiste {

class MainWindow;

/// Saves a picture of the window once everything it was started with is loaded and shown, and ends the program:
/// status 0, or 1 if the file could not be written, something of what was asked for failed (the reason goes to the
/// standard error), or nothing settled for a minute.
class StillOfWindow : public QObject {
  Q_OBJECT
 public:
  StillOfWindow(MainWindow* window, QString file);

 private:
  void look();
  void noteFailure(const QString& reason);
  [[nodiscard]] bool isSettled() const;

  MainWindow* m_window;
  QString m_file;
  QTimer m_timer;
  int m_settledLooks = 0;
  int m_livePictures = 0;
  int m_looks = 0;
  bool m_hasFailed = false;
};

}  // namespace visagiste
