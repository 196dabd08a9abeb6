#pragma once

#include <memory>

#include "core/reconstruct/reconstructed_head.h"

namespace visagiste {

class TextureModel;

/// The head of nobody: mean shape, mean skin, brown eyes. No views. textureSidePx: a multiple of 256. Pure; any thread.
[[nodiscard]] std::shared_ptr<const ReconstructedHead> makeMeanHead(std::shared_ptr<const FaceModel> model,
                                                                    const TextureModel& textureModel,
                                                                    int textureSidePx);

}  // namespace visagiste
