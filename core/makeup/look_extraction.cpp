#include "core/makeup/look_extraction.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/error.h"
#include "core/image/color.h"
#include "core/inference/makeup_encoder_network.h"
#include "core/makeup/face_frame.h"

namespace visagiste {
namespace {

constexpr float kLeastOpacity = 0.03F;  // Nobody sees less.

const MakeupProductTraits& traitsNamed(std::string_view name) {
  for (const MakeupProductTraits& traits : makeupProducts())
    if (traits.name == name)
      return traits;
  throw Error(ErrorCode::InvalidArgument, "There is no makeup product \"" + std::string(name) + "\".");
}

/// The choice with the highest score.
template <class Choice>
const Choice& best(const std::vector<Choice>& choices, const std::vector<float>& scores) {
  const std::size_t count = std::min(choices.size(), scores.size());
  const auto end = scores.begin() + static_cast<std::ptrdiff_t>(count);
  return count == 0 ? choices.front()
                    : choices[static_cast<std::size_t>(std::max_element(scores.begin(), end) - scores.begin())];
}

/// Gradients have two colours; the training looks have them in these zones.
std::size_t colorCount(const MakeupProductTraits& traits, std::string_view zone) {
  const bool isMixed = zone == "gradient" || zone == "smoky" || zone == "ombre";
  return static_cast<std::size_t>(std::min(isMixed ? 2 : 1, traits.mostColors));
}

SrgbColor shade(Eigen::Vector3f lab) {
  lab[0] = std::clamp(lab[0], 0.0F, 100.0F);
  return srgbColor(linearFromLab(lab));
}

MakeupLayer layerFrom(const ReadProduct& read, const MakeupProductTraits& traits) {
  MakeupLayer layer = usualLayer(traits.product, {});
  layer.zone = best(traits.zones, read.zones);
  layer.finish = best(traits.finishes, read.finishes);
  layer.opacity = std::clamp(read.opacity, 0.0F, 1.0F);
  layer.colors.clear();
  for (std::size_t i = 0; i < colorCount(traits, layer.zone); ++i) layer.colors.push_back(shade(read.colorsLab[i]));
  for (std::size_t i = 0; i < std::min(traits.parameters.size(), read.parameters.size()); ++i) {
    const MakeupParameter& parameter = traits.parameters[i];
    layer.parameters[std::string(parameter.name)] =
        parameter.least + std::clamp(read.parameters[i], 0.0F, 1.0F) * (parameter.most - parameter.least);
  }
  return layer;
}

class NetworkLookExtractor final : public LookExtractor {
 public:
  NetworkLookExtractor(std::shared_ptr<MakeupEncoderNetwork> network, const FaceModel& model)
      : m_network(std::move(network)), m_frame(model) {
    if (m_network->inputSidePx() != FaceFrame::kSidePx)
      throw Error(ErrorCode::BadWeights,
                  "The makeup encoder belongs to another version of this program. Reinstall Visagiste.");
  }

  MakeupLook extracted(const Image& picture, const Landmarks& points) override {
    return lookFrom(m_network->run(m_frame.aligned(picture, points)));
  }

 private:
  std::shared_ptr<MakeupEncoderNetwork> m_network;
  FaceFrame m_frame;
};

}  // namespace

MakeupLook lookFrom(const std::vector<ReadProduct>& products) {
  MakeupLook look;
  for (const MakeupProductTraits& traits : makeupProducts())
    for (const ReadProduct& read : products)
      if (read.product == traits.name && read.presence >= read.threshold && read.opacity >= kLeastOpacity)
        look.layers.push_back(layerFrom(read, traits));
  for (const ReadProduct& read : products) static_cast<void>(traitsNamed(read.product));
  look.check();
  return look;
}

std::shared_ptr<LookExtractor> makeLookExtractor(const ModelFolders& folders, const ComputeDevice& device,
                                                 const FaceModel& model) {
  return std::make_shared<NetworkLookExtractor>(MakeupEncoderNetwork::load(folders.folder("makeup-encoder-v1"), device),
                                                model);
}

}  // namespace visagiste
