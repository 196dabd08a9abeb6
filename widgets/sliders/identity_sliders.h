#pragma once

#include <Eigen/Core>
#include <QWidget>
#include <vector>

#include "widgets/sliders/edit_phase.h"

class QPushButton;
class QScrollArea;

namespace visagiste {

class CoefficientEditor;
class CoefficientRow;

/// The first components of an identity; see CoefficientPanel.
class IdentitySliders : public QWidget {
  Q_OBJECT
 public:
  explicit IdentitySliders(QWidget* parent = nullptr);

  void setCount(int components, int shown);
  void setValues(const Eigen::VectorXf& values);
  [[nodiscard]] const Eigen::VectorXf& values() const;

 Q_SIGNALS:
  void edited(const Eigen::VectorXf& identity, visagiste::EditPhase phase);
  void randomRequested();

 private:
  void follow();

  CoefficientEditor* m_editor;
  std::vector<CoefficientRow*> m_rows;
  QPushButton* m_random;
  QPushButton* m_reset;
  QScrollArea* m_scroll;
};

}  // namespace visagiste
