#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "core/base/error.h"
#include "core/job/latest_slot.h"
#include "core/style/stylizer.h"
#include "core/types/live_result.h"

namespace visagiste {

class Services;
struct LivePicture;

/// Restyles the pictures of a stream on a thread of its own: the newest wins, at a size that keeps up.
class LiveStyle {
 public:
  static constexpr int kErrorsBeforeGivingUp = 3;

  using Publish = std::function<void(std::shared_ptr<const LivePicture>)>;
  using Stopped = std::function<void(const Error&)>;

  /// publish  gets the restyled pictures, on this object's thread.
  /// stopped  called when that many pictures in a row could not be restyled: then they go on as they are, until the
  /// next
  ///          setSpec().
  LiveStyle(std::shared_ptr<Services> services, Publish publish, Stopped stopped);
  ~LiveStyle();
  LiveStyle(const LiveStyle&) = delete;
  LiveStyle& operator=(const LiveStyle&) = delete;

  /// Null: none. Strengths by region count as one, since nobody parses the frames. Any thread.
  void setSpec(std::shared_ptr<const StyleSpec> spec);
  /// Whether setSpec() was called since the last offer(). Any thread.
  [[nodiscard]] bool isNew() const;
  /// False where no style is on: the caller shows the picture itself. Never waits. One thread.
  [[nodiscard]] bool offer(const std::shared_ptr<const LivePicture>& picture);

 private:
  void work();
  void restyle(const LivePicture& picture, const std::shared_ptr<const StyleSpec>& spec);
  void startStream(const std::shared_ptr<const StyleSpec>& spec);
  void keepUp(double tookMs);
  [[nodiscard]] std::shared_ptr<const StyleSpec> spec() const;

  std::shared_ptr<Services> m_services;
  Publish m_publish;
  Stopped m_stopped;
  mutable std::mutex m_mutex;
  std::shared_ptr<const StyleSpec> m_spec;  // Guarded by m_mutex.
  bool m_isNew = false;                     // Guarded by m_mutex.
  LatestSlot<LivePicture> m_slot;
  std::shared_ptr<const StyleSpec> m_streamSpec;  ///< The thread's alone, like all below.
  std::unique_ptr<StyleStream> m_stream;
  std::size_t m_size;
  double m_averageMs = 0;
  int m_framesAtSize = 0;
  int m_errors = 0;
  std::thread m_thread;  // Last: uses the above.
};

}  // namespace visagiste
