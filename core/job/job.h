#pragma once

#include <any>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/job/run_context.h"

namespace visagiste {

/// A job as data: what the window, the command line and a batch all build, and what is stored and retried.
struct JobDescription {
  std::string name;         ///< E.g. "reconstruct".
  std::string optionsJson;  ///< A JSON object; each job documents and checks its own fields.
};

/// What a job leaves behind.
struct JobResult {
  std::vector<std::filesystem::path> files;  ///< Written files, the main one first.
  std::string json;                          ///< A JSON object for scripts.
  std::any value;  ///< The same in memory, e.g. shared_ptr<const ReconstructedHead>; lives as long as the process.
};

/// One unit of work. Built and run on the worker's thread; never touches the interface or the live document.
class Job {
 public:
  virtual ~Job() = default;

  /// Throws Error on failure and lets Cancelled pass.
  virtual JobResult run(RunContext& context) = 0;
};

/// Makes jobs from their descriptions. Filled once at start; then read-only and safe on any thread.
class JobRegistry {
 public:
  using Factory = std::function<std::unique_ptr<Job>(const std::string& optionsJson)>;

  /// Throws Error{Internal} if the name is taken.
  void add(const std::string& name, Factory factory);

  /// Throws Error{InvalidArgument} for an unknown name or bad options.
  [[nodiscard]] std::unique_ptr<Job> make(const JobDescription& description) const;

  [[nodiscard]] std::vector<std::string> names() const;

 private:
  std::map<std::string, Factory> m_factories;
};

}  // namespace visagiste
