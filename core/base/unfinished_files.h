#pragma once

#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

namespace visagiste {

/// Files of one piece of work that are only of use together, e.g. the pictures of a film: unless finish() is reached,
/// all are taken away again. One thread.
class UnfinishedFiles {
 public:
  UnfinishedFiles() = default;
  ~UnfinishedFiles() {
    std::error_code none;  // What cannot be taken away stays.
    for (const std::filesystem::path& file : m_files) std::filesystem::remove(file, none);
  }
  UnfinishedFiles(const UnfinishedFiles&) = delete;
  UnfinishedFiles& operator=(const UnfinishedFiles&) = delete;

  /// Once it is written: what was there before a write that fails is not ours to take away.
  void add(std::filesystem::path file) { m_files.push_back(std::move(file)); }
  /// The files, which stay now.
  [[nodiscard]] std::vector<std::filesystem::path> finish() { return std::exchange(m_files, {}); }

 private:
  std::vector<std::filesystem::path> m_files;
};

}  // namespace visagiste
