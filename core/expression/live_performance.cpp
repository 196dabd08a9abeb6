#include "core/expression/live_performance.h"

#include <algorithm>

#include "core/expression/channel_names.h"

namespace visagiste {
namespace {

constexpr double kRestingDistanceMm = 600;

Eigen::Matrix3d facingRotation() {
  return Eigen::Vector3d(1, -1, -1).asDiagonal();
}

void addBlink(CaptureSample& sample, const std::vector<std::string>& channels, float closed) {
  for (const char* name : {"eyeBlinkLeft", "eyeBlinkRight"})
    if (const auto index = channelIndex(channels, name))
      sample.expression[*index] = std::max(sample.expression[*index], closed);
}

}  // namespace

CaptureSample restingSample(std::size_t channelCount, double seconds) {
  CaptureSample sample;
  sample.seconds = seconds;
  sample.expression.setZero(static_cast<Eigen::Index>(channelCount));
  sample.confidence.setZero(static_cast<Eigen::Index>(channelCount));
  sample.cameraFromHead.rotation = facingRotation();
  sample.cameraFromHead.translationMm = {0, 0, kRestingDistanceMm};
  return sample;
}

CaptureSample shaped(const CaptureSample& sample, const std::vector<std::string>& channels,
                     const PerformanceShaping& shaping) {
  CaptureSample result = shaping.isMirrored ? mirrored(sample, channels) : sample;
  result.expression = adjusted(result.expression, channels, shaping.adjustments);
  if (shaping.isFacing) {
    result.cameraFromHead.rotation = facingRotation();
    result.cameraFromHead.translationMm = {0, 0, kRestingDistanceMm};
  }
  return result;
}

Take shaped(const Take& take, const PerformanceShaping& shaping) {
  Take result = take;
  for (CaptureSample& sample : result.samples) sample = shaped(sample, take.description.channels, shaping);
  return result;
}

CaptureSample LivePerformance::next(const std::optional<CaptureSample>& seen, double seconds,
                                    const PerformanceShaping& shaping) {
  const double elapsedS = m_lastS ? std::max(0.0, seconds - *m_lastS) : 0;
  m_lastS = seconds;
  if (seen)
    m_lastSeen = seen;
  m_presence = std::clamp(m_presence + (seen ? elapsedS / kReturningS : -elapsedS / kLeavingS), 0.0, 1.0);
  const CaptureSample rest = restingSample(m_channels.size());
  const double share = m_presence * m_presence * (3 - 2 * m_presence);
  CaptureSample result = shaped(m_lastSeen ? mixed(rest, *m_lastSeen, share) : rest, m_channels, shaping);
  if (shaping.blinksWhenIdle && !seen)
    addBlink(result, m_channels, static_cast<float>(1 - share) * idleBlinkAt(seconds));
  result.seconds = seconds;
  return result;
}

}  // namespace visagiste
