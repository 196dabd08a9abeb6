#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>

namespace visagiste {

/// A hand-off of one place where the newest item wins: the producer never waits, the consumer never falls behind.
///
/// Any thread may call any function. Replaced items are counted.
template <typename T>
class LatestSlot {
 public:
  using Item = std::shared_ptr<const T>;

  /// Leaves `item` for the consumer; one that still lies there is dropped and counted. Never blocks.
  /// A null item and every item after close() are ignored.
  void put(Item item) {
    if (!item) {
      return;
    }
    Item replaced;  // Freed after the lock: a picture's memory may take a while to go back.
    {
      const std::lock_guard<std::mutex> lock(m_mutex);
      if (m_closed) {
        return;
      }
      replaced = std::exchange(m_item, std::move(item));
      m_droppedCount += replaced ? 1 : 0;
    }
    m_changed.notify_one();
  }

  /// Blocks until there is an item or the slot is closed; null means closed.
  [[nodiscard]] Item take() {
    std::unique_lock<std::mutex> lock(m_mutex);
    m_changed.wait(lock, [this] { return m_item || m_closed; });
    return std::exchange(m_item, nullptr);
  }

  /// Like take(), for at most `longest`; null means closed or nothing came.
  template <typename Rep, typename Period>
  [[nodiscard]] Item takeFor(std::chrono::duration<Rep, Period> longest) {
    std::unique_lock<std::mutex> lock(m_mutex);
    m_changed.wait_for(lock, longest, [this] { return m_item || m_closed; });
    return std::exchange(m_item, nullptr);
  }

  /// Null if nothing lies there.
  [[nodiscard]] Item tryTake() {
    const std::lock_guard<std::mutex> lock(m_mutex);
    return std::exchange(m_item, nullptr);
  }

  /// Throws a waiting item away without counting it, e.g. when the source changes.
  void clear() { static_cast<void>(tryTake()); }

  /// Wakes every waiting consumer, throws the item away and refuses new ones. For good.
  void close() {
    Item unused;
    {
      const std::lock_guard<std::mutex> lock(m_mutex);
      m_closed = true;
      unused = std::exchange(m_item, nullptr);
    }
    m_changed.notify_all();
  }

  [[nodiscard]] bool isClosed() const {
    const std::lock_guard<std::mutex> lock(m_mutex);
    return m_closed;
  }

  /// Items that were replaced before anybody took them.
  [[nodiscard]] std::uint64_t droppedCount() const {
    const std::lock_guard<std::mutex> lock(m_mutex);
    return m_droppedCount;
  }

 private:
  mutable std::mutex m_mutex;
  std::condition_variable m_changed;
  Item m_item;                       // Guarded by m_mutex.
  bool m_closed = false;             // Guarded by m_mutex.
  std::uint64_t m_droppedCount = 0;  // Guarded by m_mutex.
};

}  // namespace visagiste
