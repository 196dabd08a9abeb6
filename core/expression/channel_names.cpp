#include "core/expression/channel_names.h"

#include <algorithm>
#include <string_view>

namespace visagiste {
namespace {

constexpr std::string_view kLeft = "Left";
constexpr std::string_view kRight = "Right";

bool endsWith(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

}  // namespace

FaceSide sideOf(const std::string& channel) {
  if (channel == "jawLeft" || channel == "jawRight" || channel == "mouthLeft" || channel == "mouthRight")
    return FaceSide::Both;
  if (endsWith(channel, kLeft))
    return FaceSide::Left;
  return endsWith(channel, kRight) ? FaceSide::Right : FaceSide::Both;
}

std::string mirroredName(const std::string& channel) {
  if (endsWith(channel, kLeft))
    return channel.substr(0, channel.size() - kLeft.size()).append(kRight);
  if (endsWith(channel, kRight))
    return channel.substr(0, channel.size() - kRight.size()).append(kLeft);
  return channel;
}

std::optional<Eigen::Index> channelIndex(const std::vector<std::string>& names, const std::string& channel) {
  const auto found = std::find(names.begin(), names.end(), channel);
  if (found == names.end())
    return std::nullopt;
  return found - names.begin();
}

Eigen::VectorXf channelsOf(const Eigen::VectorXf& values, const std::vector<std::string>& from,
                           const std::vector<std::string>& to) {
  if (from == to)
    return values;
  Eigen::VectorXf result = Eigen::VectorXf::Zero(static_cast<Eigen::Index>(to.size()));
  for (std::size_t i = 0; i < to.size(); ++i)
    if (const auto index = channelIndex(from, to[i]))
      result[static_cast<Eigen::Index>(i)] = values[*index];
  return result;
}

Eigen::VectorXf mirroredChannels(const Eigen::VectorXf& values, const std::vector<std::string>& names) {
  Eigen::VectorXf mirrored = values;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (const auto other = channelIndex(names, mirroredName(names[i])))
      mirrored[static_cast<Eigen::Index>(i)] = values[*other];
  return mirrored;
}

}  // namespace visagiste
