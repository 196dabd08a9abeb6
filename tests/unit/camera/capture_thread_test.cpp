#include "core/camera/capture_thread.h"

#include <future>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

#include "core/base/error.h"
#include "core/camera/recording.h"
#include "tests/unit/camera/camera_fixture.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

/// Gives `count` frames at once, then does what the test says.
class FakeSource final : public FrameSource {
 public:
  FakeSource(std::uint64_t count, std::function<void()> atEnd) : m_count(count), m_atEnd(std::move(atEnd)) {}

  std::optional<Frame> next() override {
    if (m_next == m_count) {
      m_atEnd();
      return std::nullopt;
    }
    return Frame{m_next++, {}, plainImage({2, 2}, 1)};
  }
  SourceDescription description() const override { return {SourceKind::Camera, "fake", {2, 2}, 30.0}; }
  void interrupt() noexcept override {}

 private:
  std::uint64_t m_count;
  std::uint64_t m_next = 0;
  std::function<void()> m_atEnd;
};

/// What a capture thread said last.
struct Heard {
  std::promise<std::string> promise;
  std::string name;

  CaptureEvents events() {
    CaptureEvents events;
    events.started = [this](const SourceDescription& description) { name = description.name; };
    events.ended = [this] { promise.set_value("ended"); };
    events.failed = [this](const Error& error) { promise.set_value(error.what()); };
    return events;
  }
  std::string wait() { return promise.get_future().get(); }
};

}  // namespace

TEST_CASE("frames reach the slot and the end is told", "[camera][capture]") {
  LatestSlot<Frame> slot;
  Heard heard;
  CaptureThread capture([] { return std::make_unique<FakeSource>(5, [] {}); }, slot, heard.events());
  CHECK(heard.wait() == "ended");
  CHECK(heard.name == "fake");
  CHECK(slot.take()->sequence == 4);
  CHECK(slot.droppedCount() == 4);
}

TEST_CASE("an unplugged camera gives its message and the thread ends", "[camera][capture]") {
  LatestSlot<Frame> slot;
  Heard heard;
  CaptureThread capture(
      [] {
        return std::make_unique<FakeSource>(2,
                                            [] { throw Error(ErrorCode::DeviceLost, "The camera 'fake' went away."); });
      },
      slot, heard.events());
  CHECK(heard.wait() == "The camera 'fake' went away.");
  CHECK(slot.take()->sequence == 1);
}

TEST_CASE("a source that cannot be opened gives its message", "[camera][capture]") {
  LatestSlot<Frame> slot;
  Heard heard;
  CaptureThread capture([]() -> std::unique_ptr<FrameSource> { throw Error(ErrorCode::NotFound, "No camera."); }, slot,
                        heard.events());
  CHECK(heard.wait() == "No camera.");
}

TEST_CASE("a foreign exception becomes an internal message", "[camera][capture]") {
  LatestSlot<Frame> slot;
  Heard heard;
  CaptureThread capture([] { return std::make_unique<FakeSource>(0, [] { throw std::out_of_range("index 3"); }); },
                        slot, heard.events());
  CHECK(heard.wait() == "The picture source stopped because of an internal error: index 3");
}

TEST_CASE_METHOD(CameraTest, "stopping does not wait for the next frame", "[camera][capture]") {
  // One frame in ten minutes: without the interruption this test would run into its time limit.
  encodeImageFile(plainImage({4, 4}, 1), root / "a.png");
  LatestSlot<Frame> slot;
  CaptureThread capture([this] { return openImageFolder(root, {AtEnd::Loop, 1.0 / 600.0, nullptr}); }, slot);
  CHECK(slot.take()->sequence == 0);
  capture.stop();
  capture.stop();  // A second time does nothing.
  CHECK(slot.tryTake() == nullptr);
}

TEST_CASE("an endless source can be stopped before it is open and while it plays", "[camera][capture]") {
  LatestSlot<Frame> slot;
  const auto endless = [] { return std::make_unique<FakeSource>(1'000'000'000'000, [] {}); };
  { const CaptureThread capture(endless, slot); }
  slot.clear();
  {
    const CaptureThread capture(endless, slot);
    CHECK(slot.take() != nullptr);
  }
}
