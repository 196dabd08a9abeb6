#include "core/expression/arkit_channels.h"

#include <algorithm>
#include <cctype>

#include "core/base/error.h"
#include "core/expression/channel_names.h"

namespace visagiste {
namespace {

/// The channels that stand for an ARKit blendshape: one, or both sides.
std::vector<Eigen::Index> channelsOf(const std::string& arkitName, const std::vector<std::string>& names) {
  std::string name = arkitName;
  name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
  std::vector<Eigen::Index> channels;
  for (const char* side : {"", "Left", "Right"})
    if (const auto index = channelIndex(names, name + side))
      channels.push_back(*index);
  return channels;
}

void requireLength(Eigen::Index length, std::size_t wanted) {
  if (length != static_cast<Eigen::Index>(wanted))
    throw Error(ErrorCode::InvalidArgument,
                "Expected " + std::to_string(wanted) + " channels, not " + std::to_string(length) + ".");
}

}  // namespace

const std::vector<std::string>& arkitNames() {
  static const std::vector<std::string> names{"EyeBlinkLeft",
                                              "EyeLookDownLeft",
                                              "EyeLookInLeft",
                                              "EyeLookOutLeft",
                                              "EyeLookUpLeft",
                                              "EyeSquintLeft",
                                              "EyeWideLeft",
                                              "EyeBlinkRight",
                                              "EyeLookDownRight",
                                              "EyeLookInRight",
                                              "EyeLookOutRight",
                                              "EyeLookUpRight",
                                              "EyeSquintRight",
                                              "EyeWideRight",
                                              "JawForward",
                                              "JawRight",
                                              "JawLeft",
                                              "JawOpen",
                                              "MouthClose",
                                              "MouthFunnel",
                                              "MouthPucker",
                                              "MouthRight",
                                              "MouthLeft",
                                              "MouthSmileLeft",
                                              "MouthSmileRight",
                                              "MouthFrownLeft",
                                              "MouthFrownRight",
                                              "MouthDimpleLeft",
                                              "MouthDimpleRight",
                                              "MouthStretchLeft",
                                              "MouthStretchRight",
                                              "MouthRollLower",
                                              "MouthRollUpper",
                                              "MouthShrugLower",
                                              "MouthShrugUpper",
                                              "MouthPressLeft",
                                              "MouthPressRight",
                                              "MouthLowerDownLeft",
                                              "MouthLowerDownRight",
                                              "MouthUpperUpLeft",
                                              "MouthUpperUpRight",
                                              "BrowDownLeft",
                                              "BrowDownRight",
                                              "BrowInnerUp",
                                              "BrowOuterUpLeft",
                                              "BrowOuterUpRight",
                                              "CheekPuff",
                                              "CheekSquintLeft",
                                              "CheekSquintRight",
                                              "NoseSneerLeft",
                                              "NoseSneerRight",
                                              "TongueOut"};
  return names;
}

Eigen::VectorXf toArkit(const Eigen::VectorXf& values, const std::vector<std::string>& names) {
  requireLength(values.size(), names.size());
  Eigen::VectorXf arkit = Eigen::VectorXf::Zero(static_cast<Eigen::Index>(arkitNames().size()));
  for (Eigen::Index i = 0; i < arkit.size(); ++i) {
    const std::vector<Eigen::Index> channels = channelsOf(arkitNames()[static_cast<std::size_t>(i)], names);
    for (const Eigen::Index channel : channels) arkit[i] += values[channel] / static_cast<float>(channels.size());
  }
  return arkit;
}

Eigen::VectorXf fromArkit(const Eigen::VectorXf& arkit, const std::vector<std::string>& names) {
  requireLength(arkit.size(), arkitNames().size());
  Eigen::VectorXf values = Eigen::VectorXf::Zero(static_cast<Eigen::Index>(names.size()));
  for (Eigen::Index i = 0; i < arkit.size(); ++i)
    for (const Eigen::Index channel : channelsOf(arkitNames()[static_cast<std::size_t>(i)], names))
      values[channel] = arkit[i];
  return values;
}

}  // namespace visagiste
