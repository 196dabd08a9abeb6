#pragma once

#include <cstdint>
#include <Eigen/Core>
#include <string>
#include <vector>

#include "core/expression/take.h"

namespace visagiste {

// Edits of takes. All take a checked take and give a new one; pure; any thread. Values stay within 0..1.
// A channel that the take does not have is an Error{InvalidArgument} that names it.

/// What happens to one channel on its way to a head, live or in a take: curve, then gain, then offset, then mute.
struct ChannelAdjustment {
  float gain = 1;
  float offset = 0;
  bool isMuted = false;
  bool isMirrored = false;  ///< It starts from the value of the same channel on the other side of the face.
  /// Points (value in, value out) with rising input, joined by lines, held outside; fewer than two: no curve.
  std::vector<Eigen::Vector2f> curve;

  [[nodiscard]] float apply(float value) const;
  friend bool operator==(const ChannelAdjustment& a, const ChannelAdjustment& b) {
    return a.gain == b.gain && a.offset == b.offset && a.isMuted == b.isMuted && a.isMirrored == b.isMirrored &&
           a.curve == b.curve;
  }
};

/// Every channel through its own adjustment. values, names and adjustments (E,); no adjustments leave the values alone.
[[nodiscard]] Eigen::VectorXf adjusted(const Eigen::VectorXf& values, const std::vector<std::string>& names,
                                       const std::vector<ChannelAdjustment>& adjustments);

/// The part from beginS to endS, both included; times then start at 0. Error{InvalidArgument} if nothing is left.
[[nodiscard]] Take trimmed(const Take& take, double beginS, double endS);
[[nodiscard]] Take adjusted(const Take& take, const std::string& channel, const ChannelAdjustment& adjustment);
/// Gaussian over time without delay, whatever the frame rate. sigmaS > 0: its standard deviation.
[[nodiscard]] Take smoothed(const Take& take, const std::vector<std::string>& channels, double sigmaS);
/// What an edit did (`after`) within a part of the take and nothing outside; it fades in and out over `fadeS` (>= 0)
/// inside of the part. Both takes have the same samples at the same times.
[[nodiscard]] Take limitedTo(const Take& before, const Take& after, double beginS, double endS, double fadeS);
/// What a mirror shows: sides exchanged, yaw, roll, x and sideways gaze turned round.
[[nodiscard]] Take mirrored(const Take& take);
[[nodiscard]] CaptureSample mirrored(const CaptureSample& sample, const std::vector<std::string>& names);
/// Moves a channel to `value` at a moment; the change fades out to nothing `fadeS` (> 0) before and after.
[[nodiscard]] Take keyed(const Take& take, const std::string& channel, double seconds, float value, double fadeS);
/// At the times of `a`: share 0 is `a`, 1 is `b` at the same moments. Both need the same channels.
[[nodiscard]] Take blended(const Take& a, const Take& b, double share);
/// Takes a resting face (E,) out of every sample, as RigSolver::calibrateNeutral() does. Each of its values below 1.
[[nodiscard]] Take withoutNeutral(const Take& take, const Eigen::VectorXf& neutral);

struct BlinkOptions {
  double meanGapS = 3.5;  ///< > 0.5: average time between blinks of a person at rest.
  double closingS = 0.1;  ///< > 0.
  double openingS = 0.2;  ///< > 0.
  std::uint32_t seed = 1;
  void check() const;  ///< Throws Error{InvalidArgument} naming the first field out of range.
};

/// How far a face that blinks by itself has its eyes closed, 0..1. The same seed gives the same blinks at any rate.
[[nodiscard]] float idleBlinkAt(double seconds, const BlinkOptions& options = {});
/// Adds these blinks to eyeBlinkLeft and eyeBlinkRight where the take's own are weaker.
[[nodiscard]] Take withIdleBlinks(const Take& take, const BlinkOptions& options = {});

}  // namespace visagiste
