#pragma once

#include <Eigen/Core>
#include <QStringList>
#include <QWidget>

#include "widgets/sliders/edit_phase.h"

class QTabWidget;

namespace visagiste {

class ExpressionSliders;
class IdentitySliders;

/// Sliders of a face: what it does (expression channels in groups) and whose it is (identity components).
///
/// Knows no face model: names come in, values go out. Values set from outside never come back as signals; while the
/// person drags, values from outside are ignored for the channels under the hand.
class CoefficientPanel : public QWidget {
  Q_OBJECT
 public:
  explicit CoefficientPanel(QWidget* parent = nullptr);

  /// Channel names in the model's order, ARKit's words ("browDownLeft"). Rebuilds the sliders at zero.
  void setExpressionNames(const QStringList& names);
  /// (channels,) 0..1; other lengths throw Error{InvalidArgument}.
  void setExpression(const Eigen::VectorXf& expression);
  [[nodiscard]] const Eigen::VectorXf& expression() const;

  /// How many components exist and how many of the first are shown.
  void setIdentityCount(int components, int shown = 20);
  /// (components,) in standard deviations; the sliders reach from -3 to 3, values beyond are kept until moved.
  void setIdentity(const Eigen::VectorXf& identity);
  [[nodiscard]] const Eigen::VectorXf& identity() const;

  /// Both sides of the face move together.
  void setSymmetric(bool symmetric);
  [[nodiscard]] bool isSymmetric() const;

  /// Ends an open gesture now, with its End; for callers about to set values that must hold, e.g. undo.
  void finishGesture();

 Q_SIGNALS:
  void expressionEdited(const Eigen::VectorXf& expression, visagiste::EditPhase phase);
  void identityEdited(const Eigen::VectorXf& identity, visagiste::EditPhase phase);
  /// The person asks for a new face; whoever owns the identity generator answers with setIdentity().
  void randomIdentityRequested();

 private:
  QTabWidget* m_tabs;
  ExpressionSliders* m_expression;
  IdentitySliders* m_identity;
};

}  // namespace visagiste
