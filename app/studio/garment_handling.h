#pragma once

#include <QObject>
#include <QPointF>
#include <QRectF>
#include <vector>

#include "app/studio/outfit_painter.h"

namespace visagiste {

class DocumentController;
class ImageCanvas;
class OutfitPanel;

/// The points of the chosen garment on the canvas: each can be dragged, which is an edit of the outfit. Interface
/// thread only.
class GarmentHandling : public QObject {
  Q_OBJECT
 public:
  GarmentHandling(ImageCanvas* canvas, OutfitPanel* panel, DocumentController* document, QObject* parent = nullptr);

  void setOn(bool isOn);
  /// Where the points of what was painted last lie.
  void setPlaces(const DressedPicture& dressed);
  /// Nobody is dressed.
  void clear();
  /// All points of the chosen garment go back to where the fit puts them.
  void putBack();
  [[nodiscard]] bool canPutBack() const;

 private:
  void show();
  void move(int shown, QPointF placePx);
  void release();
  void reset(int shown);
  void edit(std::size_t handle, const Eigen::Vector2f& shiftCm, EditStep step);
  [[nodiscard]] const Outfit& outfit() const;
  /// Index of the chosen garment where its points are known.
  [[nodiscard]] std::optional<std::size_t> chosen() const;

  ImageCanvas* m_canvas;
  OutfitPanel* m_panel;
  DocumentController* m_document;
  bool m_isOn = false;
  Outfit m_placedOutfit;
  std::vector<std::array<Eigen::Vector2f, GarmentHandles::kCount>> m_unshiftedPx;  ///< One entry a garment.
  QRectF m_picture;
  float m_pixelsPerCm = 1;
  std::vector<std::size_t> m_shown;  ///< Which handle each of the canvas is.
};

}  // namespace visagiste
