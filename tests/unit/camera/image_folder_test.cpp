#include <optional>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/camera/recording.h"
#include "tests/unit/camera/camera_fixture.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using Catch::Matchers::Contains;
using std::chrono::milliseconds;

namespace {

struct FolderTest : CameraTest {
  PlaybackOptions unpaced{AtEnd::Stop, 0.0, makeUnpacedPlaybackClock()};

  void addPicture(const std::string& name, std::uint8_t red) const {
    encodeImageFile(plainImage({8, 6}, red), root / name);
  }
};

std::vector<int> redsOf(FrameSource& source, int atMost) {
  std::vector<int> reds;
  for (int i = 0; i < atMost; ++i) {
    const std::optional<Frame> frame = source.next();
    if (!frame) {
      break;
    }
    reds.push_back(frame->image.sharedPixels()->front());
  }
  return reds;
}

}  // namespace

TEST_CASE_METHOD(FolderTest, "pictures play in the order of their numbers", "[camera][folder]") {
  addPicture("10.png", 100);
  addPicture("2.png", 20);
  addPicture("1.png", 10);
  addPicture("002b.PNG", 25);
  writeText("notes.txt", "no picture");
  writeText(".hidden.png", "no picture");
  const auto source = openImageFolder(root, unpaced);

  CHECK(source->description().kind == SourceKind::ImageFolder);
  CHECK(source->description().size == Size{8, 6});
  CHECK(source->description().framesPerSecond == 25.0);
  CHECK(redsOf(*source, 9) == std::vector<int>{10, 20, 25, 100});
  CHECK_FALSE(source->next().has_value());  // The end stays the end.
}

TEST_CASE_METHOD(FolderTest, "a looped folder begins again with rising numbers", "[camera][folder]") {
  addPicture("a.png", 1);
  addPicture("b.png", 2);
  unpaced.atEnd = AtEnd::Loop;
  const auto source = openImageFolder(root, unpaced);
  CHECK(redsOf(*source, 5) == std::vector<int>{1, 2, 1, 2, 1});
  CHECK(source->next()->sequence == 5);
}

TEST_CASE_METHOD(FolderTest, "a picture that cannot be read leaves a gap", "[camera][folder]") {
  addPicture("a.png", 1);
  writeText("b.png", "torn");
  addPicture("c.png", 3);
  const auto source = openImageFolder(root, unpaced);
  CHECK(source->next()->sequence == 0);
  const auto third = source->next();
  CHECK(third->sequence == 2);
  CHECK(third->image.pixels()[0] == 3);
  CHECK_FALSE(source->next().has_value());
}

TEST_CASE_METHOD(FolderTest, "late pictures are left out", "[camera][folder]") {
  for (int i = 0; i < 10; ++i) {
    addPicture(std::to_string(i) + ".png", static_cast<std::uint8_t>(i));
  }
  const auto clock = std::make_shared<ManualClock>();
  const auto source = openImageFolder(root, {AtEnd::Stop, 20.0, clock});
  CHECK(source->next()->sequence == 0);
  CHECK(source->next()->sequence == 1);
  const auto due = clock->now();
  clock->advance(milliseconds(220));  // The consumer of the frames took four periods and a bit.
  const auto frame = source->next();
  CHECK(frame->sequence == 5);
  CHECK(frame->image.pixels()[0] == 5);
  CHECK(frame->capturedAt == due + milliseconds(220));
  CHECK(source->next()->sequence == 6);
}

TEST_CASE_METHOD(FolderTest, "a folder without usable pictures says so", "[camera][folder]") {
  CHECK_THROWS_WITH(openImageFolder(root / "nowhere"), Contains("nowhere"));
  CHECK_THROWS_WITH(openImageFolder(root), Contains("holds no pictures"));
  writeText("a.png", "torn");
  writeText("b.png", "");
  CHECK_THROWS_WITH(openImageFolder(root), Contains("None of the pictures"));
}

TEST_CASE_METHOD(FolderTest, "an interrupted folder gives nothing more", "[camera][folder]") {
  addPicture("a.png", 1);
  unpaced.atEnd = AtEnd::Loop;
  const auto source = openImageFolder(root, unpaced);
  source->interrupt();
  CHECK_FALSE(source->next().has_value());
}
