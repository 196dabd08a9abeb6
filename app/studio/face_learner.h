#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "core/expression/expression_reader.h"
#include "core/expression/face_capture.h"

namespace visagiste {

class Services;

enum class LearningState {
  Waiting = 1,  ///< Nothing to learn from yet.
  Learning,
  Learned,
  Failed,
};

/// Learns a performer's face on a thread of its own, see learnFace(). What was learned stays in memory.
/// One thread at a time; the destructor cancels and waits, up to about a second.
class FaceLearner {
 public:
  explicit FaceLearner(std::shared_ptr<Services> services) : m_services(std::move(services)) {}
  ~FaceLearner() { forget(); }
  FaceLearner(const FaceLearner&) = delete;
  FaceLearner& operator=(const FaceLearner&) = delete;

  void learn(std::vector<CalmPicture> pictures);
  /// Cancels what is under way, and waits for it.
  void forget();

  [[nodiscard]] LearningState state() const { return m_state; }
  /// Seconds that the learning under way will probably take still; nothing before that can be told.
  [[nodiscard]] std::optional<double> secondsLeft() const;
  /// What has been learned, once; null before and after.
  [[nodiscard]] std::shared_ptr<const ExpressionReader> take();

 private:
  class Context;

  void run(const std::vector<CalmPicture>& pictures);

  std::shared_ptr<Services> m_services;
  std::atomic<LearningState> m_state{LearningState::Waiting};
  std::atomic<float> m_progress{0};  // 0..1.
  std::chrono::steady_clock::time_point m_begin;
  std::atomic<bool> m_isCancelled{false};
  std::mutex m_mutex;
  std::shared_ptr<const ExpressionReader> m_reader;  // Guarded by m_mutex.
  std::thread m_thread;
};

}  // namespace visagiste
