#include "models/training/landmarks/channel_evaluation.h"

#include "models/training/engine/run_state.h"
#include "models/training/landmarks/turn_evaluation.h"

#include <torch/types.h>

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <string>

namespace visagiste::training {
namespace {

constexpr float kMostTurnDeg = 30;
constexpr std::size_t kBatch = 32;

/// (N, C) of the pictures as the network reads them, well aligned.
torch::Tensor readChannels(networks::LandmarkNet& net, const LandmarkSet& set, const std::vector<int>& indices) {
  const torch::NoGradGuard noGrad;
  const AutocastScope autocast;
  std::vector<torch::Tensor> all;
  for (std::size_t begin = 0; begin < indices.size(); begin += kBatch) {
    std::vector<Canvas> crops;
    for (std::size_t i = begin; i < std::min(indices.size(), begin + kBatch); ++i)
      crops.push_back(set.cut(indices[i], set.alignedCrop(indices[i])));
    all.push_back(net->forward(normalised(crops)).channels);
  }
  return torch::cat(all).to(torch::kFloat64);
}

torch::Tensor trueChannels(const LandmarkSet& set, const std::vector<int>& indices) {
  std::vector<torch::Tensor> all;
  for (const int index : indices) all.push_back(torch::tensor(set.channelsOf(index)));
  return torch::stack(all).to(torch::kFloat64);
}

/// Mean degrees between the true and the read gaze of the eyes that are less than half closed.
double gazeErrorDeg(const LandmarkSet& set, const torch::Tensor& wanted, const torch::Tensor& found) {
  constexpr double kFullDeg = 30;
  const std::vector<std::string>& names = set.channelNames();
  const auto column = [&](const torch::Tensor& channels, const std::string& name) {
    return channels.select(1, std::find(names.begin(), names.end(), name) - names.begin());
  };
  double sum = 0;
  double count = 0;
  for (const std::string side : {"Left", "Right"}) {
    const auto difference = [&](const std::string& plus, const std::string& minus) {
      return column(wanted, plus + side) - column(wanted, minus + side) - column(found, plus + side) +
             column(found, minus + side);
    };
    const torch::Tensor across = difference("eyeLookOut", "eyeLookIn");
    const torch::Tensor upright = difference("eyeLookUp", "eyeLookDown");
    const torch::Tensor open = (column(wanted, "eyeBlink" + side) < 0.5).to(torch::kFloat64);
    sum += ((across.square() + upright.square()).sqrt() * open).sum().item<double>();
    count += open.sum().item<double>();
  }
  return kFullDeg * sum / std::max(count, 1.0);
}

}  // namespace

void tellChannels(std::ostream& out, const LandmarkSet& set, networks::LandmarkNet& net) {
  std::vector<int> indices;
  for (const int index : set.posedIndices(Split::Validation))
    if (turnDegrees(set.portrait(index)) < kMostTurnDeg)
      indices.push_back(index);
  if (indices.empty())
    return;
  const torch::Tensor wanted = trueChannels(set, indices);
  const torch::Tensor found = readChannels(net, set, indices);
  const torch::Tensor a = wanted - wanted.mean(0, true);
  const torch::Tensor b = found - found.mean(0, true);
  const torch::Tensor correlation = (a * b).sum(0) / (a.norm(2, 0) * b.norm(2, 0)).clamp_min(1e-9);
  out << "channels of " << indices.size() << " pictures: mean correlation " << std::fixed << std::setprecision(3)
      << correlation.mean().item<double>() << ", " << (correlation >= 0.9).sum().item<long>() << " at 0.9 or more, "
      << (correlation >= 0.8).sum().item<long>() << " at 0.8; gaze off by " << gazeErrorDeg(set, wanted, found)
      << " degrees\n";
  for (std::size_t c = 0; c < set.channelNames().size(); ++c)
    out << ' ' << set.channelNames()[c] << ' ' << correlation[static_cast<std::int64_t>(c)].item<double>();
  out << std::endl;
}

}  // namespace visagiste::training
