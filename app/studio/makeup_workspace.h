#pragma once

#include <memory>
#include <optional>

#include "app/studio/makeup_painter.h"
#include "app/studio/studio_context.h"
#include "app/studio/workspace.h"
#include "core/document/edit_step.h"
#include "core/makeup/skin_tone.h"

class QAction;
class QLabel;
class QStackedWidget;
class QToolBar;

namespace visagiste {

class FaceStudy;
class ImageCanvas;
class LookBar;
class LookShelf;
class MakeupPanel;
class MaskBar;
class MaskPainting;
class PhotoLook;
class SamplePanel;
class SerialWorker;
class ShelfModel;
class SkinReadout;

/// Makeup on a photo: the painted picture, the palette, the looks.
class MakeupWorkspace : public Workspace {
  Q_OBJECT
 public:
  explicit MakeupWorkspace(const StudioContext& context, QWidget* parent = nullptr);
  ~MakeupWorkspace() override;

  void activate() override;
  /// Nothing is being painted, measured or read for the page.
  [[nodiscard]] bool isSettled() const;

 private:
  enum class Pick { None = 1, Shade, GreyCard };

  QToolBar* buildToolBar();
  void addPageActions(QToolBar* bar);
  QWidget* buildInspector();
  void addShortcuts();
  void connectDocument();
  void connectPalette();
  void connectPainting();
  void connectMask();
  void connectPhotoLook();

  void showPicture();
  void showFaces();
  void showLook();
  void studyFaces();
  void showStudy();
  void repaint(PaintDetail detail);
  void paintTiles();
  void editLook(const MakeupLook& look, EditStep step);
  void setPicking(Pick pick);
  void takePickedColor(const QColor& color);
  void chooseFacePaint(int layer);
  void exportPicture();
  void readPhoto(const QString& file);
  void wearRead(const MakeupLook& look, const QString& file, int facesInPhotograph);
  void tellThatFaceIsMissing();
  void showPage(int page);
  void refreshActions();
  void fail(const QString& reason);
  [[nodiscard]] PaintedFaces paintedFaces() const;
  [[nodiscard]] std::optional<std::size_t> chosenOnPicture() const;

  StudioContext m_context;
  ShelfModel* m_shelf;
  FaceStudy* m_study;
  PhotoLook* m_photoLook;
  MakeupPainter* m_painter;
  LookGallery* m_gallery;
  std::unique_ptr<SerialWorker> m_files;  ///< Face paint.
  SkinToneOptions m_skinOptions;
  Pick m_pick = Pick::None;
  PaintDetail m_detail = PaintDetail::Full;  ///< Of the edit at hand.
  bool m_tilesAreStale = true;
  Image m_shownPicture;
  std::vector<int> m_shownFaces;  ///< Indices into the document's faces, those of the picture shown.

  QStackedWidget* m_pages = nullptr;
  ImageCanvas* m_canvas = nullptr;
  LookShelf* m_sheet = nullptr;
  SamplePanel* m_samples = nullptr;
  LookBar* m_looks = nullptr;
  SkinReadout* m_skin = nullptr;
  MakeupPanel* m_panel = nullptr;
  MaskBar* m_maskBar = nullptr;
  MaskPainting* m_mask = nullptr;
  QLabel* m_hint = nullptr;
  QAction* m_split = nullptr;
  QAction* m_sheetAction = nullptr;
  QAction* m_samplesAction = nullptr;
  QAction* m_export = nullptr;
};

}  // namespace visagiste
