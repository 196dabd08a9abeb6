#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "core/expression/take.h"

namespace visagiste {

/// A take on offer.
struct TakeSummary {
  std::string name;  ///< The file's, without its ending.
  std::filesystem::path file;
  std::filesystem::file_time_type changedAt;
  double seconds = 0;
  std::size_t samples = 0;
  std::string source;
  bool isEdited = false;  ///< The recording as it was is kept beside.
};

/// The person's takes in one folder, a file a take. Recordings in progress carry another ending, so that one that a
/// crash has cut short is known and can be recovered. One thread at a time; several programs may use one folder.
///
/// The first edit of a take keeps the recording in the folder "recordings" inside. Every failure is an
/// Error{Unwritable} or Error{NotFound} that names the file.
class TakeLibrary {
 public:
  explicit TakeLibrary(std::filesystem::path folder);

  /// The newest first. Files that are no takes are left out.
  [[nodiscard]] std::vector<TakeSummary> takes() const;

  /// Where to record: a new file name; makes the folder. stem: name wanted, e.g. the date; made fit for a file.
  [[nodiscard]] std::filesystem::path newRecording(const std::string& stem) const;
  /// Gives a recording its name on the list; one without a sample is removed. Returns the name, empty for none.
  std::string finish(const std::filesystem::path& recording) const;
  /// Finishes recordings that nobody writes any more, up to their last whole sample. Returns their names.
  std::vector<std::string> recover() const;

  /// Throws Error{InvalidArgument} for an empty name or one that another take has. Returns the name as it was made fit.
  std::string rename(const std::string& name, const std::string& wanted) const;
  /// For good, the recording kept beside included.
  void remove(const std::string& name) const;
  /// Writes an edited take in place of `name`.
  void save(const std::string& name, const Take& take) const;
  [[nodiscard]] Take read(const std::string& name) const;
  /// As it was recorded.
  [[nodiscard]] Take readRecording(const std::string& name) const;

  [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }

 private:
  [[nodiscard]] std::filesystem::path fileOf(const std::string& name) const;
  [[nodiscard]] std::filesystem::path originalOf(const std::string& name) const;
  [[nodiscard]] std::string freeName(const std::string& wanted) const;

  std::filesystem::path m_folder;
};

}  // namespace visagiste
