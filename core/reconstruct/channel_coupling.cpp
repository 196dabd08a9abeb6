#include "core/reconstruct/channel_coupling.h"

#include <algorithm>
#include <optional>

namespace visagiste {
namespace {

constexpr float kCrossedEyes = 6;  // Faces look at something further away than their own nose.

}  // namespace

Eigen::MatrixXf channelCoupling(const std::vector<std::string>& channelNames) {
  const auto indexOf = [&channelNames](const std::string& name) -> std::optional<Eigen::Index> {
    const auto found = std::find(channelNames.begin(), channelNames.end(), name);
    if (found == channelNames.end())
      return std::nullopt;
    return found - channelNames.begin();
  };
  const auto count = static_cast<Eigen::Index>(channelNames.size());
  Eigen::MatrixXf coupling = Eigen::MatrixXf::Zero(count, count);
  const std::string left = "Left";
  for (Eigen::Index i = 0; i < count; ++i) {
    const std::string& name = channelNames[static_cast<std::size_t>(i)];
    if (name.size() <= left.size() || name.substr(name.size() - left.size()) != left)
      continue;
    const std::string part = name.substr(0, name.size() - left.size());
    const std::optional<Eigen::Index> other = indexOf(part + "Right");
    if (!other || part == "jaw" || part == "mouth" || part == "eyeLookIn" || part == "eyeLookOut")
      continue;
    Eigen::VectorXf difference = Eigen::VectorXf::Zero(count);
    difference(i) = 1;
    difference(*other) = -1;
    coupling += difference * difference.transpose();
  }
  const auto inLeft = indexOf("eyeLookInLeft");
  const auto inRight = indexOf("eyeLookInRight");
  const auto outLeft = indexOf("eyeLookOutLeft");
  const auto outRight = indexOf("eyeLookOutRight");
  if (inLeft && inRight && outLeft && outRight) {
    Eigen::VectorXf crossing = Eigen::VectorXf::Zero(count);
    crossing(*inLeft) = crossing(*inRight) = 1;
    crossing(*outLeft) = crossing(*outRight) = -1;
    coupling += kCrossedEyes * crossing * crossing.transpose();
  }
  return coupling;
}

}  // namespace visagiste
