#pragma once

#include <opencv2/core/mat.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace visagiste::prepare {

/// Names of the styles that paintedBy() knows: mosaic, halftone, engraving, pencil, watercolour, pastel, film.
[[nodiscard]] const std::vector<std::string>& proceduralStyles();

/// A photograph redrawn by rules, in the manner that `style` names: pictures to learn styles from where no painter's
/// work is at hand.
///
/// bgr   CV_8UC3, at least 64 pixels a side. seed  places of tiles and grain.
/// Throws std::invalid_argument for an unknown name. Pure.
[[nodiscard]] cv::Mat redrawn(const cv::Mat& bgr, const std::string& style, std::uint64_t seed);

}  // namespace visagiste::prepare
