#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace visagiste::training {

/// Makes batches ahead on a thread of its own, at most `depth` of them.
/// next() from one thread. An exception of the maker comes out of next(); the destructor stops and joins.
template <class Batch>
class Prefetcher {
 public:
  Prefetcher(std::function<Batch()> make, std::size_t depth)
      : m_make(std::move(make)), m_depth(depth), m_thread([this] { run(); }) {}
  Prefetcher(const Prefetcher&) = delete;
  Prefetcher& operator=(const Prefetcher&) = delete;
  ~Prefetcher() {
    {
      const std::lock_guard lock(m_mutex);
      m_stop = true;
    }
    m_changed.notify_all();
    m_thread.join();
  }

  [[nodiscard]] Batch next() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_ready.empty() || m_failure; });
    if (m_ready.empty())
      std::rethrow_exception(m_failure);
    Batch batch = std::move(m_ready.front());
    m_ready.pop_front();
    m_changed.notify_all();
    return batch;
  }

 private:
  void run() {
    try {
      while (true) {
        Batch batch = m_make();
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_stop || m_ready.size() < m_depth; });
        if (m_stop)
          return;
        m_ready.push_back(std::move(batch));
        m_changed.notify_all();
      }
    } catch (...) {
      const std::lock_guard lock(m_mutex);
      m_failure = std::current_exception();
      m_changed.notify_all();
    }
  }

  std::function<Batch()> m_make;
  std::size_t m_depth;
  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::deque<Batch> m_ready;     // Guarded by m_mutex.
  std::exception_ptr m_failure;  // Guarded by m_mutex.
  bool m_stop = false;           // Guarded by m_mutex.
  std::thread m_thread;          // Last: starts when everything above is there.
};

}  // namespace visagiste::training
