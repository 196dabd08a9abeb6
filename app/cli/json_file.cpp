#include "app/cli/json_file.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iostream>
#include <system_error>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/same_file.h"

namespace visagiste {
namespace {

/// An empty file counts, and one that cannot be read: whether that can be written is seen when it is.
bool looksLikeJson(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  char first = 0;
  while (stream.get(first)) {
    if (std::isspace(static_cast<unsigned char>(first)) == 0) {
      return first == '{' || first == '[';
    }
  }
  return true;
}

}  // namespace

void protectFromJson(const std::string& file, const std::vector<std::filesystem::path>& others) {
  if (file == "-") {
    return;
  }
  if (std::any_of(others.begin(), others.end(), [&file](const auto& other) { return isSameFile(file, other); })) {
    throw Error(ErrorCode::Unwritable, "The JSON cannot go to '" + file +
                                           "', which this command reads or writes otherwise. Choose another name.");
  }
  std::error_code failure;
  if (std::filesystem::is_regular_file(file, failure) && !looksLikeJson(file)) {
    throw Error(ErrorCode::Unwritable,
                "'" + file + "' exists and holds no JSON. Choose another name, or remove it first.");
  }
}

void writeJson(const std::string& file, const std::string& json) {
  const std::string text = json + '\n';
  if (file != "-") {
    writeFileAtomically(file, text.data(), text.size());
    return;
  }
  std::cout << text << std::flush;
  if (!std::cout) {
    throw Error(ErrorCode::Unwritable, "The result could not be written to standard output.");
  }
}

}  // namespace visagiste
