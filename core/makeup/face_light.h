#pragma once

#include <cstdint>
#include <Eigen/Core>
#include <map>
#include <optional>
#include "core/image/mat_view.h"

#include "core/makeup/face_geometry.h"

namespace visagiste {

/// The light that falls on a face, as a white surface would show it in the picture: (1, 1, 1) where a picture is
/// exposed and balanced as portraits usually are.
struct FaceLight {
  Eigen::Vector3f white = Eigen::Vector3f::Ones();
};

/// Measured values of one face that move slowly from picture to picture, so that noise does not become flicker.
class FaceLevels {
 public:
  /// The first value of a key counts fully; later ones move what is kept by a small share, large changes (another
  /// light, a cut) faster. value > 0.
  [[nodiscard]] float steady(std::uint64_t key, float value);
  /// What is kept for the key, if anything is.
  [[nodiscard]] std::optional<float> kept(std::uint64_t key) const;

 private:
  std::map<std::uint64_t, float> m_values;
};

/// Luminance that half of the weighted pixels exceed; linear. Looks at a part of the pixels of large areas.
/// nullopt where nothing has weight.
[[nodiscard]] std::optional<float> medianLuminance(const cv::Mat& rgb, const cv::Mat& weights);

/// Linear colour of the white of both eyes where it is brightest without being a reflection; nullopt where too little
/// of it shows. rgb  CV_8UC3, the face's rectangle.
[[nodiscard]] std::optional<Eigen::Vector3f> scleraColor(const FaceGeometry& face, const cv::Mat& rgb);

/// Linear colour of the face as a whole: the middle one of places that are bare skin on almost every face.
[[nodiscard]] Eigen::Vector3f skinColor(const FaceGeometry& face, const cv::Mat& rgb);

/// Light from the white of the eyes, the one patch of known colour that every face carries, together with the skin:
/// dim or tinted is only what shows in both, so that neither deep-set eyes nor dark skin make a picture dark.
/// Differences that real eyes and skins have among themselves count as neutral.
///
/// rgb  CV_8UC3, the face's rectangle.
[[nodiscard]] FaceLight measureLight(const FaceGeometry& face, const cv::Mat& rgb, const Eigen::Vector3f& skin,
                                     FaceLevels& levels);

}  // namespace visagiste
