#include "app/studio/face_learner.h"

#include <algorithm>
#include <exception>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/catalogue/face_lessons.h"

namespace visagiste {

class FaceLearner::Context final : public RunContext {
 public:
  explicit Context(FaceLearner& learner) : m_learner(learner) {}
  void checkpoint() override {
    if (m_learner.m_isCancelled)
      throw Cancelled();
  }
  void report(float fraction, std::string_view) override { m_learner.m_progress = fraction; }

 private:
  FaceLearner& m_learner;
};

void FaceLearner::learn(std::vector<CalmPicture> pictures) {
  forget();
  m_state = LearningState::Learning;
  m_begin = std::chrono::steady_clock::now();
  m_thread = std::thread([this, pictures = std::move(pictures)] { run(pictures); });
}

void FaceLearner::forget() {
  m_isCancelled = true;
  if (m_thread.joinable())
    m_thread.join();
  m_isCancelled = false;
  m_progress = 0;
  m_state = LearningState::Waiting;
  const std::lock_guard<std::mutex> lock(m_mutex);
  m_reader.reset();
}

std::optional<double> FaceLearner::secondsLeft() const {
  constexpr float kTellsFrom = 0.05F;
  const float progress = m_progress;
  if (m_state != LearningState::Learning || progress < kTellsFrom)
    return std::nullopt;
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - m_begin;
  return passed.count() * (1 - progress) / progress;
}

std::shared_ptr<const ExpressionReader> FaceLearner::take() {
  const std::lock_guard<std::mutex> lock(m_mutex);
  return std::exchange(m_reader, nullptr);
}

void FaceLearner::run(const std::vector<CalmPicture>& pictures) {
  LessonOptions options;
  // One is left to those who watch.
  options.threads = std::clamp(static_cast<int>(std::thread::hardware_concurrency()) - 1, 1, 8);
  try {
    Context context(*this);
    auto reader = learnFace(*m_services, pictures, options, context);
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_reader = std::move(reader);
    m_state = LearningState::Learned;
  } catch (const Cancelled&) {
    m_state = LearningState::Waiting;
  } catch (const std::exception& error) {
    log(LogLevel::Warning, std::string("A face could not be learned: ") + error.what());
    m_state = LearningState::Failed;
  }
}

}  // namespace visagiste
