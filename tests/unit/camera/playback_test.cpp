#include "core/camera/playback_clock.h"

#include <thread>

#include "core/base/error.h"
#include "core/camera/recording.h"
#include "tests/unit/camera/camera_fixture.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using std::chrono::milliseconds;

TEST_CASE("frames are due one period apart", "[camera][playback]") {
  auto clock = std::make_shared<ManualClock>();
  PlaybackSchedule schedule(clock, 20.0);  // 50 ms
  const auto start = clock->now();
  CHECK(schedule.waitFor(0));
  CHECK(clock->now() == start);
  CHECK(schedule.waitFor(3));
  CHECK(clock->now() == start + milliseconds(150));
}

TEST_CASE("late frames are counted in whole periods", "[camera][playback]") {
  auto clock = std::make_shared<ManualClock>();
  PlaybackSchedule schedule(clock, 20.0);
  CHECK(schedule.lateFrames(0) == 0);
  clock->advance(milliseconds(49));
  CHECK(schedule.lateFrames(0) == 0);
  clock->advance(milliseconds(80));  // 129 ms: frame 2 is the one to show.
  CHECK(schedule.lateFrames(0) == 2);
  CHECK(schedule.lateFrames(2) == 0);
  CHECK(schedule.lateFrames(10) == 0);
}

TEST_CASE("after a long stop playing goes on where it was", "[camera][playback]") {
  auto clock = std::make_shared<ManualClock>();
  PlaybackSchedule schedule(clock, 20.0);
  CHECK(schedule.waitFor(4));
  clock->advance(milliseconds(60'000));
  CHECK(schedule.lateFrames(5) == 0);
  const auto now = clock->now();
  CHECK(schedule.waitFor(5));
  CHECK(clock->now() == now);
}

TEST_CASE("a wait of an hour ends when it is interrupted", "[camera][playback]") {
  const auto clock = makeSteadyPlaybackClock();
  bool waited = true;
  std::thread waiting([&] { waited = clock->waitUntil(clock->now() + std::chrono::hours(1)); });
  clock->interrupt();
  waiting.join();
  CHECK_FALSE(waited);
}

TEST_CASE("the unpaced clock never waits", "[camera][playback]") {
  const auto clock = makeUnpacedPlaybackClock();
  const auto later = clock->now() + std::chrono::hours(1);
  CHECK(clock->waitUntil(later));
  CHECK(clock->now() == later);
  clock->interrupt();
  CHECK_FALSE(clock->waitUntil(later));
}

TEST_CASE("playback options are checked", "[camera][playback]") {
  PlaybackOptions options;
  options.check();
  options.framesPerSecond = -1.0;
  CHECK_THROWS_AS(options.check(), Error);
  options.framesPerSecond = 1e9;
  CHECK_THROWS_AS(options.check(), Error);
}
