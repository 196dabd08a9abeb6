#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/expression/take_edit.h"

namespace visagiste {

/// What happens to a performance on its way to what it drives: a head, a portrait, another program.
struct PerformanceShaping {
  std::vector<ChannelAdjustment> adjustments;  ///< (E,), or empty: channels stay as they are.
  bool isMirrored = false;                     ///< What a mirror shows.
  bool isFacing = false;                       ///< The head does not turn; only the face moves.
  bool blinksWhenIdle = true;                  ///< Live, while nobody is seen.

  friend bool operator==(const PerformanceShaping& a, const PerformanceShaping& b) {
    return a.adjustments == b.adjustments && a.isMirrored == b.isMirrored && a.isFacing == b.isFacing &&
           a.blinksWhenIdle == b.blinksWhenIdle;
  }
};

/// First the mirror, then the adjustments. Throws Error{InvalidArgument} if the lengths differ. Pure; any thread.
[[nodiscard]] CaptureSample shaped(const CaptureSample& sample, const std::vector<std::string>& channels,
                                   const PerformanceShaping& shaping);
[[nodiscard]] Take shaped(const Take& take, const PerformanceShaping& shaping);

/// A face at rest that looks straight into a camera 600 mm away.
[[nodiscard]] CaptureSample restingSample(std::size_t channelCount, double seconds = 0);

/// Keeps what is driven alive while the performer comes and goes: without a face it eases back to rest and blinks by
/// itself; a face that returns is picked up from where it is. One object a stream; one thread at a time.
class LivePerformance {
 public:
  static constexpr double kLeavingS = 0.8;    ///< From the last expression seen to rest.
  static constexpr double kReturningS = 0.3;  ///< From there to the face.

  /// channels  (E,) names of the samples' values.
  explicit LivePerformance(std::vector<std::string> channels) : m_channels(std::move(channels)) {}

  /// seen     the performer; nothing while nobody is there.
  /// seconds  of any clock; a step back counts as none.
  /// Throws Error{InvalidArgument} if the lengths differ.
  [[nodiscard]] CaptureSample next(const std::optional<CaptureSample>& seen, double seconds,
                                   const PerformanceShaping& shaping);

 private:
  std::vector<std::string> m_channels;
  std::optional<CaptureSample> m_lastSeen;
  std::optional<double> m_lastS;
  double m_presence = 0;  // 0: at rest, 1: all performer.
};

}  // namespace visagiste
