#pragma once

#include <memory>
#include <QWidget>
#include <vector>

#include "app/studio/outfit_painter.h"

class QStandardItemModel;

namespace visagiste {

class PictureShelf;
class TileGallery;

/// Contact sheet: one person in many garments, painted one after the other in the background. Interface thread only.
class GarmentSheet : public QWidget {
  Q_OBJECT
 public:
  explicit GarmentSheet(std::shared_ptr<Services> services, QWidget* parent = nullptr);
  ~GarmentSheet() override;

  /// The last person of the picture, each garment over what they wear.
  void paint(const PictureEdits& edits, std::vector<std::shared_ptr<const Garment>> garments);
  /// No more tiles come.
  void stop();
  [[nodiscard]] bool isBusy() const;

 Q_SIGNALS:
  void garmentChosen(const std::shared_ptr<const visagiste::Garment>& garment);
  void failed(const QString& reason);

 private:
  std::shared_ptr<Services> m_services;
  std::vector<std::shared_ptr<const Garment>> m_garments;
  QStandardItemModel* m_model;
  PictureShelf* m_shelf;
  std::unique_ptr<TileGallery> m_gallery;
};

}  // namespace visagiste
