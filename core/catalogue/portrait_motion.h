#pragma once

#include <optional>

#include "core/expression/take.h"
#include "core/portrait/driven_portrait.h"
#include "core/portrait/portrait_settings.h"

namespace visagiste {

/// The motion that a wish stands for, for the photograph that the head was made from (its first view): looking at the
/// camera needs the head's eyes.
[[nodiscard]] PortraitMotion motionOf(const ReconstructedHead& head, const PortraitWish& wish);

/// A driver's face at rest: what is taken out of everything else it does.
struct DriverRest {
  Eigen::VectorXf expression;                              ///< (E,) in the take's channels.
  Eigen::Matrix3d rotation = Eigen::Matrix3d::Identity();  ///< Camera from head.
};

/// That of restingSample(): for values that count from a face at rest already.
[[nodiscard]] DriverRest calibratedRest(std::size_t channelCount);
/// The first moment of a take.
[[nodiscard]] DriverRest firstMoment(const Take& take);
/// What the take mostly does: low values of each channel, the middle ones of the gaze, and the pose nearest to all
/// others. Throws Error{InvalidArgument} for a take without samples.
[[nodiscard]] DriverRest restOf(const Take& take);

/// Carries a driver's performance over to the person in a photograph.
///
/// With a rest: what differs from it is added to the photographed face and pose. Without: the photographed face takes
/// the driver's values and looks where the driver does. Channels are matched by name; results stay within their
/// ranges. Any thread.
class PortraitTransfer {
 public:
  /// follows  whether the head turns.
  enum class Pose { Follow = 1, Hold };

  PortraitTransfer(const DrivenPortrait& portrait, std::vector<std::string> channels, std::optional<DriverRest> rest,
                   Pose pose);

  [[nodiscard]] PortraitMotion motionAt(const CaptureSample& sample) const;

 private:
  const DrivenPortrait& m_portrait;
  std::vector<std::string> m_channels;
  std::optional<DriverRest> m_rest;
  Pose m_pose;
};

}  // namespace visagiste
