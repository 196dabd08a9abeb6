#pragma once

#include <cstdint>
#include <memory>

#include "core/reconstruct/reconstructed_head.h"

namespace visagiste {

class TextureModel;

/// The head of nobody: mean shape but for lips that touch, mean skin, brown eyes. No views. textureSidePx: a multiple of 256. Pure; any thread.
[[nodiscard]] std::shared_ptr<const ReconstructedHead> makeMeanHead(std::shared_ptr<const FaceModel> model,
                                                                    const TextureModel& textureModel,
                                                                    int textureSidePx);

/// The head of a person who does not exist: shape, skin and colour of the eyes from the models' generators. The same
/// seed gives the same head. As makeMeanHead() otherwise.
[[nodiscard]] std::shared_ptr<const ReconstructedHead> makeSampledHead(std::shared_ptr<const FaceModel> model,
                                                                       const TextureModel& textureModel,
                                                                       int textureSidePx, std::uint32_t seed);

}  // namespace visagiste
