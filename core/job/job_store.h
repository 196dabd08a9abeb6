#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

#include "core/job/job_status.h"

namespace visagiste {

/// Jobs on disk, one JSON file each, so that waiting and interrupted ones outlive the program.
///
/// One program uses a folder at a time: a second one finds isOpen() false and keeps its jobs in memory.
/// Nothing throws: a job that cannot be stored still runs, and a log message says so.
/// Any thread; write() and remove() return at once, a thread of the store does them in order.
class JobStore {
 public:
  /// An empty path makes a closed store.
  explicit JobStore(std::filesystem::path folder);
  ~JobStore();  ///< After the last change is on disk.
  JobStore(const JobStore&) = delete;
  JobStore& operator=(const JobStore&) = delete;

  [[nodiscard]] bool isOpen() const { return m_lock >= 0; }

  /// Everything left behind, by id. A file that cannot be understood is renamed to `*.damaged` and logged.
  [[nodiscard]] std::map<JobId, JobDescription> read();

  void write(JobId id, JobDescription description);
  void remove(JobId id);

  /// Blocks until every change asked for so far is on disk.
  void sync();

 private:
  void later(std::function<void()> change);
  void work();
  void writeNow(JobId id, const JobDescription& description) const;
  [[nodiscard]] std::filesystem::path fileOf(JobId id) const;

  std::filesystem::path m_folder;
  int m_lock = -1;  // Descriptor of the locked file; the system frees the lock when the program dies.

  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::deque<std::function<void()>> m_changes;  // Guarded by m_mutex; the first one is being done.
  bool m_closing = false;                       // Guarded by m_mutex.
  std::thread m_writer;
};

}  // namespace visagiste
