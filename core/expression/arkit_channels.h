#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

namespace visagiste {

/// The 52 blendshapes of ARKit in the order of Live Link Face, with capital first letters as there.
///
/// The face model's channels have the same names but for three: browInnerUp and cheekPuff are one in ARKit and two
/// here, tongueOut does not exist here.
[[nodiscard]] const std::vector<std::string>& arkitNames();

/// values (E,) of channels `names`. BrowInnerUp and CheekPuff are the mean of both sides; channels that are not there
/// are 0. Throws Error{InvalidArgument} if the lengths differ. Pure; any thread.
[[nodiscard]] Eigen::VectorXf toArkit(const Eigen::VectorXf& values, const std::vector<std::string>& names);

/// The way back: both sides get the value of BrowInnerUp and CheekPuff, TongueOut is dropped. arkit (52,).
[[nodiscard]] Eigen::VectorXf fromArkit(const Eigen::VectorXf& arkit, const std::vector<std::string>& names);

}  // namespace visagiste
