#pragma once

#include <Eigen/Core>
#include <optional>
#include <string>
#include <vector>

#include "core/types/face_side.h"

namespace visagiste {

/// By the end of the channel's name: jawLeft, which moves the whole jaw, mouthLeft, and their kind count as Both.
[[nodiscard]] FaceSide sideOf(const std::string& channel);

/// The channel that the mirror image moves: browDownLeft for browDownRight, jawRight for jawLeft; itself where both
/// sides share one.
[[nodiscard]] std::string mirroredName(const std::string& channel);

[[nodiscard]] std::optional<Eigen::Index> channelIndex(const std::vector<std::string>& names,
                                                       const std::string& channel);

/// values (F,) of channels `from` as values of channels `to`, matched by name; 0 where there is none.
[[nodiscard]] Eigen::VectorXf channelsOf(const Eigen::VectorXf& values, const std::vector<std::string>& from,
                                         const std::vector<std::string>& to);

/// Values of the mirror image: channels of the left and the right side exchanged, by their names.
[[nodiscard]] Eigen::VectorXf mirroredChannels(const Eigen::VectorXf& values, const std::vector<std::string>& names);

}  // namespace visagiste
