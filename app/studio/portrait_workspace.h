#pragma once

#include "app/studio/studio_context.h"
#include "app/studio/workspace.h"
#include "core/job/job_status.h"
#include "widgets/preview/image_canvas.h"

class QAction;
class QComboBox;
class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QSplitter;
class QToolBar;

namespace visagiste {

class MeshView;
class PicturePainter;

/// The pictures, the faces in them, and the way to a head.
class PortraitWorkspace : public Workspace {
  Q_OBJECT
 public:
  explicit PortraitWorkspace(const StudioContext& context, QWidget* parent = nullptr);

  void activate() override;
  void deactivate() override;
  /// Nothing is being painted for the page.
  [[nodiscard]] bool isSettled() const;

 private:
  QToolBar* buildToolBar();
  QWidget* buildInspector();
  QWidget* buildHeadPane();
  void connectDocument();
  void showPictures();
  void showPicture(int index);
  void showFaces();
  void showFinished();
  void showOverlays();
  void exportPicture();
  void showChosenFace();
  void chooseShownFace(int shownIndex);
  void refreshButton();
  void onReconstructionEnded(JobState state);
  void addOverlayAction(QToolBar* bar, const QString& name, const QString& iconName, const QString& text,
                        OverlayPart part);

  StudioContext m_context;
  PicturePainter* m_painter;
  bool m_isActive = false;
  int m_shownPicture = 0;
  Image m_canvasPicture;
  bool m_isEdited = false;        ///< The picture of the canvas.
  OverlayParts m_overlays;        ///< Of the photo; the finished picture shows none.
  std::vector<int> m_shownFaces;  ///< Indices into the document's faces, those of the picture shown.
  ImageCanvas* m_canvas = nullptr;
  MeshView* m_headView = nullptr;
  QWidget* m_headPane = nullptr;
  QSplitter* m_splitter = nullptr;
  QListWidget* m_pictures = nullptr;
  QWidget* m_pictureSection = nullptr;
  QListWidget* m_faces = nullptr;
  QLabel* m_facesHint = nullptr;
  QComboBox* m_textureSize = nullptr;
  QPushButton* m_reconstruct = nullptr;
  QPushButton* m_cancel = nullptr;
  std::vector<QAction*> m_overlayActions;
  QAction* m_finished = nullptr;
  QAction* m_split = nullptr;
  QAction* m_exportPicture = nullptr;
  QProgressBar* m_progress = nullptr;
  QLabel* m_stage = nullptr;
};

}  // namespace visagiste
