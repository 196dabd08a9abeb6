#pragma once

#include <vector>

#include <Eigen/Core>
#include <QStringList>
#include <QWidget>

#include "core/document/edit_step.h"
#include "widgets/channels/channel_control.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QToolButton;
class QTreeView;
class QVBoxLayout;

namespace visagiste {

class ChannelModel;
class CoefficientRow;
class ResponseCurve;

/// All channels with their live values, and what is set for the chosen one: gain, offset, curve, mute, mirror.
///
/// With both sides together, what is set for one side holds for the other as well.
class ChannelPanel : public QWidget {
  Q_OBJECT
 public:
  explicit ChannelPanel(QWidget* parent = nullptr);

  /// Names of ARKit's kind ("browDownLeft").
  void setChannels(const QStringList& names);
  /// One a channel, or none: nothing is set.
  void setControls(const std::vector<ChannelControl>& controls);
  [[nodiscard]] const std::vector<ChannelControl>& controls() const;
  /// What is performed, what was captured and how far it can be trusted; (E,) each, the last two may be empty.
  void setMoment(const Eigen::VectorXf& values, const Eigen::VectorXf& input, const Eigen::VectorXf& confidence);
  /// Index of the chosen channel; -1 for none.
  [[nodiscard]] int chosenChannel() const { return m_chosen; }
  void chooseChannel(int channel);
  [[nodiscard]] QTreeView* view() const { return m_view; }

 Q_SIGNALS:
  void controlsEdited(const std::vector<visagiste::ChannelControl>& controls, visagiste::EditStep step);
  void channelChosen(int channel);

 private:
  void buildTools(QVBoxLayout& layout);
  void buildTable(QVBoxLayout& layout);
  void buildEditor(QVBoxLayout& layout);
  CoefficientRow* addRow(QVBoxLayout& layout, const char* name, const QString& label, double least, double most,
                         float ChannelControl::*field, float rest);
  template <typename Change>
  void edit(int channel, EditStep step, Change change);
  void showChosen();

  ChannelModel* m_model;
  QSortFilterProxyModel* m_filter;
  QLineEdit* m_search;
  QToolButton* m_together;
  QToolButton* m_resetAll;
  QTreeView* m_view;
  QWidget* m_editor = nullptr;
  QLabel* m_name = nullptr;
  CoefficientRow* m_gain = nullptr;
  CoefficientRow* m_offset = nullptr;
  ResponseCurve* m_curve = nullptr;
  QCheckBox* m_mute = nullptr;
  QCheckBox* m_mirror = nullptr;
  QToolButton* m_reset = nullptr;
  std::vector<int> m_opposites;
  Eigen::VectorXf m_input;
  int m_chosen = -1;
  bool m_isDragging = false;
};

}  // namespace visagiste
