#pragma once

#include <filesystem>
#include <vector>

#include "core/catalogue/services.h"
#include "core/lab/lesson_pack.h"

namespace visagiste {

/// The square around the largest face of each picture, with hair and chin; pictures without a face are left out.
/// Throws what decodeImageFile() throws. Reports under "detect".
[[nodiscard]] std::vector<FaceSquare> faceSquares(Services& services,
                                                  const std::vector<std::filesystem::path>& pictures,
                                                  RunContext& context);

}  // namespace visagiste
