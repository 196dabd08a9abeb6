#pragma once

#include <filesystem>

namespace visagiste {

/// An empty folder among the machine's temporary files that is gone again with this object.
class ScratchFolder {
 public:
  /// Throws Error{Unwritable} where none can be made.
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;
};

}  // namespace visagiste
