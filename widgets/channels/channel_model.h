#pragma once

#include <vector>

#include <Eigen/Core>
#include <QAbstractTableModel>
#include <QStringList>

#include "widgets/channels/channel_control.h"

namespace visagiste {

/// Channels with what is set for them and what they show right now.
class ChannelModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { NameColumn = 0, ValueColumn, MuteColumn, ColumnCount };
  enum Role {
    ValueRole = Qt::UserRole + 1,  ///< What is performed, 0..1.
    InputRole,                     ///< What was captured, 0..1; negative: nothing.
    ConfidenceRole,                ///< 0..1; how far the captured value can be trusted.
    SearchRole,                    ///< Text that a search looks through.
    IsSetRole,                     ///< Something is set for the channel.
  };

  explicit ChannelModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

  /// Names of ARKit's kind; nothing is set for them.
  void setChannels(const QStringList& names);
  [[nodiscard]] const QStringList& channels() const { return m_names; }
  void setControls(std::vector<ChannelControl> controls);
  [[nodiscard]] const std::vector<ChannelControl>& controls() const { return m_controls; }
  /// (E,) each; input and confidence may be empty: nothing is captured.
  void setMoment(const Eigen::VectorXf& values, const Eigen::VectorXf& input, const Eigen::VectorXf& confidence);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;

 Q_SIGNALS:
  /// The person ticked the box of a row.
  void muteRequested(int channel, bool isMuted);

 private:
  [[nodiscard]] float momentValue(const Eigen::VectorXf& values, int row, float absent) const;

  QStringList m_names;
  std::vector<ChannelControl> m_controls;
  Eigen::VectorXf m_values;
  Eigen::VectorXf m_input;
  Eigen::VectorXf m_confidence;
};

}  // namespace visagiste
