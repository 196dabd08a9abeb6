#include "core/job/job_store.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <charconv>
#include <exception>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "core/base/atomic_file.h"
#include "core/base/log.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

constexpr int kFormat = 1;
constexpr std::string_view kPrefix = "job-";
constexpr std::string_view kSuffix = ".json";
constexpr std::uintmax_t kMaxFileBytes = 16U << 20U;  // Options are words and numbers; anything larger is no job.

std::optional<JobId> idOf(const std::string& fileName) {
  if (fileName.size() <= kPrefix.size() + kSuffix.size() || fileName.compare(0, kPrefix.size(), kPrefix) != 0 ||
      fileName.compare(fileName.size() - kSuffix.size(), kSuffix.size(), kSuffix) != 0) {
    return std::nullopt;
  }
  const char* const begin = fileName.data() + kPrefix.size();
  const char* const end = fileName.data() + fileName.size() - kSuffix.size();
  JobId id = 0;
  const auto parsed = std::from_chars(begin, end, id);
  return parsed.ec == std::errc() && parsed.ptr == end && id != 0 ? std::optional<JobId>(id) : std::nullopt;
}

JobDescription readJob(const fs::path& file) {
  if (fs::file_size(file) > kMaxFileBytes) {
    throw std::runtime_error("it is too large");
  }
  std::ifstream stream(file, std::ios::binary);
  const auto json = nlohmann::ordered_json::parse(stream);
  if (json.at("format").get<int>() != kFormat) {
    throw std::runtime_error("it was written by another version of Visagiste");
  }
  const auto& options = json.at("options");
  if (!options.is_object()) {
    throw std::runtime_error("its options are not a JSON object");
  }
  return {json.at("job").get<std::string>(), options.dump()};
}

void setAside(const fs::path& file, const char* reason) {
  fs::path aside = file;
  aside += ".damaged";
  std::error_code renaming;
  fs::rename(file, aside, renaming);
  log(LogLevel::Warning, "The stored job " + file.string() + " cannot be read (" + reason + "). " +
                             (renaming ? "It is ignored." : "It was set aside as " + aside.filename().string() + "."));
}

}  // namespace

JobStore::JobStore(fs::path folder) : m_folder(std::move(folder)) {
  if (m_folder.empty()) {
    return;
  }
  std::error_code creating;
  fs::create_directories(m_folder, creating);
  const fs::path lockFile = m_folder / "queue.lock";
  const int descriptor = ::open(lockFile.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    log(LogLevel::Warning,
        "Waiting jobs cannot be kept for the next start: the folder " + m_folder.string() + " is not writable.");
    return;
  }
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    ::close(descriptor);
    log(LogLevel::Info, "Another Visagiste is running; this one's waiting jobs are not kept for the next start.");
    return;
  }
  m_lock = descriptor;
  m_writer = std::thread([this] { work(); });
}

JobStore::~JobStore() {
  if (!isOpen()) {
    return;
  }
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_closing = true;
  }
  m_changed.notify_all();
  m_writer.join();
  ::close(m_lock);
}

std::map<JobId, JobDescription> JobStore::read() {
  std::map<JobId, JobDescription> jobs;
  if (!isOpen()) {
    return jobs;
  }
  std::map<JobId, fs::path> files;  // Collected first: setting one aside changes the folder.
  std::error_code listing;
  for (auto entry = fs::directory_iterator(m_folder, listing); !listing && entry != fs::directory_iterator();
       entry.increment(listing)) {
    if (const auto id = idOf(entry->path().filename().string())) {
      files.emplace(*id, entry->path());
    }
  }
  for (const auto& [id, file] : files) {
    try {
      jobs.emplace(id, readJob(file));
    } catch (const std::exception& error) {
      setAside(file, error.what());
    }
  }
  return jobs;
}

void JobStore::write(JobId id, JobDescription description) {
  later([this, id, description = std::move(description)] { writeNow(id, description); });
}

void JobStore::remove(JobId id) {
  later([this, id] {
    std::error_code missing;
    fs::remove(fileOf(id), missing);
  });
}

void JobStore::sync() {
  std::unique_lock<std::mutex> lock(m_mutex);
  m_changed.wait(lock, [this] { return m_changes.empty(); });
}

void JobStore::later(std::function<void()> change) {
  if (!isOpen()) {
    return;
  }
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_changes.push_back(std::move(change));
  }
  m_changed.notify_all();
}

void JobStore::work() {
  std::unique_lock<std::mutex> lock(m_mutex);
  while (true) {
    m_changed.wait(lock, [this] { return m_closing || !m_changes.empty(); });
    if (m_changes.empty()) {
      return;
    }
    const auto change = m_changes.front();
    lock.unlock();
    change();
    lock.lock();
    m_changes.pop_front();
    m_changed.notify_all();
  }
}

void JobStore::writeNow(JobId id, const JobDescription& description) const {
  try {
    const nlohmann::ordered_json json = {
        {"format", kFormat},
        {"job", description.name},
        {"options", nlohmann::ordered_json::parse(description.optionsJson)},
    };
    writeFileAtomically(fileOf(id), [&json](std::ostream& stream) { stream << json.dump(2) << '\n'; });
  } catch (const std::exception& error) {
    log(LogLevel::Warning, "The job '" + description.name + "' runs but would not survive a restart. " + error.what());
  }
}

fs::path JobStore::fileOf(JobId id) const {
  return m_folder / (std::string(kPrefix) + std::to_string(id) + std::string(kSuffix));
}

}  // namespace visagiste
