#include "models/training/parsing/parsing_evaluation.h"

#include "models/training/engine/run_state.h"
#include "models/training/parsing/guide_points.h"

#include <torch/nn/functional/upsampling.h>
#include <torch/types.h>

#include <iomanip>
#include <numeric>

namespace visagiste::training {
namespace {

constexpr int kRegions = networks::kParsingRegions;

torch::Tensor mirroredShares(const torch::Tensor& shares) {
  static const torch::Tensor order = torch::tensor({0, 1, 3, 2, 5, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14}, torch::kInt64);
  return shares.index_select(1, order).flip({3});
}

/// Best region of every pixel at kParsingTruthSide.
torch::Tensor parse(networks::ParsingNet& net, const RegionCanvas& crop, const CanvasPoints& points,
                    const ParsingProtocol& protocol) {
  const torch::Tensor input = normalised({crop.picture});
  torch::Tensor shares = networks::spreadBlocks(net->forward(input, guideOf({points}, protocol.side))).softmax(1);
  if (protocol.mirrored) {
    CanvasPoints mirrored = points;
    for (auto& point : mirrored) point[0] = static_cast<float>(protocol.side) - point[0];
    const torch::Tensor guide = guideOf({mirrored}, protocol.side);
    shares = shares + mirroredShares(networks::spreadBlocks(net->forward(input.flip({3}), guide)).softmax(1));
  }
  if (protocol.side != kParsingTruthSide) {
    namespace F = torch::nn::functional;
    shares = F::interpolate(shares, F::InterpolateFuncOptions()
                                        .size(std::vector<std::int64_t>{kParsingTruthSide, kParsingTruthSide})
                                        .mode(torch::kBilinear)
                                        .align_corners(false));
  }
  return shares.argmax(1)[0].contiguous();  // (256, 256)
}

}  // namespace

double Confusion::wanted(int region) const {
  const auto& row = counts[static_cast<std::size_t>(region)];
  return std::accumulate(row.begin(), row.end(), 0.0);
}

double Confusion::overlap(const std::vector<int>& regions) const {
  std::array<bool, kRegions> chosen{};
  for (const int region : regions) chosen[static_cast<std::size_t>(region)] = true;
  double both = 0, either = 0;
  for (std::size_t wanted = 0; wanted < kRegions; ++wanted)
    for (std::size_t found = 0; found < kRegions; ++found) {
      both += chosen[wanted] && chosen[found] ? counts[wanted][found] : 0.0;
      either += chosen[wanted] || chosen[found] ? counts[wanted][found] : 0.0;
    }
  return both / either;
}

std::map<std::string, Confusion> parsingConfusion(networks::ParsingNet& net, const ParsingSet& set,
                                                  const ParsingProtocol& protocol) {
  const torch::NoGradGuard noGrad;
  std::map<std::string, Confusion> result;
  for (const int index : set.indices(Split::Validation)) {
    const RegionCanvas crop = set.aligned(index, protocol.side);
    Random random(static_cast<std::uint64_t>(index));
    const torch::Tensor found = parse(net, crop, foundPoints(crop.points, random), protocol);
    const std::vector<std::uint8_t> wanted = set.aligned(index, kParsingTruthSide).regions;
    const std::int64_t* answer = found.data_ptr<std::int64_t>();
    for (const std::string& name : {nameOf(set.portrait(index).set), std::string("all")}) {
      Confusion& confusion = result[name];
      for (std::size_t i = 0; i < wanted.size(); ++i)
        if (wanted[i] < kRegions)
          ++confusion.counts[wanted[i]][static_cast<std::size_t>(answer[i])];
    }
  }
  return result;
}

void tellParsing(std::ostream& out, const std::string& title, const std::map<std::string, Confusion>& confusion) {
  constexpr int kLarge[] = {0, 1, 11, 12};  // Background, face skin, hair, clothes.
  constexpr int kUpperLip = 7, kLowerLip = 9;
  out << std::fixed << std::setprecision(3);
  for (const auto& [name, own] : confusion) {
    double mean = 0;
    for (const int region : kLarge) mean += own.overlap({region}) / std::size(kLarge);
    out << title << ' ' << name << ": large " << mean << " lips " << own.overlap({kUpperLip, kLowerLip});
    for (int region = 0; region < kRegions; ++region)
      if (own.wanted(region) > 0)  // Real glasses are unknown in the labels.
        out << "  " << networks::kParsingRegionNames[static_cast<std::size_t>(region)] << ' ' << own.overlap({region});
    out << std::endl;
  }
}

}  // namespace visagiste::training
