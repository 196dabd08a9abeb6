#pragma once

#include <memory>

#include <QTimer>
#include <QWidget>

#include "app/studio/photo_driver.h"
#include "app/studio/studio_context.h"
#include "widgets/common/message_bar.h"

class QAction;
class QLabel;
class QToolBar;

namespace visagiste {

class ImageCanvas;
class TurnSliders;

/// The photo that the head was made from, wearing the head's expression.
class PhotoPage : public QWidget {
  Q_OBJECT
 public:
  explicit PhotoPage(const StudioContext& context, QWidget* parent = nullptr);

  /// Pictures are made only while the page is shown.
  void setActive(bool isActive);
  /// Ends an open movement of the head's sliders now; for callers about to set values that must hold.
  void finishGesture();
  /// Nothing is being made for the page.
  [[nodiscard]] bool isSettled() const;

 Q_SIGNALS:
  void messageRaised(const visagiste::Message& message);
  void filesDropped(const QStringList& files);

 private:
  QToolBar* buildToolBar();
  void showPhoto();
  void showResult();
  void request(PortraitDetail detail);
  void savePicture();

  StudioContext m_context;
  PhotoDriver* m_driver;
  ImageCanvas* m_canvas;
  TurnSliders* m_turn;
  QLabel* m_note;
  QAction* m_split = nullptr;
  QAction* m_marks = nullptr;
  QAction* m_gaze = nullptr;
  QAction* m_save = nullptr;
  QTimer m_rests;  ///< The full size is made when the sliders rest.
  DrivenPhoto m_shown;
  bool m_isActive = false;
};

}  // namespace visagiste
