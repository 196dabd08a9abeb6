// Not a test: prints how long the window's thread was away at the longest, and how fast a cancel takes effect.
//   xvfb-run -a build/dev/bin/test_app "[responsiveness]"

#include <QElapsedTimer>
#include <QPushButton>
#include <QTimer>

#include <algorithm>
#include <ctime>
#include <iostream>
#include <vector>

#include "app/studio/job_controller.h"
#include "tests/integration/studio/studio_fixture.h"
#include "tests/integration/test_portrait.h"
#include "widgets/jobs/job_panel.h"
#include "widgets/mesh_view/mesh_view.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

double threadCpuMs() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// Ticks on the window's thread; a gap between two ticks is time in which the window answered nothing. What the thread
/// computed in a gap tells its own work from waiting for a processor on a loaded machine.
class GapWatch {
 public:
  GapWatch() {
    m_clock.start();
    QObject::connect(&m_timer, &QTimer::timeout, [this] {
      m_gapsMs.push_back(double(m_clock.nsecsElapsed()) / 1e6);
      m_clock.restart();
      const double cpuMs = threadCpuMs();
      m_longestWorkMs = std::max(m_longestWorkMs, cpuMs - m_cpuMs);
      m_cpuMs = cpuMs;
    });
    m_timer.start(1);
  }

  void print(const char* stage) {
    std::sort(m_gapsMs.begin(), m_gapsMs.end());
    if (!m_gapsMs.empty()) {
      std::cout << stage << ": longest gap " << m_gapsMs.back() << " ms, median " << m_gapsMs[m_gapsMs.size() / 2]
                << " ms of " << m_gapsMs.size() << " ticks; longest work of its own " << m_longestWorkMs << " ms\n";
    }
    m_gapsMs.clear();
    m_longestWorkMs = 0;
    m_cpuMs = threadCpuMs();
    m_clock.restart();
  }

 private:
  QTimer m_timer;
  QElapsedTimer m_clock;
  std::vector<double> m_gapsMs;
  double m_cpuMs = threadCpuMs();
  double m_longestWorkMs = 0;
};

void waitMs(int ms) {
  QTest::qWait(ms);
}

}  // namespace

TEST_CASE("how long the window is away", "[.][responsiveness]") {
  Studio studio;
  waitMs(500);
  GapWatch watch;
  auto* reconstructButton = studio.find<QPushButton>("reconstructButton");
  studio.window().openFiles({QString::fromStdString(sampleFile().string())});
  REQUIRE(waitUntil([&] { return reconstructButton->isEnabled(); }));
  watch.print("open a picture, find faces");
  QTest::mouseClick(reconstructButton, Qt::LeftButton);
  REQUIRE(waitUntil([&] { return studio.find<MeshView>("sculptView")->mesh() != nullptr; }));
  waitMs(300);
  watch.print("reconstruct, show the head");
  QTest::keyClick(&studio.window(), Qt::Key_2, Qt::ControlModifier);
  waitMs(1000);
  watch.print("switch to Sculpt");
  QTest::keyClick(&studio.window(), Qt::Key_5, Qt::ControlModifier);
  waitMs(500);
  watch.print("switch to Live");
  QTest::mouseClick(studio.find<QPushButton>("liveStart"), Qt::LeftButton);
  waitMs(5000);
  watch.print("five seconds of Live");
}

TEST_CASE("how fast a cancel takes effect", "[.][responsiveness]") {
  Studio studio;
  auto* reconstructButton = studio.find<QPushButton>("reconstructButton");
  studio.window().openFiles({QString::fromStdString(sampleFile().string())});
  REQUIRE(waitUntil([&] { return reconstructButton->isEnabled(); }));
  JobController& jobs = *studio.window().context().jobs;
  JobId started = 0;
  QObject::connect(&jobs, &JobController::jobChanged, [&started](const JobStatus& status) { started = status.id; });
  double longestMs = 0;
  for (int afterMs = 0; afterMs <= 480; afterMs += 40) {
    QTest::mouseClick(reconstructButton, Qt::LeftButton);
    waitMs(afterMs);
    if (!jobs.hasActiveJobs()) {
      continue;
    }
    QElapsedTimer clock;
    clock.start();
    jobs.cancel(started);
    REQUIRE(waitUntil([&] { return !jobs.hasActiveJobs(); }));
    longestMs = std::max(longestMs, double(clock.nsecsElapsed()) / 1e6);
  }
  std::cout << "longest time from cancel to the end of the job: " << longestMs << " ms\n";
}
