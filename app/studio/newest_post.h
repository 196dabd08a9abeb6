#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include <QObject>

namespace visagiste {

/// Hands things from any thread to the interface's: at most one waits, a newer one takes its place.
///
/// Made, destroyed and listened to on the interface thread; nothing arrives after it is gone.
template <typename T>
class NewestPost {
 public:
  using Take = std::function<void(const std::shared_ptr<const T>&)>;

  explicit NewestPost(Take take) : m_take(std::move(take)) {}
  NewestPost(const NewestPost&) = delete;
  NewestPost& operator=(const NewestPost&) = delete;

  /// Any thread.
  void put(std::shared_ptr<const T> item) {
    {
      const std::lock_guard<std::mutex> lock(m_mutex);
      m_newest = std::move(item);
      if (std::exchange(m_isPosted, true)) {
        return;
      }
    }
    QMetaObject::invokeMethod(
        &m_receiver, [this] { deliver(); }, Qt::QueuedConnection);
  }

  /// Hands over what still waits; interface thread.
  void deliver() {
    std::shared_ptr<const T> item;
    {
      const std::lock_guard<std::mutex> lock(m_mutex);
      item = std::exchange(m_newest, nullptr);
      m_isPosted = false;
    }
    if (item != nullptr) {
      m_take(item);
    }
  }

 private:
  Take m_take;
  std::mutex m_mutex;
  std::shared_ptr<const T> m_newest;  // Guarded by m_mutex.
  bool m_isPosted = false;            // Guarded by m_mutex.
  QObject m_receiver;                 // Last: its waiting events go first.
};

}  // namespace visagiste
