#pragma once

#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include <Eigen/Core>

namespace visagiste {

/// Calls work(0) to work(count - 1) on so many threads, the caller's among them, in any order. The first exception
/// stops the rest and is thrown again once all threads have ended.
template <typename Work>
void shareWork(Eigen::Index count, int threads, const Work& work) {
  std::atomic<Eigen::Index> next{0};
  std::mutex mutex;
  std::exception_ptr problem;  // Guarded by mutex.
  const auto run = [&] {
    for (Eigen::Index i = next++; i < count; i = next++) {
      try {
        work(i);
      } catch (...) {
        const std::lock_guard<std::mutex> lock(mutex);
        if (!problem)
          problem = std::current_exception();
        next = count;
      }
    }
  };
  std::vector<std::thread> others;
  for (int i = 1; i < threads; ++i) others.emplace_back(run);
  run();
  for (std::thread& other : others) other.join();
  if (problem)
    std::rethrow_exception(problem);
}

}  // namespace visagiste
