#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

namespace visagiste {

/// (E, E) positive semidefinite: eᵀ C e is the unlikeliness of an expression e by how its sides differ.
///
/// Adds the squared difference of every channel ...Left from its ...Right. Eyes that turn sideways do so together, so
/// there the left eye's look inwards is compared with the right eye's look outwards, and what is counted, several
/// times, is how much the two lines of sight cross. Jaw and mouth to the left and to the right are no pairs.
[[nodiscard]] Eigen::MatrixXf channelCoupling(const std::vector<std::string>& channelNames);

}  // namespace visagiste
