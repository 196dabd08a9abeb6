#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

#include "app/studio/live_session.h"
#include "core/base/error.h"
#include "core/job/latest_slot.h"

namespace visagiste {

/// A change that is made to the pictures of a stream on a thread of its own: the newest picture wins. `Wish` says what
/// is wanted; any thread may change it.
template <typename Wish>
class LiveStage {
 public:
  static constexpr int kErrorsBeforeGivingUp = 3;

  using Publish = std::function<void(std::shared_ptr<const LivePicture>)>;
  using Stopped = std::function<void(const Error&)>;
  /// The picture changed as wished. isNew: the wish is another one than the last time. On the stage's thread.
  using Change = std::function<Image(const LivePicture&, const Wish&, bool isNew)>;

  /// publish  gets the changed pictures, on this object's thread.
  /// stopped  called when that many pictures in a row could not be changed: then they go on as they are, until the next
  ///          setWish().
  LiveStage(Change change, Publish publish, Stopped stopped)
      : m_change(std::move(change)),
        m_publish(std::move(publish)),
        m_stopped(std::move(stopped)),
        m_thread([this] { work(); }) {}

  ~LiveStage() {
    m_slot.close();
    m_thread.join();
  }
  LiveStage(const LiveStage&) = delete;
  LiveStage& operator=(const LiveStage&) = delete;

  /// Null: nothing. Any thread.
  void setWish(std::shared_ptr<const Wish> wish) {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_wish = std::move(wish);
    m_isNew = true;
  }

  /// Whether setWish() was called since the last offer(). Any thread.
  [[nodiscard]] bool isNew() const {
    const std::lock_guard<std::mutex> lock(m_mutex);
    return m_isNew;
  }

  /// Any thread.
  [[nodiscard]] bool isWished() const { return wish() != nullptr; }

  /// False where nothing is wished: the caller shows the picture itself. Never waits. Any thread.
  [[nodiscard]] bool offer(const std::shared_ptr<const LivePicture>& picture) {
    {
      const std::lock_guard<std::mutex> lock(m_mutex);
      m_isNew = false;
      if (m_wish == nullptr) {
        return false;
      }
    }
    m_slot.put(picture);
    return true;
  }

 private:
  [[nodiscard]] std::shared_ptr<const Wish> wish() const {
    const std::lock_guard<std::mutex> lock(m_mutex);
    return m_wish;
  }

  void work() {
    std::shared_ptr<const Wish> last;
    int errors = 0;
    while (const std::shared_ptr<const LivePicture> picture = m_slot.take()) {
      const std::shared_ptr<const Wish> wanted = wish();
      const bool isNew = wanted != last;
      if (isNew) {
        errors = 0;
      }
      last = wanted;
      if (wanted == nullptr || errors >= kErrorsBeforeGivingUp) {
        m_publish(picture);
        continue;
      }
      try {
        publishChanged(*picture, wanted, isNew || errors > 0);
        errors = 0;
      } catch (const Error& error) {
        m_publish(picture);
        if (++errors == kErrorsBeforeGivingUp) {
          m_stopped(error);
        }
      }
    }
  }

  void publishChanged(const LivePicture& picture, const std::shared_ptr<const Wish>& wanted, bool isNew) {
    LiveResult result = *picture.result;
    result.composed = m_change(picture, *wanted, isNew);
    result.latencyMs =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - result.frame->capturedAt).count();
    if (wish() == wanted) {  // Else it was changed or switched off meanwhile.
      m_publish(std::make_shared<const LivePicture>(
          LivePicture{std::make_shared<const LiveResult>(std::move(result)), picture.head}));
    }
  }

  Change m_change;
  Publish m_publish;
  Stopped m_stopped;
  mutable std::mutex m_mutex;
  std::shared_ptr<const Wish> m_wish;  // Guarded by m_mutex.
  bool m_isNew = false;                // Guarded by m_mutex.
  LatestSlot<LivePicture> m_slot;
  std::thread m_thread;  // Last: uses the above.
};

/// The picture as the stages before left it.
[[nodiscard]] inline const Image& shownImage(const LiveResult& result) {
  return result.composed.isEmpty() ? result.frame->image : result.composed;
}

}  // namespace visagiste
