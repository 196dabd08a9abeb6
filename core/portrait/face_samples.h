#pragma once

#include <array>
#include <vector>

#include "core/image/mat_view.h"
#include "core/portrait/portrait_layers.h"
#include "core/portrait/portrait_mesh.h"

namespace visagiste {

/// What the changed face shows in one pixel: sums over its samples.
struct FacePixel {
  Eigen::Vector2f displacementPx = Eigen::Vector2f::Zero();  ///< Of the skin's samples; pixels of the photograph.
  Eigen::Vector2f uv = Eigen::Vector2f::Zero();
  Eigen::Vector3f mouthColor = Eigen::Vector3f::Zero();  ///< Linear.
  float faceShare = 0;
  float trust = 0;
  float lidShare = 0;
  std::uint8_t skin = 0;  ///< How many samples show it.
  std::uint8_t mouth = 0;
  std::uint8_t teeth = 0;  ///< Of the mouth's.
  std::array<std::uint8_t, 2> eyes{};
};

struct FaceSamples {
  cv::Rect area;  ///< Of the picture.
  int samplesPerPixel = 1;
  std::vector<FacePixel> pixels;  ///< Of the area, row by row.

  [[nodiscard]] const FacePixel& at(int x, int y) const { return pixels[index(x, y)]; }
  [[nodiscard]] FacePixel& at(int x, int y) { return pixels[index(x, y)]; }

 private:
  [[nodiscard]] std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(area.width) + static_cast<std::size_t>(x);
  }
};

/// Draws the changed face where it lies in a picture of the layers' size. samples: a pixel in each direction.
[[nodiscard]] FaceSamples sampleFace(const PortraitMesh& mesh, const DrivenShape& shape, const PortraitLayers& layers,
                                     const PortraitTextures& textures, int samples, int threads);

}  // namespace visagiste
