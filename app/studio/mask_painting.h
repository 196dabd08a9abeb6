#pragma once

#include <memory>
#include <optional>

#include <QObject>
#include <QPointF>

#include "core/types/landmarks.h"

namespace visagiste {

class FaceModel;
class ImageCanvas;
class MakeupPanel;
class MaskBar;
class MaskBrush;

/// Paints, on the picture, where the chosen layer of a look shows. Interface thread only.
class MaskPainting : public QObject {
  Q_OBJECT
 public:
  MaskPainting(ImageCanvas* canvas, MakeupPanel* panel, MaskBar* bar, QObject* parent = nullptr);
  ~MaskPainting() override;

  void setModel(std::shared_ptr<const FaceModel> model);
  /// The face on the canvas that wears the look; nothing ends the painting.
  void setFace(const std::optional<Landmarks>& face);
  [[nodiscard]] bool isOn() const { return m_isOn; }
  void setOn(bool isOn);

 Q_SIGNALS:
  void toggled(bool isOn);

 private:
  void prepare();
  void refresh();
  void stroke(QPointF from, QPointF to, bool isInverted);
  [[nodiscard]] double radiusPx() const;

  ImageCanvas* m_canvas;
  MakeupPanel* m_panel;
  MaskBar* m_bar;
  std::shared_ptr<const FaceModel> m_model;
  std::optional<Landmarks> m_face;
  std::shared_ptr<const MaskBrush> m_brush;  ///< Null until prepared for m_face.
  bool m_isOn = false;
};

}  // namespace visagiste
