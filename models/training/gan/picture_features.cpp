#include "models/training/gan/picture_features.h"

#include <torch/nn/functional/upsampling.h>

#include <filesystem>
#include <stdexcept>

#include "models/networks/blocks.h"
#include "models/networks/weights_file.h"
#include "models/training/gan/measures.h"

namespace visagiste::training {
namespace {

constexpr std::int64_t kLeastSide = 64;  // Of the coarsest layer then at least 4.
constexpr std::int64_t kTogether = 32;
constexpr double kScale = 0.01;  // The network answers pictures of 0 to 255 with numbers of that size.

}  // namespace

Options::Option featuresOption() {
  return {"features", "models/weights/feature-net-v1/feature-net.safetensors",
          "network in whose features measures are taken; none: 8 x 8 pixels"};
}

PictureFeatures::PictureFeatures(const std::string& weights) {
  if (weights == "none")
    return;
  if (!std::filesystem::exists(weights))
    throw std::runtime_error("there is no feature network " + weights +
                             " to measure with: --features names it, none "
                             "measures on 8 x 8 pixels");
  m_network = networks::FeatureNet();
  networks::loadWeights(*m_network, networks::readWeights(weights));
  networks::placeOn(*m_network, torch::kCPU, torch::kFloat32);
  m_network->eval();
}

torch::Tensor PictureFeatures::byNetwork(const torch::Tensor& pictures) {
  namespace functional = torch::nn::functional;
  torch::Tensor coded = 0.5 * (pictures.to(torch::kCPU, torch::kFloat32) + 1);
  if (coded.size(2) < kLeastSide)
    coded = functional::interpolate(coded, functional::InterpolateFuncOptions()
                                               .size(std::vector<std::int64_t>{kLeastSide, kLeastSide})
                                               .mode(torch::kNearest));
  const torch::Tensor coarse = m_network->forward(coded).back().flatten(2);  // (N, C, places)
  return kScale * torch::cat({coarse.mean(2), coarse.std(2, /*unbiased=*/false)}, 1);
}

torch::Tensor PictureFeatures::of(const torch::Tensor& pictures) {
  const torch::NoGradGuard noGrad;
  if (m_network.is_empty())
    return coarseFeatures(pictures).cpu();
  std::vector<torch::Tensor> rows;
  for (std::int64_t i = 0; i < pictures.size(0); i += kTogether)
    rows.push_back(byNetwork(pictures.slice(0, i, i + kTogether)));
  return torch::cat(rows);
}

}  // namespace visagiste::training
