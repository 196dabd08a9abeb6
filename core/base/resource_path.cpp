#include "core/base/resource_path.h"

#include <system_error>

#include "core/base/error.h"

namespace visagiste {

std::filesystem::path resourcePath(const std::string& name) {
  namespace fs = std::filesystem;
  std::error_code unknown;
  const fs::path program = fs::read_symlink("/proc/self/exe", unknown);
  const fs::path installed = program.parent_path().parent_path() / "share" / "visagiste" / "resources" / name;
  const fs::path inSource = fs::path(VISAGISTE_SOURCE_RESOURCES) / name;
  for (const fs::path& candidate : {installed, inSource})
    if (fs::exists(candidate, unknown))
      return candidate;
  throw Error(ErrorCode::NotFound,
              "'" + name + "' is missing in " + installed.parent_path().string() + ". Reinstall Visagiste.");
}

}  // namespace visagiste
