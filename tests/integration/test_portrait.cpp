#include "tests/integration/test_portrait.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <string>

#include "core/catalogue/sample_files.h"
#include "core/image/decode.h"
#include "core/image/encode.h"
#include "core/image/resample.h"
#include "core/types/image.h"

namespace visagiste::test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRealPortraitCount = 1;  // Enough to see that nothing is special about the sample.

}  // namespace

fs::path sampleFile() {
  return samplePortrait();
}

std::vector<fs::path> portraits() {
  std::vector<fs::path> real;
  const fs::path folder = fs::path(VISAGISTE_SOURCE_DIR) / "../shared/data/portraits/official";
  std::error_code missing;
  for (auto entry = fs::recursive_directory_iterator(folder, missing);
       !missing && entry != fs::recursive_directory_iterator(); entry.increment(missing)) {
    if (entry->path().extension() == ".jpg") {
      real.push_back(entry->path());
    }
  }
  std::sort(real.begin(), real.end());
  real.resize(std::min(real.size(), kRealPortraitCount));
  real.insert(real.begin(), sampleFile());
  return real;
}

fs::path writeSmallSample(const fs::path& folder) {
  const Image sample = decodeImageFile(sampleFile());
  fs::path file = folder / "portrait.png";
  encodeImageFile(resized(sample, {sample.width() / 2, sample.height() / 2}, Resampling::Area), file);
  return file;
}

fs::path writeFacelessPicture(const fs::path& folder) {
  const Size size{320, 240};
  std::vector<std::uint8_t> pixels;
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      const auto value = static_cast<std::uint8_t>(128 + 80 * std::sin(x / 17.0));
      pixels.insert(pixels.end(), {value, static_cast<std::uint8_t>(y), 90});
    }
  }
  fs::path file = folder / "stripes.png";
  encodeImageFile(Image(size, PixelFormat::Rgb8, std::move(pixels)), file);
  return file;
}

fs::path writeTruncatedPicture(const fs::path& folder) {
  std::ifstream source(sampleFile(), std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(source)), std::istreambuf_iterator<char>());
  fs::path file = folder / "truncated.png";
  std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size() / 2));
  return file;
}

}  // namespace visagiste::test
