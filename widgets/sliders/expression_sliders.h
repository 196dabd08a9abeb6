#pragma once

#include <Eigen/Core>
#include <QStringList>
#include <QWidget>
#include <vector>

#include "widgets/sliders/edit_phase.h"

class QLabel;
class QLineEdit;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace visagiste {

class CoefficientEditor;
class CoefficientRow;

/// The expression channels in groups, with a search field; see CoefficientPanel.
class ExpressionSliders : public QWidget {
  Q_OBJECT
 public:
  explicit ExpressionSliders(QWidget* parent = nullptr);

  void setNames(const QStringList& names);
  void setValues(const Eigen::VectorXf& values);
  [[nodiscard]] const Eigen::VectorXf& values() const;
  void setSymmetric(bool symmetric);
  [[nodiscard]] bool isSymmetric() const;

 Q_SIGNALS:
  void edited(const Eigen::VectorXf& expression, visagiste::EditPhase phase);

 private:
  struct Group {
    QToolButton* header = nullptr;
    QWidget* body = nullptr;
    std::vector<int> channels;
  };

  void buildTools(QVBoxLayout& layout);
  void buildGroups();
  CoefficientRow* buildRow(int channel, bool isSecondOfPair);
  void applyFilter();
  void follow();

  QStringList m_names;
  QStringList m_searched;  ///< What the filter looks through, one a channel.
  std::vector<int> m_opposites;
  CoefficientEditor* m_editor;
  std::vector<CoefficientRow*> m_rows;
  std::vector<Group> m_groups;
  QLineEdit* m_search;
  QToolButton* m_symmetric;
  QToolButton* m_reset;
  QScrollArea* m_scroll;
  QLabel* m_nothing;
};

}  // namespace visagiste
