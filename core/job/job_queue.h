#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

#include "core/job/job.h"
#include "core/job/job_status.h"
#include "core/job/job_store.h"

namespace visagiste {

struct JobQueueOptions {
  int workers = 1;                                ///< >= 1; jobs that run at the same time.
  std::chrono::milliseconds reportInterval{100};  ///< Shortest time between two progress changes of one stage.
  std::function<std::chrono::steady_clock::time_point()> now;  ///< Tests hand in a clock; empty takes the real one.

  void check() const;  ///< Throws Error{InvalidArgument} naming the first bad field.
};

/// Runs jobs one after the other, off the interface's thread, in the order they were submitted.
///
/// Any thread may call any function. With a store folder, jobs that wait or run when the program dies or quits are
/// found again by the next queue on that folder: they wait there, held, until restore().
class JobQueue {
 public:
  using OnChange = std::function<void(const JobStatus&)>;

  /// onChange: called for every change of state and for progress (at most ten times a second and once for each new
  /// stage). Changes arrive in order and one at a time, on a worker's thread or, for what submit(), cancel(), retry()
  /// and restore() change, on their caller's. It may call the queue, but not waitFor(). It must not throw, nor
  /// wait for the thread that destroys the queue. May be empty.
  /// storeFolder: made if missing; empty keeps the jobs in memory only.
  explicit JobQueue(std::shared_ptr<const JobRegistry> registry, OnChange onChange = {},
                    std::filesystem::path storeFolder = {}, JobQueueOptions options = {});

  /// Cancels what runs and joins the workers; jobs that had not finished stay in the store. No change is reported
  /// after this began.
  ~JobQueue();
  JobQueue(const JobQueue&) = delete;
  JobQueue& operator=(const JobQueue&) = delete;

  /// Throws Error{InvalidArgument} unless the options are a JSON object. Whether the job accepts them shows when it
  /// starts: a job with bad options ends Failed.
  JobId submit(JobDescription description);

  /// A waiting job is Cancelled at once, a running one at its next checkpoint. Nothing happens to a finished one.
  /// Throws Error{InvalidArgument} if there is no such job.
  void cancel(JobId id);

  /// Puts a finished job back at the end of the queue, as if new; its id stays. Starts a held one.
  /// Throws Error{InvalidArgument} if there is no such job or it is not finished.
  JobId retry(JobId id);

  /// Lets the jobs run that an earlier run of the program left behind. Returns their number.
  int restore();

  /// Forgets finished jobs and their results. Nothing is reported.
  void clearFinished();

  /// Every job the queue knows, in the order of submission.
  [[nodiscard]] std::vector<JobStatus> statuses() const;

  /// Throws Error{InvalidArgument} if there is no such job.
  [[nodiscard]] JobStatus status(JobId id) const;

  /// Blocks until the job has finished and returns how. Its last onChange may still be on its way.
  /// Throws Error{InvalidArgument} if there is no such job or it is held.
  JobStatus waitFor(JobId id);

  /// Blocks until the store folder holds what it should; otherwise it follows within moments.
  void syncStore() { m_store.sync(); }

 private:
  struct Entry;
  class WorkerContext;

  void work();
  void runOne(Entry& entry, std::unique_lock<std::mutex>& lock);
  void finish(Entry& entry, JobState state);
  void enqueue(Entry& entry);
  void report(Entry& entry, float fraction, std::string_view stageKey);
  [[nodiscard]] Entry& entryOf(JobId id) const;
  [[nodiscard]] JobStatus snapshot(const Entry& entry) const;
  [[nodiscard]] std::chrono::steady_clock::time_point now() const { return m_options.now(); }
  void announce(const Entry& entry);
  void deliver(std::unique_lock<std::mutex>& lock);

  const std::shared_ptr<const JobRegistry> m_registry;
  const OnChange m_onChange;
  JobQueueOptions m_options;

  mutable std::mutex m_mutex;
  std::condition_variable m_work;      // There is something to run, or the queue is closing.
  std::condition_variable m_finished;  // A job has finished.
  JobStore m_store;
  std::map<JobId, std::unique_ptr<Entry>> m_entries;  // Guarded by m_mutex; an entry that runs is not erased.
  std::deque<JobId> m_waiting;                        // Guarded by m_mutex.
  std::deque<JobStatus> m_changes;                    // Guarded by m_mutex; not yet delivered.
  bool m_delivering = false;                          // Guarded by m_mutex; one thread delivers at a time.
  bool m_closing = false;                             // Guarded by m_mutex.
  JobId m_lastId = 0;                                 // Guarded by m_mutex.
  std::vector<std::thread> m_workers;
};

}  // namespace visagiste
