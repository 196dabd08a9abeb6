#pragma once

#include <memory>
#include <optional>

#include "app/studio/outfit_painter.h"
#include "app/studio/studio_context.h"
#include "app/studio/workspace.h"
#include "core/document/edit_step.h"
#include "core/job/job_status.h"

class QAction;
class QLabel;
class QProgressBar;
class QStackedWidget;
class QToolBar;
class QToolButton;

namespace visagiste {

class GarmentHandling;
class GarmentSheet;
class GarmentShelf;
class ImageCanvas;
class OutfitBar;
class OutfitPanel;

/// Clothes on a photo: the dressed picture, what is worn, the garments.
class ClothesWorkspace : public Workspace {
  Q_OBJECT
 public:
  explicit ClothesWorkspace(const StudioContext& context, QWidget* parent = nullptr);

  void activate() override;
  void deactivate() override;
  /// Nothing is being dressed or read for the page.
  [[nodiscard]] bool isSettled() const;

 protected:
  /// Garments that are dragged onto the picture.
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QToolBar* buildToolBar();
  QWidget* buildInspector();
  QWidget* buildShelf();
  void connectShelf();
  void connectSheet();
  void connectPhotoImport();

  void showPicture();
  void showOutfit();
  void repaint();
  void showConcerns(const std::vector<DressingConcern>& concerns);
  void showResult();
  void putOn(const std::shared_ptr<const Garment>& garment);
  void importPhoto(const QString& file);
  void exportPicture();
  void editOutfit(const Outfit& outfit, EditStep step);
  void tell(const Message& message) { Q_EMIT messageRaised(message); }
  void fail(const QString& reason) { tell({MessageSeverity::Failure, reason, {}, {}}); }
  [[nodiscard]] bool hasPerson() const;

  StudioContext m_context;
  OutfitPainter* m_painter;
  GarmentHandling* m_handling = nullptr;
  std::optional<JobId> m_import;
  bool m_isActive = false;
  Image m_shownPicture;
  Image m_dressed;
  Image m_marked;

  QStackedWidget* m_pages = nullptr;
  GarmentSheet* m_sheet = nullptr;
  OutfitBar* m_saved = nullptr;
  ImageCanvas* m_canvas = nullptr;
  GarmentShelf* m_shelf = nullptr;
  OutfitPanel* m_panel = nullptr;
  QLabel* m_hint = nullptr;
  QToolButton* m_photo = nullptr;
  QProgressBar* m_reading = nullptr;
  QAction* m_split = nullptr;
  QAction* m_marks = nullptr;
  QAction* m_sheetAction = nullptr;
  QAction* m_handles = nullptr;
  QAction* m_handlesBack = nullptr;
  QAction* m_export = nullptr;
};

}  // namespace visagiste
