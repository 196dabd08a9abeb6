#pragma once

#include <Eigen/Core>
#include <QObject>
#include <QTimer>
#include <vector>

#include "widgets/sliders/edit_phase.h"

namespace visagiste {

/// Turns what a person does to single sliders into gestures on the whole vector (see EditPhase).
///
/// A drag is one gesture. Small steps (keys, wheel, typed numbers, double clicks) on one slider in quick succession are
/// one gesture too, which ends after a moment without steps. GUI thread.
class CoefficientEditor : public QObject {
  Q_OBJECT
 public:
  static constexpr int kStepPauseMs = 600;  ///< Without a step, after which a gesture of steps is over.

  explicit CoefficientEditor(QObject* parent = nullptr);

  /// New values from outside, never announced as an edit. During a gesture what is under the hand stays.
  void setValues(const Eigen::VectorXf& values);
  [[nodiscard]] const Eigen::VectorXf& values() const { return m_values; }
  /// Index of the coefficient that moves along when symmetric, or -1; one a coefficient.
  void setOpposites(std::vector<int> opposites) { m_opposites = std::move(opposites); }
  void setSymmetric(bool symmetric) { m_symmetric = symmetric; }
  [[nodiscard]] bool isSymmetric() const { return m_symmetric; }

  void beginDrag(int index);
  void endDrag();
  /// A new value of one coefficient, in a drag or as a step.
  void edit(int index, float value);
  /// All coefficients at once: a gesture of its own. Nothing happens if nothing differs.
  void replaceAll(const Eigen::VectorXf& values);
  /// Ends a gesture of steps now.
  void finishSteps();

 Q_SIGNALS:
  void valuesChanged();  ///< For the sliders to follow, whoever changed them.
  void edited(const Eigen::VectorXf& values, visagiste::EditPhase phase);

 private:
  void end();
  [[nodiscard]] int oppositeOf(int index) const;

  Eigen::VectorXf m_values;
  std::vector<int> m_opposites;
  QTimer m_stepPause;
  int m_active = -1;  ///< The coefficient of the open gesture, or -1.
  bool m_dragging = false;
  bool m_announced = false;  ///< Begin has been sent for the open gesture.
  bool m_symmetric = false;
};

}  // namespace visagiste
