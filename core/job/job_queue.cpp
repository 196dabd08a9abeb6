#include "core/job/job_queue.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <new>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "core/base/log.h"
#include "core/job/remaining_time.h"

namespace visagiste {
namespace {

double secondsBetween(std::chrono::steady_clock::time_point begin, std::chrono::steady_clock::time_point end) {
  return std::chrono::duration<double>(end - begin).count();
}

}  // namespace

void JobQueueOptions::check() const {
  if (workers < 1) {
    throw Error(ErrorCode::InvalidArgument, "A job queue needs at least one worker.");
  }
  if (reportInterval.count() < 0) {
    throw Error(ErrorCode::InvalidArgument, "The report interval of a job queue must not be negative.");
  }
}

/// A job and what only the queue knows of it. Guarded by the queue's mutex except where noted.
struct JobQueue::Entry {
  JobStatus status;
  std::chrono::steady_clock::time_point startedAt;
  std::chrono::steady_clock::time_point reportedAt;
  RemainingTime remaining;
  std::atomic<bool> cancelWanted{false};  // Any thread.
};

/// Connects a running job with the queue. Worker's thread only.
class JobQueue::WorkerContext final : public RunContext {
 public:
  WorkerContext(JobQueue& queue, Entry& entry) : m_queue(queue), m_entry(entry) {}

  void checkpoint() override {
    if (m_entry.cancelWanted.load(std::memory_order_relaxed)) {
      throw Cancelled();
    }
  }

  void report(float fraction, std::string_view stageKey) override { m_queue.report(m_entry, fraction, stageKey); }

 private:
  JobQueue& m_queue;
  Entry& m_entry;
};

JobQueue::JobQueue(std::shared_ptr<const JobRegistry> registry, OnChange onChange, std::filesystem::path storeFolder,
                   JobQueueOptions options)
    : m_registry(std::move(registry)),
      m_onChange(std::move(onChange)),
      m_options(std::move(options)),
      m_store(std::move(storeFolder)) {
  m_options.check();
  if (!m_options.now) {
    m_options.now = [] { return std::chrono::steady_clock::now(); };
  }
  for (auto& [id, description] : m_store.read()) {
    auto entry = std::make_unique<Entry>();
    entry->status.id = id;
    entry->status.description = description;
    entry->status.held = true;
    m_entries.emplace(id, std::move(entry));
    m_lastId = std::max(m_lastId, id);
  }
  for (int i = 0; i < m_options.workers; ++i) {
    m_workers.emplace_back([this] { work(); });
  }
}

JobQueue::~JobQueue() {
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_closing = true;
    for (const auto& [id, entry] : m_entries) {
      entry->cancelWanted = true;
    }
  }
  m_work.notify_all();
  for (std::thread& worker : m_workers) {
    worker.join();
  }
}

JobId JobQueue::submit(JobDescription description) {
  if (!nlohmann::json::parse(description.optionsJson, nullptr, false).is_object()) {
    throw Error(ErrorCode::InvalidArgument, "The options of the job '" + description.name + "' are not a JSON object.");
  }
  std::unique_lock<std::mutex> lock(m_mutex);
  const JobId id = ++m_lastId;
  auto entry = std::make_unique<Entry>();
  entry->status.id = id;
  entry->status.description = std::move(description);
  Entry& added = *m_entries.emplace(id, std::move(entry)).first->second;
  m_store.write(id, added.status.description);
  enqueue(added);
  deliver(lock);
  return id;
}

void JobQueue::cancel(JobId id) {
  std::unique_lock<std::mutex> lock(m_mutex);
  Entry& entry = entryOf(id);
  if (entry.status.state == JobState::Running) {
    entry.cancelWanted = true;
    m_store.remove(id);  // Already now: it must not come back if the program quits before the next checkpoint.
  } else if (entry.status.state == JobState::Waiting) {
    m_waiting.erase(std::remove(m_waiting.begin(), m_waiting.end(), id), m_waiting.end());
    finish(entry, JobState::Cancelled);
    deliver(lock);
  }
}

JobId JobQueue::retry(JobId id) {
  std::unique_lock<std::mutex> lock(m_mutex);
  Entry& entry = entryOf(id);
  if (!isFinished(entry.status.state) && !entry.status.held) {
    throw Error(ErrorCode::InvalidArgument,
                "The job '" + entry.status.description.name + "' has not finished; cancel it before trying again.");
  }
  JobStatus fresh;
  fresh.id = id;
  fresh.description = entry.status.description;
  entry.status = std::move(fresh);
  m_store.write(id, entry.status.description);
  enqueue(entry);
  deliver(lock);
  return id;
}

int JobQueue::restore() {
  std::unique_lock<std::mutex> lock(m_mutex);
  int count = 0;
  for (const auto& [id, entry] : m_entries) {
    if (entry->status.held) {
      entry->status.held = false;
      enqueue(*entry);
      ++count;
    }
  }
  deliver(lock);
  return count;
}

void JobQueue::clearFinished() {
  std::vector<std::unique_ptr<Entry>> cleared;  // Freed after the lock: results may be large.
  const std::lock_guard<std::mutex> lock(m_mutex);
  for (auto entry = m_entries.begin(); entry != m_entries.end();) {
    if (isFinished(entry->second->status.state)) {
      cleared.push_back(std::move(entry->second));
      entry = m_entries.erase(entry);
    } else {
      ++entry;
    }
  }
}

std::vector<JobStatus> JobQueue::statuses() const {
  const std::lock_guard<std::mutex> lock(m_mutex);
  std::vector<JobStatus> result;
  result.reserve(m_entries.size());
  for (const auto& [id, entry] : m_entries) {
    result.push_back(snapshot(*entry));
  }
  return result;
}

JobStatus JobQueue::status(JobId id) const {
  const std::lock_guard<std::mutex> lock(m_mutex);
  return snapshot(entryOf(id));
}

JobStatus JobQueue::waitFor(JobId id) {
  std::unique_lock<std::mutex> lock(m_mutex);
  if (entryOf(id).status.held) {
    throw Error(ErrorCode::InvalidArgument, "The job is held and would never finish; restore it first.");
  }
  m_finished.wait(lock, [this, id] { return isFinished(entryOf(id).status.state); });
  return snapshot(entryOf(id));
}

void JobQueue::work() {
  std::unique_lock<std::mutex> lock(m_mutex);
  while (true) {
    m_work.wait(lock, [this] { return m_closing || !m_waiting.empty(); });
    if (m_closing) {
      return;
    }
    Entry& entry = entryOf(m_waiting.front());
    m_waiting.pop_front();
    runOne(entry, lock);
  }
}

void JobQueue::runOne(Entry& entry, std::unique_lock<std::mutex>& lock) {
  entry.status.state = JobState::Running;
  entry.startedAt = now();
  entry.reportedAt = entry.startedAt - m_options.reportInterval;
  entry.remaining = RemainingTime();
  announce(entry);
  deliver(lock);

  lock.unlock();
  JobState end = JobState::Failed;
  std::string message;
  ErrorCode code = ErrorCode::Internal;
  std::shared_ptr<const JobResult> result;
  const std::string& name = entry.status.description.name;  // Does not change while the job runs.
  try {
    WorkerContext context(*this, entry);
    context.checkpoint();
    result = std::make_shared<const JobResult>(m_registry->make(entry.status.description)->run(context));
    end = JobState::Done;
  } catch (const Cancelled&) {
    end = JobState::Cancelled;
  } catch (const Error& error) {
    message = error.what();
    code = error.code();
  } catch (const std::bad_alloc&) {
    message = "There was not enough memory for the job '" + name + "'. Close other programs or use smaller pictures.";
    code = ErrorCode::OutOfMemory;
  } catch (const std::exception& error) {
    message = "The job '" + name + "' stopped because of an internal error: " + error.what();
  } catch (...) {
    message = "The job '" + name + "' stopped because of an unknown internal error.";
  }
  lock.lock();

  entry.status.message = std::move(message);
  if (end == JobState::Failed) {
    entry.status.errorCode = code;
    log(LogLevel::Info, "Job " + std::to_string(entry.status.id) + " failed: " + entry.status.message);
  }
  entry.status.result = std::move(result);
  finish(entry, end);
  deliver(lock);
}

void JobQueue::finish(Entry& entry, JobState state) {
  if (entry.status.state == JobState::Running) {
    entry.status.elapsedS = secondsBetween(entry.startedAt, now());
  }
  // A job that was cut short because the program quits stays stored: it is not what the person asked for.
  const bool interrupted = m_closing && state == JobState::Cancelled;
  if (!interrupted) {
    m_store.remove(entry.status.id);
  }
  entry.status.state = state;
  entry.status.held = false;
  entry.status.remainingS.reset();
  if (state == JobState::Done) {
    entry.status.fraction = 1.0F;
  }
  announce(entry);
  m_finished.notify_all();
}

void JobQueue::enqueue(Entry& entry) {
  entry.cancelWanted = false;
  m_waiting.push_back(entry.status.id);
  announce(entry);
  m_work.notify_one();
}

void JobQueue::report(Entry& entry, float fraction, std::string_view stageKey) {
  std::unique_lock<std::mutex> lock(m_mutex);
  const auto reportedAt = now();
  const bool newStage = stageKey != entry.status.stageKey;
  if (newStage) {
    entry.status.stageKey = stageKey;
  }
  if (std::isfinite(fraction)) {
    entry.status.fraction = std::clamp(fraction, entry.status.fraction, 1.0F);
    entry.remaining.update(secondsBetween(entry.startedAt, reportedAt), entry.status.fraction);
    entry.status.remainingS = entry.remaining.seconds();
  }
  if (newStage || reportedAt - entry.reportedAt >= m_options.reportInterval) {
    entry.reportedAt = reportedAt;
    announce(entry);
    deliver(lock);
  }
}

JobQueue::Entry& JobQueue::entryOf(JobId id) const {
  const auto found = m_entries.find(id);
  if (found == m_entries.end()) {
    throw Error(ErrorCode::InvalidArgument, "There is no job number " + std::to_string(id) + ".");
  }
  return *found->second;
}

JobStatus JobQueue::snapshot(const Entry& entry) const {
  JobStatus status = entry.status;
  if (status.state == JobState::Running) {
    status.elapsedS = secondsBetween(entry.startedAt, now());
  }
  return status;
}

void JobQueue::announce(const Entry& entry) {
  if (m_onChange) {
    m_changes.push_back(snapshot(entry));
  }
}

void JobQueue::deliver(std::unique_lock<std::mutex>& lock) {
  if (m_delivering) {
    return;  // The thread that delivers, perhaps this one from within onChange, takes these along.
  }
  m_delivering = true;
  while (!m_changes.empty() && !m_closing) {
    const JobStatus change = std::move(m_changes.front());
    m_changes.pop_front();
    lock.unlock();
    m_onChange(change);
    lock.lock();
  }
  m_delivering = false;
}

}  // namespace visagiste
