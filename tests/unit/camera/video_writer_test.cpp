#include "core/camera/video_writer.h"

#include <vector>

#include "core/camera/recording.h"
#include "tests/support/error_matchers.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using test::failsWith;

namespace {

Image plain(Size size, std::uint8_t red) {
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(size.width) * size.height * 3, 60);
  for (std::size_t i = 0; i < pixels.size(); i += 3) pixels[i] = red;
  return {size, PixelFormat::Rgb8, std::move(pixels)};
}

}  // namespace

TEST_CASE("a written video plays back with its frames in order", "[camera]") {
  const test::TemporaryFolder folder;
  for (const char* name : {"a.mp4", "b.webm", "c.avi"}) {
    INFO(name);
    VideoWriter writer(folder / name, {65, 48}, 20);
    for (int i = 0; i < 12; ++i) writer.write(plain({65, 48}, static_cast<std::uint8_t>(40 + 15 * i)));
    writer.finish();
    CHECK(writer.frameCount() == 12);
    PlaybackOptions options;
    options.clock = makeUnpacedPlaybackClock();
    const auto source = openVideoFile(folder / name, options);
    CHECK(source->description().framesPerSecond == Approx(20));
    int frames = 0;
    while (const auto frame = source->next()) {
      CHECK(frame->image.size() == Size{64, 48});
      CHECK(frame->image.row(24)[3 * 32] == Approx(40 + 15 * frames).margin(8));  // The codecs' loss.
      ++frames;
    }
    CHECK(frames == 12);
  }
  CHECK(folder.entryCount() == 3);
}

TEST_CASE("a video that is not finished leaves nothing behind", "[camera]") {
  const test::TemporaryFolder folder;
  {
    VideoWriter writer(folder / "a.mp4", {32, 32}, 25);
    writer.write(plain({32, 32}, 200));
  }
  CHECK(folder.entryCount() == 0);
  VideoWriter empty(folder / "b.mp4", {32, 32}, 25);
  CHECK(failsWith(ErrorCode::Unwritable, "b.mp4", [&] { empty.finish(); }));
}

TEST_CASE("a video that cannot be written is refused", "[camera]") {
  const test::TemporaryFolder folder;
  CHECK(failsWith(ErrorCode::InvalidArgument, ".mp4", [&] { VideoWriter(folder / "a.mkv", {32, 32}, 25); }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "frames", [&] { VideoWriter(folder / "a.mp4", {32, 0}, 25); }));
  CHECK(failsWith(ErrorCode::Unwritable, "a.mp4", [&] { VideoWriter(folder / "none" / "a.mp4", {32, 32}, 25); }));
  VideoWriter writer(folder / "a.mp4", {32, 32}, 25);
  CHECK(failsWith(ErrorCode::InvalidArgument, "size", [&] { writer.write(plain({32, 30}, 0)); }));
}
