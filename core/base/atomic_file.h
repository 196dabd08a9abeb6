#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <ostream>

namespace visagiste {

/// A file that appears whole or not at all.
///
/// The content goes into a hidden file of a unique name in the same folder and is forced to the disk; commit() renames
/// it over `path`. Until then an older file of that name stays as it is. Several files that belong together are staged
/// first and committed one after the other, so that a full disk leaves none of them behind.
///
/// A symbolic link at `path` is followed: the file it names is replaced, the link stays.
/// Every failure is an Error{Unwritable} that names the file and the reason, and the hidden file is removed.
/// One thread at a time.
class StagedFile {
 public:
  /// Opens the hidden file, lets `write` fill it and forces it to the disk. What `write` throws goes through.
  StagedFile(std::filesystem::path path, const std::function<void(std::ostream&)>& write);
  ~StagedFile();  ///< Removes the hidden file unless commit() succeeded.

  StagedFile(const StagedFile&) = delete;
  StagedFile& operator=(const StagedFile&) = delete;
  StagedFile(StagedFile&& other) noexcept;
  StagedFile& operator=(StagedFile&&) = delete;

  void commit();

  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;    ///< As the caller named it.
  std::filesystem::path m_target;  ///< Links resolved.
  std::filesystem::path m_staged;  ///< Empty once committed.
};

/// Writes one file through StagedFile. Throws Error{Unwritable} naming the file and the reason; nothing is left behind.
void writeFileAtomically(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write);
void writeFileAtomically(const std::filesystem::path& path, const void* bytes, std::size_t count);

}  // namespace visagiste
