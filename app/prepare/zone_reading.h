#pragma once

#include <array>
#include <Eigen/Core>
#include <vector>

#include "core/image/mat_view.h"
#include "core/makeup/face_frame.h"
#include "core/types/makeup_look.h"

namespace visagiste::prepare {

/// The classical way to read a look, against which the makeup encoder is measured: lips, lids and apples of the cheeks
/// that differ from what this skin lets expect wear a colour; its opacity is the product's usual one.
class ZoneReader {
 public:
  explicit ZoneReader(const FaceFrame& frame);

  /// Learns from bare faces in the frame how each zone follows from the skin, and how far it strays by nature.
  /// Throws std::runtime_error for fewer than 16 faces.
  void learn(const std::vector<Image>& bareFaces);

  /// face  in the frame, Rgb8. Call learn() first.
  [[nodiscard]] MakeupLook read(const Image& face) const;

 private:
  static constexpr std::size_t kZones = 3;

  struct Zone {
    MakeupProduct product = MakeupProduct::Lipstick;
    float opacity = 1;
    cv::Mat mask;  // CV_8UC1
    Eigen::Matrix<float, 3, 4> labFromSkin = Eigen::Matrix<float, 3, 4>::Zero();
    float strays = 0;  // CIEDE2000 that nine of ten bare faces stay under.
  };

  [[nodiscard]] static Eigen::Vector3f labOf(const Image& face, const cv::Mat& mask);
  [[nodiscard]] static Eigen::Vector3f expected(const Zone& zone, const Eigen::Vector3f& skinLab);

  cv::Mat m_skin;
  std::array<Zone, kZones> m_zones;
};

}  // namespace visagiste::prepare
