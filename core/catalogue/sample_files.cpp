#include "core/catalogue/sample_files.h"

#include <system_error>

#include "core/base/error.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

fs::path sampleFile(const std::string& name) {
  std::error_code unknown;
  const fs::path program = fs::read_symlink("/proc/self/exe", unknown);
  const fs::path installed = program.parent_path().parent_path() / "share" / "visagiste" / "resources" / name;
  const fs::path inSource = fs::path(VISAGISTE_SOURCE_RESOURCES) / name;
  for (const fs::path& candidate : {installed, inSource}) {
    if (fs::exists(candidate, unknown)) {
      return candidate;
    }
  }
  throw Error(ErrorCode::NotFound, "The bundled sample '" + name + "' is missing in " +
                                       installed.parent_path().string() + ". Reinstall Visagiste.");
}

}  // namespace

std::filesystem::path samplePortrait() {
  return sampleFile("samples/portrait.png");
}

std::filesystem::path demoClip() {
  return sampleFile("demo/demo_clip.mp4");
}

}  // namespace visagiste
