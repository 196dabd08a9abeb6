#include "widgets/channels/channel_model.h"

#include <utility>

#include <QFont>

#include "widgets/sliders/channel_names.h"

namespace visagiste {

void ChannelModel::setChannels(const QStringList& names) {
  beginResetModel();
  m_names = names;
  m_controls.assign(static_cast<std::size_t>(names.size()), {});
  m_values = Eigen::VectorXf::Zero(names.size());
  m_input.resize(0);
  m_confidence.resize(0);
  endResetModel();
}

void ChannelModel::setControls(std::vector<ChannelControl> controls) {
  controls.resize(static_cast<std::size_t>(m_names.size()));
  m_controls = std::move(controls);
  if (!m_names.isEmpty()) {
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
  }
}

void ChannelModel::setMoment(const Eigen::VectorXf& values, const Eigen::VectorXf& input,
                             const Eigen::VectorXf& confidence) {
  m_values = values;
  m_input = input;
  m_confidence = confidence;
  if (!m_names.isEmpty()) {
    Q_EMIT dataChanged(index(0, ValueColumn), index(rowCount() - 1, ValueColumn), {ValueRole});
  }
}

int ChannelModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_names.size());
}

int ChannelModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

float ChannelModel::momentValue(const Eigen::VectorXf& values, int row, float absent) const {
  return row < values.size() ? values[row] : absent;
}

QVariant ChannelModel::data(const QModelIndex& index, int role) const {
  const int row = index.row();
  const QString& name = m_names[row];
  const ChannelControl& control = m_controls[static_cast<std::size_t>(row)];
  const bool isSet = control != ChannelControl();
  switch (role) {
    case Qt::DisplayRole:
      return index.column() == NameColumn ? shortChannelName(name) : QVariant();
    case Qt::ToolTipRole:
      return index.column() == MuteColumn ? tr("Mute: the channel rests")
                                          : QString(fullChannelName(name) + QLatin1Char('\n') + name);
    case Qt::AccessibleTextRole:
      return index.column() == NameColumn    ? fullChannelName(name)
             : index.column() == ValueColumn ? tr("%1 %").arg(qRound(100 * momentValue(m_values, row, 0)))
                                             : tr("Mute");
    case Qt::CheckStateRole:
      return index.column() == MuteColumn ? QVariant(control.isMuted ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::FontRole: {
      QFont font;
      font.setBold(isSet);
      return index.column() == NameColumn && isSet ? QVariant(font) : QVariant();
    }
    case ValueRole:
      return momentValue(m_values, row, 0);
    case InputRole:
      return momentValue(m_input, row, -1);
    case ConfidenceRole:
      return momentValue(m_confidence, row, 1);
    case SearchRole:
      return QString(groupTitle(channelWords(name).group) + QLatin1Char(' ') + fullChannelName(name) +
                     QLatin1Char(' ') + name);
    case IsSetRole:
      return isSet;
    default:
      return {};
  }
}

QVariant ChannelModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
    return {};
  }
  return section == NameColumn ? tr("Channel") : section == ValueColumn ? tr("Value") : tr("Mute");
}

Qt::ItemFlags ChannelModel::flags(const QModelIndex& index) const {
  const Qt::ItemFlags plain = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
  return index.column() == MuteColumn ? plain | Qt::ItemIsUserCheckable : plain;
}

bool ChannelModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (index.column() != MuteColumn || role != Qt::CheckStateRole) {
    return false;
  }
  Q_EMIT muteRequested(index.row(), value.toInt() == Qt::Checked);
  return true;
}

}  // namespace visagiste
