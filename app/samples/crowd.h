#pragma once

#include <cstdint>

#include "app/samples/sample_person.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {

/// Somebody of a crowd who do not exist: shape, skin, hair, eyes, clothes and backdrop follow from the seed.
[[nodiscard]] SamplePersonRecipe crowdRecipe(std::uint32_t seed);

/// How that person happens to look when the picture is taken.
[[nodiscard]] SamplePose crowdPose(const FaceModel& model, std::uint32_t seed);

}  // namespace visagiste
