#pragma once

#include <QObject>
#include <QPointF>

#include "core/document/edit_step.h"
#include "core/types/image.h"

namespace visagiste {

class ImageCanvas;
class MaskBar;

/// Paints, on the picture, where a style shows. Interface thread only.
class StyleMaskPainting : public QObject {
  Q_OBJECT
 public:
  static constexpr int kMaskSidePx = 512;  ///< Of the longer side of a mask.

  StyleMaskPainting(ImageCanvas* canvas, MaskBar* bar, QObject* parent = nullptr);

  /// Of the picture on the canvas; without one the brush is put away.
  void setPictureSize(Size sizePx);
  /// As styleWeights() takes it; empty: the style shows everywhere.
  void setMask(const Image& mask);
  [[nodiscard]] bool isOn() const { return m_isOn; }
  void setOn(bool isOn);

 Q_SIGNALS:
  void toggled(bool isOn);
  void maskEdited(const visagiste::Image& mask, visagiste::EditStep step);

 private:
  void refresh();
  void stroke(QPointF from, QPointF to, bool isInverted);
  [[nodiscard]] double radiusPx() const;

  ImageCanvas* m_canvas;
  MaskBar* m_bar;
  Size m_pictureSize;
  Image m_mask;
  bool m_isOn = false;
};

}  // namespace visagiste
