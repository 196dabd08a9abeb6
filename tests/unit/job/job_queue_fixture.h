#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "core/job/job_queue.h"

namespace visagiste {

/// A gate that a job waits at; once opened it stays open.
class Gate {
 public:
  void open() {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_open = true;
    m_changed.notify_all();
  }
  void wait() {
    std::unique_lock<std::mutex> lock(m_mutex);
    m_changed.wait(lock, [this] { return m_open; });
  }

 private:
  std::mutex m_mutex;
  std::condition_variable m_changed;
  bool m_open = false;
};

/// A job made of a function, for tests of the queue only.
class FunctionJob final : public Job {
 public:
  using Body = std::function<JobResult(RunContext&)>;
  explicit FunctionJob(Body body) : m_body(std::move(body)) {}
  JobResult run(RunContext& context) override { return m_body(context); }

 private:
  Body m_body;
};

inline void addJob(JobRegistry& registry, const std::string& name, FunctionJob::Body body) {
  registry.add(name, [body](const std::string&) { return std::make_unique<FunctionJob>(body); });
}

/// Runs until somebody cancels it; `started` opens when it begins.
inline void addEndlessJob(JobRegistry& registry, const std::string& name, Gate& started) {
  addJob(registry, name, [&started](RunContext& context) -> JobResult {
    started.open();
    while (true) {
      context.checkpoint();
      std::this_thread::yield();
    }
  });
}

/// Keeps what a queue reports and lets a test wait for it.
class ChangeLog {
 public:
  void add(const JobStatus& status) {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_changes.push_back(status);
    m_changed.notify_all();
  }
  /// Blocks until job `id` was reported in `state`.
  JobStatus waitFor(JobId id, JobState state) {
    std::unique_lock<std::mutex> lock(m_mutex);
    JobStatus found;
    m_changed.wait(lock, [&] {
      for (const JobStatus& change : m_changes) {
        if (change.id == id && change.state == state) {
          found = change;
          return true;
        }
      }
      return false;
    });
    return found;
  }
  std::vector<JobStatus> changes() const {
    const std::lock_guard<std::mutex> lock(m_mutex);
    return m_changes;
  }

 private:
  mutable std::mutex m_mutex;
  std::condition_variable m_changed;
  std::vector<JobStatus> m_changes;
};

}  // namespace visagiste
