#include "core/base/library_names.h"

#include <algorithm>
#include <cctype>
#include <system_error>

#include "core/base/error.h"

namespace visagiste {

namespace fs = std::filesystem;

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

std::string dashed(std::string text) {
  text = lowered(std::move(text));
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == ' ' || c == '_'; }, '-');
  return text;
}

std::string fileStemOf(const std::string& name) {
  std::string stem;
  for (const char c : lowered(name)) {
    const auto byte = static_cast<unsigned char>(c);
    stem += std::isalnum(byte) != 0 || byte >= 0x80 ? c : '-';
  }
  constexpr std::size_t kLongest = 100;
  std::size_t length = std::min(stem.size(), kLongest);
  while (length < stem.size() && length > 0 && (static_cast<unsigned char>(stem[length]) & 0xC0U) == 0x80U) --length;
  return stem.substr(0, length);
}

std::vector<fs::path> filesIn(const fs::path& folder, const std::string& extension) {
  std::vector<fs::path> files;
  std::error_code none;
  for (fs::directory_iterator it(folder, none), end; !none && it != end; it.increment(none))
    if (lowered(it->path().extension().string()) == extension)
      files.push_back(it->path());
  std::sort(files.begin(), files.end());
  return files;
}

void requireFolder(const fs::path& folder) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed)
    throw Error(ErrorCode::Unwritable, "The folder " + folder.string() + " cannot be made: " + failed.message() + ".");
}

void removeFile(const fs::path& file) {
  std::error_code failed;
  fs::remove(file, failed);
  if (failed)
    throw Error(ErrorCode::Unwritable, file.string() + " cannot be removed: " + failed.message() + ".");
}

}  // namespace visagiste
