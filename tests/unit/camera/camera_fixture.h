#pragma once

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "core/camera/playback_clock.h"
#include "core/image/encode.h"
#include "core/types/image.h"

namespace visagiste {

/// A clock that stands until the test or a wait moves it.
class ManualClock final : public PlaybackClock {
 public:
  TimePoint now() override { return m_now; }
  bool waitUntil(TimePoint when) override {
    m_now = std::max(m_now, when);
    return !m_interrupted;
  }
  void interrupt() noexcept override { m_interrupted = true; }
  void advance(std::chrono::milliseconds by) { m_now += by; }

 private:
  TimePoint m_now;
  bool m_interrupted = false;
};

/// A picture of one colour.
inline Image plainImage(Size size, std::uint8_t red, std::uint8_t green = 0, std::uint8_t blue = 0) {
  std::vector<std::uint8_t> pixels;
  for (int i = 0; i < size.width * size.height; ++i) {
    pixels.insert(pixels.end(), {red, green, blue});
  }
  return Image(size, PixelFormat::Rgb8, std::move(pixels));
}

/// A folder of its own for each test, gone afterwards.
struct CameraTest {
  std::filesystem::path root =
      std::filesystem::temp_directory_path() / ("visagiste_camera_" + std::to_string(::getpid()));

  CameraTest() {
    std::filesystem::remove_all(root);
    std::filesystem::create_directories(root);
  }
  ~CameraTest() { std::filesystem::remove_all(root); }

  void writeText(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((root / name).parent_path());
    std::ofstream(root / name, std::ios::binary) << text;
  }
};

}  // namespace visagiste
