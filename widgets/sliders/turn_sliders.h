#pragma once

#include <vector>

#include <Eigen/Core>
#include <QWidget>

#include "widgets/sliders/edit_phase.h"

namespace visagiste {

class CoefficientEditor;
class CoefficientRow;

/// How a head is turned: a slider each for turning, nodding and leaning it, in degrees.
///
/// Values set from outside never come back as signals; while the person drags, they are ignored for what is under the
/// hand. GUI thread.
class TurnSliders : public QWidget {
  Q_OBJECT
 public:
  /// maxDeg: how far each reaches to both sides.
  explicit TurnSliders(float maxDeg, QWidget* parent = nullptr);

  /// Yaw to the person's left, pitch up, roll to the person's left shoulder.
  void setTurnDeg(const Eigen::Vector3f& turnDeg);
  /// Ends an open gesture now, with its End.
  void finishGesture();

 Q_SIGNALS:
  void turnEdited(const Eigen::Vector3f& turnDeg, visagiste::EditPhase phase);

 private:
  CoefficientEditor* m_editor;
  std::vector<CoefficientRow*> m_rows;
};

}  // namespace visagiste
