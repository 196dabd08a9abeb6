#pragma once

#include <memory>
#include <vector>

#include "app/studio/paint_detail.h"
#include "app/studio/studio_context.h"
#include "app/studio/workspace.h"
#include "core/document/edit_step.h"
#include "core/types/image.h"
#include "core/types/style_spec.h"

class QAction;
class QLabel;
class QStackedWidget;
class QStandardItemModel;
class QToolBar;

namespace visagiste {

class ImageCanvas;
class MaskBar;
class PicturePainter;
class PictureShelf;
class StyleBar;
class StyleMaskPainting;
class StyleModel;
class StylePanel;
class TileGallery;

/// The photo in a style: the styles on offer with this very photo in them, how strongly and where, a contact sheet of
/// settings.
class StyleWorkspace : public Workspace {
  Q_OBJECT
 public:
  explicit StyleWorkspace(const StudioContext& context, QWidget* parent = nullptr);
  void activate() override;
  void deactivate() override;
  /// Nothing is being painted or read for the page.
  [[nodiscard]] bool isSettled() const;
  [[nodiscard]] const StyleSpec& spec() const;

 private:
  QToolBar* buildToolBar();
  QWidget* buildInspector();
  void addShortcuts();
  void connectDocument();
  void connectPainting();
  void connectMask();

  void showPicture();
  void showSpec();
  void repaint(PaintDetail detail);
  void edit(const StyleSpec& spec, EditStep step);
  void choose(const QString& file);
  void paintTiles();
  void paintSheet();
  void takeSheetRow(int row);
  void showPage(int page);
  void exportPicture();
  void saveStyle(const QString& title);
  void fail(const QString& reason);

  StudioContext m_context;
  StyleModel* m_model;
  PicturePainter* m_painter;
  TileGallery* m_gallery;
  TileGallery* m_sheetGallery;
  Image m_shownPicture;
  PaintDetail m_detail = PaintDetail::Full;  ///< Of the edit at hand.
  bool m_isActive = false;
  bool m_tilesAreStale = true;
  std::vector<StyleSpec> m_sheetSpecs;

  QStackedWidget* m_pages = nullptr;
  ImageCanvas* m_canvas = nullptr;
  QStandardItemModel* m_sheetModel = nullptr;
  PictureShelf* m_sheet = nullptr;
  StyleBar* m_styles = nullptr;
  StylePanel* m_panel = nullptr;
  QLabel* m_hint = nullptr;
  QAction* m_split = nullptr;
  QAction* m_maskAction = nullptr;
  MaskBar* m_maskBar = nullptr;
  StyleMaskPainting* m_mask = nullptr;
  QAction* m_sheetAction = nullptr;
  QAction* m_export = nullptr;
};

}  // namespace visagiste
