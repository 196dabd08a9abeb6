#pragma once

#include <Eigen/Core>
#include <memory>
#include <string>
#include <vector>

#include "core/reconstruct/reconstructed_head.h"
#include "core/types/face_parsing.h"
#include "core/types/image.h"
#include "core/types/landmarks.h"

namespace visagiste {

/// A photograph and everything that was found in it about the one face that will move.
struct PortraitSource {
  Image photo;  ///< Rgb8, upright.
  Landmarks landmarks;
  Irises irises;
  std::shared_ptr<const FaceParsing> parsing;     ///< Of this face; where hair, clothes and background are.
  std::shared_ptr<const ReconstructedHead> head;  ///< From this photograph alone (its first view).
};

/// What the face in the photograph is to do.
struct PortraitMotion {
  static constexpr float kMaxTurnDeg = 30;

  Eigen::VectorXf expression;  ///< (53,) 0..1, order of the head model's expressionNames(). Absolute values:
                               ///< DrivenPortrait::ownExpression() is the face as photographed.
  Eigen::Matrix3f turn = Eigen::Matrix3f::Identity();  ///< Of the head, in head space, on top of the photographed
                                                       ///< pose; about the top of the neck. At most kMaxTurnDeg.
};

/// Yaw to the person's left, then pitch up, then roll to the person's left shoulder, as a PortraitMotion::turn.
[[nodiscard]] Eigen::Matrix3f headTurn(float yawDeg, float pitchDeg, float rollDeg);

/// The same turn about the same axis, by at most `maxDeg`.
[[nodiscard]] Eigen::Matrix3f limitedTurn(const Eigen::Matrix3f& turn, float maxDeg = PortraitMotion::kMaxTurnDeg);

enum class PortraitDetail {
  Preview = 1,  ///< At most previewSidePx a side; for sliders and live drivers.
  Full,         ///< The photograph's own size.
};

struct DrivenPortraitOptions {
  int previewSidePx = 512;  ///< 64..4096: longer side of the preview.
  int threads = 1;          ///< 1..8; the result does not depend on it.
  void check() const;       ///< Throws Error{InvalidArgument} naming the first field out of range.
};

/// A changed photograph, and what in it is no photograph.
struct DrivenPicture {
  Image picture;            ///< Rgb8.
  Image invented;           ///< Gray8 of the same size: 255 where nothing of the pixel comes from the photograph there:
                            ///< inner mouth, lids, what was behind the iris, background behind the head.
  float inventedShare = 0;  ///< Of the picture, 0..1.
};

/// The person in a photograph with another expression and, within limits, another head pose.
///
/// Prepared once a photograph (some hundred milliseconds a detail, at its first picture); then every picture is a warp
/// of the photograph's own pixels by the reconstructed head, with inner mouth, lids, irises and disoccluded background
/// filled in. A motion equal to the photographed face gives the photograph's own pixels; what lies far from the head
/// is always the photograph bit by bit.
///
/// Immutable to callers; any thread, several at once. For a window: keep one object a photo, call picture(motion,
/// Preview) on a worker for the newest slider values, and Full for the result.
class DrivenPortrait {
 public:
  /// Throws Error{InvalidArgument} for a photo that is not Rgb8, a missing head or parsing, landmarks of another kind,
  /// or bad options.
  explicit DrivenPortrait(PortraitSource source, const DrivenPortraitOptions& options = {});
  ~DrivenPortrait();

  /// Throws Error{InvalidArgument} for another number of channels, a value outside 0..1, or a turn that is no rotation
  /// or larger than the limit.
  [[nodiscard]] DrivenPicture picture(const PortraitMotion& motion, PortraitDetail detail) const;

  /// (2, 468) The points of the face where the motion takes them, pixels of the photograph. Throws as picture().
  [[nodiscard]] Eigen::Matrix2Xf points(const PortraitMotion& motion) const;

  [[nodiscard]] const Eigen::VectorXf& ownExpression() const;
  [[nodiscard]] const std::vector<std::string>& channelNames() const;
  [[nodiscard]] Size size(PortraitDetail detail) const;
  [[nodiscard]] const std::shared_ptr<const ReconstructedHead>& head() const;

 private:
  void requireMotion(const PortraitMotion& motion) const;

  struct Parts;
  std::unique_ptr<Parts> m_parts;
};

}  // namespace visagiste
