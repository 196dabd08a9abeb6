#pragma once

#include "models/networks/landmark_net.h"

#include <string>
#include <vector>

namespace visagiste::training {

/// `visagiste-train channels`: trains networks::ChannelHead on the features of a landmark network that stays as it is.
///
/// The features of many widened pictures are kept and seen again and again, since they cost much more than the head's
/// own step. Writes landmarks.safetensors, the whole network, beside the head's own files. Prints its options with
/// --help.
int trainChannels(const std::vector<std::string>& arguments);

/// Mean squared error over channels and pictures, (Q, C) each; 0 where no picture's expression is known.
[[nodiscard]] torch::Tensor channelLoss(const torch::Tensor& predicted, const torch::Tensor& wanted);

/// Loads a weights file; what it lacks stays as it is.
/// Throws std::runtime_error as networks::readWeights() and loadWeights() do.
void startFrom(networks::LandmarkNet& net, const std::string& weights);

}  // namespace visagiste::training
