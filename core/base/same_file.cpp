#include "core/base/same_file.h"

#include <system_error>

namespace visagiste {
namespace {

std::filesystem::path followed(const std::filesystem::path& path) {
  std::error_code failure;
  std::filesystem::path result = std::filesystem::weakly_canonical(path, failure);
  return failure ? path : result;
}

}  // namespace

bool isSameFile(const std::filesystem::path& a, const std::filesystem::path& b) {
  std::error_code failure;
  const bool isOne = std::filesystem::equivalent(a, b, failure);
  return failure ? followed(a) == followed(b) : isOne;
}

}  // namespace visagiste
