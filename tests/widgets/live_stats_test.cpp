#include "widgets/preview/live_stats.h"

#include <catch2/catch.hpp>

using namespace visagiste;

TEST_CASE("live statistics count results of the last second", "[live_stats]") {
  LiveStats stats;
  const std::chrono::steady_clock::time_point start{};
  for (int i = 0; i < 60; ++i) {
    auto frame = std::make_shared<Frame>();
    frame->capturedAt = start + std::chrono::milliseconds(40 * i);
    LiveResult result;
    result.frame = frame;
    result.latencyMs = 21.4;
    result.droppedFrames = 3;
    stats.addResult(result);
  }
  CHECK(stats.framesPerSecond() == Approx(25));
  CHECK(stats.text() == "25 fps · 21 ms delay · 3 dropped");
  stats.reset();
  CHECK(stats.text().isEmpty());
  CHECK(stats.framesPerSecond() == 0);
}
