#include "core/camera/camera.h"

#include <deque>
#include <optional>
#include <utility>

#include "core/base/error.h"
#include "core/camera/camera_device.h"
#include "tests/unit/camera/camera_fixture.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using Catch::Matchers::Contains;
using Outcome = CameraDevice::Outcome;

namespace {

/// Reads what the test wrote down; then the last outcome for ever.
class ScriptedDevice final : public CameraDevice {
 public:
  explicit ScriptedDevice(std::deque<Outcome> script) : m_script(std::move(script)) {}
  Reading read() override {
    const Outcome outcome = m_script.front();
    if (m_script.size() > 1) {
      m_script.pop_front();
    }
    return {outcome, outcome == Outcome::Picture ? plainImage({4, 4}, 1) : Image()};
  }
  SourceDescription description() const override { return {SourceKind::Camera, "Test camera", {4, 4}, 30.0}; }

 private:
  std::deque<Outcome> m_script;
};

std::unique_ptr<FrameSource> scripted(std::deque<Outcome> script) {
  return makeCameraSource(std::make_unique<ScriptedDevice>(std::move(script)));
}

std::deque<Outcome> repeated(int count, Outcome outcome, Outcome last) {
  std::deque<Outcome> script(static_cast<std::size_t>(count), outcome);
  script.push_back(last);
  return script;
}

}  // namespace

TEST_CASE("a camera that was unplugged is reported after a few failures", "[camera][device]") {
  const auto source = scripted({Outcome::Picture, Outcome::Picture, Outcome::Failed});
  CHECK(source->next()->sequence == 0);
  CHECK(source->next()->sequence == 1);
  try {
    static_cast<void>(source->next());
    FAIL("went on without a camera");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::DeviceLost);
    CHECK_THAT(error.what(), Contains("Test camera") && Contains("went away"));
  }
}

TEST_CASE("single failures and a slow start are borne", "[camera][device]") {
  CHECK(scripted(repeated(kFailuresWhenGone - 1, Outcome::Failed, Outcome::Picture))->next().has_value());
  CHECK(scripted(repeated(kSilencesWhenGone - 1, Outcome::NothingYet, Outcome::Picture))->next().has_value());
}

TEST_CASE("a camera that stays silent is reported", "[camera][device]") {
  CHECK_THROWS_WITH(scripted({Outcome::NothingYet})->next(), Contains("sends no pictures"));
}

TEST_CASE("an interrupted camera gives nothing", "[camera][device]") {
  const auto source = scripted({Outcome::Picture});
  source->interrupt();
  CHECK_FALSE(source->next().has_value());
}

TEST_CASE_METHOD(CameraTest, "only nodes that capture are listed", "[camera][list]") {
  writeText("names/video0/name", "No camera behind this one\n");
  writeText("names/video1/name", "Missing device\n");
  writeText("names/vbi0/name", "Teletext\n");
  writeText("dev/video0", "a plain file answers no V4L2 question");
  CHECK(listCameras(root / "names", root / "dev").empty());
  CHECK(listCameras(root / "nowhere", root / "dev").empty());
}

TEST_CASE("asking this machine for cameras and for one that is not there is harmless", "[camera][list]") {
  for (const CameraName& camera : listCameras()) {
    CHECK_FALSE(camera.name.empty());
  }
  for (const int index : {-1, 987654}) {
    try {
      static_cast<void>(openCamera(index));
      FAIL("was opened");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::NotFound);
      CHECK_THAT(error.what(), Contains(std::to_string(index)) && Contains("demo clip"));
    }
  }
}
