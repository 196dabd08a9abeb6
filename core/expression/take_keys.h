#pragma once

#include <string>
#include <vector>

#include "core/expression/take.h"

namespace visagiste {

/// A value that a channel is drawn to at a moment, whatever was captured there.
struct TakeKey {
  std::string channel;
  double seconds = 0;  ///< Of the take's clock.
  float value = 0;     ///< 0..1.

  friend bool operator==(const TakeKey& a, const TakeKey& b) {
    return a.channel == b.channel && a.seconds == b.seconds && a.value == b.value;
  }
};

/// How far a key reaches where no other key of its channel is nearer.
inline constexpr double kKeyReachS = 0.4;

/// The take with its keys: every channel goes through its keys exactly; between two keys up to twice the reach apart
/// the change passes smoothly from one to the other, elsewhere it fades out within the reach. Captured detail stays on
/// top. Keys of one channel are at different times; their order does not matter; values are clamped to 0..1.
/// Throws Error{InvalidArgument} for a channel that the take does not have or a take without samples.
[[nodiscard]] Take withKeys(const Take& take, const std::vector<TakeKey>& keys);

/// One channel of that, (N,), for a view that follows the mouse.
[[nodiscard]] Eigen::VectorXf channelWithKeys(const Take& take, const std::string& channel,
                                              const std::vector<TakeKey>& keys);

}  // namespace visagiste
