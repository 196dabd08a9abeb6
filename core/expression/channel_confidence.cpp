#include "core/expression/channel_confidence.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/expression/channel_names.h"

namespace visagiste {
namespace {

/// 1 up to `full`, 0 from `none` on, linear between.
float fading(double value, double full, double none) {
  return static_cast<float>(std::clamp((none - value) / (none - full), 0.0, 1.0));
}

float viewOf(FaceSide side, const HeadAngles& angles) {
  const float pitch = fading(std::abs(angles.pitchDeg), 25, 55);
  switch (side) {
    case FaceSide::Left:  // Turned to the person's left, the left side is the far one.
      return pitch * fading(angles.yawDeg, 20, 60);
    case FaceSide::Right:
      return pitch * fading(-angles.yawDeg, 20, 60);
    case FaceSide::Both:
      break;
  }
  return pitch * fading(std::abs(angles.yawDeg), 30, 75);
}

}  // namespace

Eigen::VectorXf channelConfidence(const std::vector<std::string>& names, const ConfidenceEvidence& evidence) {
  const auto count = static_cast<Eigen::Index>(names.size());
  if (evidence.certainty.size() != count || evidence.expression.size() != count)
    throw Error(ErrorCode::InvalidArgument, "Confidence needs one certainty and one value for each channel.");
  const float frame = std::clamp(evidence.presence, 0.0F, 1.0F) * fading(evidence.residualShare, 0.02, 0.08);
  Eigen::VectorXf confidence(count);
  for (Eigen::Index i = 0; i < count; ++i) {
    const std::string& name = names[static_cast<std::size_t>(i)];
    confidence[i] = frame * viewOf(sideOf(name), evidence.angles) * std::clamp(evidence.certainty[i], 0.0F, 1.0F);
    if (name.rfind("eyeLook", 0) == 0) {
      const std::string blink = sideOf(name) == FaceSide::Left ? "eyeBlinkLeft" : "eyeBlinkRight";
      if (const auto at = channelIndex(names, blink))
        confidence[i] *= 1 - evidence.expression[*at];
    }
  }
  return confidence;
}

}  // namespace visagiste
