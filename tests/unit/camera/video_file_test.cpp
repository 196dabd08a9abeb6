#include <cmath>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>
#include <string>

#include "core/base/error.h"
#include "core/camera/recording.h"
#include "tests/unit/camera/camera_fixture.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using Catch::Matchers::Contains;
using std::chrono::milliseconds;

namespace {

constexpr int kFrames = 20;
constexpr int kRedStep = 12;

struct VideoTest : CameraTest {
  std::filesystem::path video = root / "clip.avi";
  PlaybackOptions unpaced{AtEnd::Stop, 0.0, makeUnpacedPlaybackClock()};

  VideoTest() {
    cv::VideoWriter writer(video.string(), cv::CAP_FFMPEG, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), 20.0, {64, 48});
    REQUIRE(writer.isOpened());
    for (int i = 0; i < kFrames; ++i) {
      writer.write(cv::Mat(48, 64, CV_8UC3, cv::Scalar(0, 0, kRedStep * i)));  // B, G, R
    }
  }

  /// Which frame of the clip a picture is, from its red.
  static int numberOf(const Image& image) {
    return static_cast<int>(std::lround(image.sharedPixels()->front() / static_cast<double>(kRedStep)));
  }

  void truncate(double part) const {
    std::filesystem::resize_file(
        video, static_cast<std::uintmax_t>(part * static_cast<double>(std::filesystem::file_size(video))));
  }
};

}  // namespace

TEST_CASE_METHOD(VideoTest, "a video plays whole, in order and in RGB", "[camera][video]") {
  const auto source = openVideoFile(video, unpaced);
  CHECK(source->description().kind == SourceKind::VideoFile);
  CHECK(source->description().name == "clip.avi");
  CHECK(source->description().size == Size{64, 48});
  CHECK(source->description().framesPerSecond == Approx(20.0));

  for (int i = 0; i < kFrames; ++i) {
    const auto frame = source->next();
    REQUIRE(frame);
    CHECK(frame->sequence == static_cast<std::uint64_t>(i));
    CHECK(frame->image.format() == PixelFormat::Rgb8);
    CHECK(frame->image.size() == Size{64, 48});
    CHECK(numberOf(frame->image) == i);
    CHECK(frame->image.pixels()[2] < 20);  // Blue stays dark: the channels are not swapped.
  }
  CHECK_FALSE(source->next().has_value());
}

TEST_CASE_METHOD(VideoTest, "a video keeps to its own rate", "[camera][video]") {
  const auto clock = std::make_shared<ManualClock>();
  const auto source = openVideoFile(video, {AtEnd::Stop, 0.0, clock});
  const auto first = source->next();
  const auto second = source->next();
  CHECK(second->capturedAt - first->capturedAt == milliseconds(50));
}

TEST_CASE_METHOD(VideoTest, "late frames of a video are left out", "[camera][video]") {
  const auto clock = std::make_shared<ManualClock>();
  const auto source = openVideoFile(video, {AtEnd::Stop, 0.0, clock});
  CHECK(source->next()->sequence == 0);
  clock->advance(milliseconds(210));
  const auto frame = source->next();
  CHECK(frame->sequence == 4);
  CHECK(numberOf(frame->image) == 4);
}

TEST_CASE_METHOD(VideoTest, "a looped video begins again with rising numbers", "[camera][video]") {
  unpaced.atEnd = AtEnd::Loop;
  const auto source = openVideoFile(video, unpaced);
  for (int i = 0; i < 2 * kFrames + 3; ++i) {
    const auto frame = source->next();
    REQUIRE(frame);
    CHECK(frame->sequence == static_cast<std::uint64_t>(i));
    CHECK(numberOf(frame->image) == i % kFrames);
  }
}

TEST_CASE_METHOD(VideoTest, "a video that breaks off plays up to there and says so", "[camera][video]") {
  truncate(0.7);  // The head of so small a file takes its first half.
  const auto source = openVideoFile(video, unpaced);
  int played = 0;
  try {
    while (source->next()) {
      ++played;
    }
    FAIL("the end came as if the file were whole");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::Unreadable);
    CHECK_THAT(error.what(), Contains("clip.avi") && Contains("breaks off") && Contains("of 20 frames"));
  }
  CHECK(played > 2);
  CHECK(played < kFrames);
}

TEST_CASE_METHOD(VideoTest, "what is no video is refused", "[camera][video]") {
  CHECK_THROWS_WITH(openVideoFile(root / "none.mp4"), Contains("There is no video file"));
  CHECK_THROWS_AS(openVideoFile(root), Error);  // A folder.
  writeText("empty.mp4", "");
  CHECK_THROWS_WITH(openVideoFile(root / "empty.mp4"), Contains("empty.mp4") && Contains("cannot be read"));
  writeText("text.mp4", "This is a letter, not a film.\n");
  CHECK_THROWS_AS(openVideoFile(root / "text.mp4"), Error);
  truncate(0.01);
  CHECK_THROWS_AS(openVideoFile(video), Error);
}

TEST_CASE_METHOD(VideoTest, "a video with huge sides is refused before it is decoded", "[camera][video]") {
  const auto wide = root / "wide.avi";
  {
    cv::VideoWriter writer(wide.string(), cv::CAP_FFMPEG, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), 20.0,
                           {8208, 16});
    writer.write(cv::Mat(16, 8208, CV_8UC3, cv::Scalar(0, 0, 0)));
  }
  try {
    static_cast<void>(openVideoFile(wide));
    FAIL("was opened");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::TooLarge);
    CHECK_THAT(error.what(), Contains("8208 × 16"));
  }
}

TEST_CASE_METHOD(VideoTest, "a recording is a video file or a folder", "[camera][video]") {
  CHECK(openRecording(video, unpaced)->description().kind == SourceKind::VideoFile);
  std::filesystem::create_directories(root / "pictures");
  encodeImageFile(plainImage({4, 4}, 9), root / "pictures" / "1.png");
  CHECK(openRecording(root / "pictures", unpaced)->description().kind == SourceKind::ImageFolder);
}
