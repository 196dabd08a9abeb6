#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>

#include "app/studio/live_parsing.h"
#include "app/studio/makeup_fader.h"
#include "core/base/error.h"
#include "core/types/live_result.h"

namespace visagiste {

class Services;

/// Paints the looks of a stream into its results. setLooks(): any thread; all else the inference thread.
class LiveMakeup {
 public:
  static constexpr int kErrorsBeforeGivingUp = 3;

  /// parsing  of the same stream; outlives this object.
  /// stopped  called when that many frames in a row could not be painted; nothing is painted until the next
  ///          setLooks().
  LiveMakeup(std::shared_ptr<Services> services, LiveParsing& parsing, std::function<void(const Error&)> stopped);
  ~LiveMakeup();

  void setLooks(std::shared_ptr<const LiveLooks> looks);
  /// Whether setLooks() was called since the last painting.
  [[nodiscard]] bool looksAreNew() const;

  /// Fills `composed` and `makeupMs` of the result; a frame that cannot be painted stays bare.
  void paint(LiveResult& result);
  /// The same for a frame that was painted before: without fading.
  void paintStill(LiveResult& result);

 private:
  void compose(LiveResult& result, std::vector<MakeupFace> faces);
  [[nodiscard]] std::shared_ptr<const LiveLooks> takeLooks();

  static constexpr std::chrono::milliseconds kParsedEvery{150};  ///< Hair and hands need no more.

  std::shared_ptr<Services> m_services;
  LiveParsing& m_parsing;
  std::function<void(const Error&)> m_stopped;
  mutable std::mutex m_mutex;
  std::shared_ptr<const LiveLooks> m_looks;  // Guarded by m_mutex.
  bool m_looksAreNew = false;                // Guarded by m_mutex.
  int m_errors = 0;
  MakeupFader m_fader;
  std::shared_ptr<MakeupRenderer> m_renderer;
};

}  // namespace visagiste
