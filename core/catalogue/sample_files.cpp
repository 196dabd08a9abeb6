#include "core/catalogue/sample_files.h"

#include "core/base/resource_path.h"

namespace visagiste {

std::filesystem::path samplePortrait() { return resourcePath("samples/portrait.png"); }

std::filesystem::path demoClip() { return resourcePath("demo/demo_clip.mp4"); }

}  // namespace visagiste
