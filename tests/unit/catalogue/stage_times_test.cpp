#include "core/catalogue/stage_times.h"

#include "core/base/error.h"
#include "core/catalogue/stage_statistics.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

class RecordingContext final : public RunContext {
 public:
  void checkpoint() override { ++checkpoints; }
  void report(float, std::string_view stageKey) override { stages += std::string(stageKey) + ' '; }
  int checkpoints = 0;
  std::string stages;
};

}  // namespace

TEST_CASE("stages are passed on and measured by name", "[catalogue]") {
  RecordingContext outer;
  StageTimes times(outer);
  times.report(0.0F, "a");
  times.report(0.2F, "a");
  times.report(0.5F, "b");
  times.checkpoint();
  times.report(0.7F, "a");
  const auto measured = times.finishMs();
  CHECK(outer.stages == "a a b a ");
  CHECK(outer.checkpoints == 1);
  REQUIRE(measured.size() == 2);
  CHECK(measured[0].first == "a");
  CHECK(measured[1].first == "b");
  CHECK(measured[0].second + measured[1].second <= times.totalMs());
}

TEST_CASE("quantiles are of the nearest rank", "[catalogue]") {
  const std::vector<double> values{5, 1, 4, 2, 3};
  CHECK(quantile(values, 0.5) == 3);
  CHECK(quantile(values, 0.95) == 5);
  CHECK(quantile({7}, 0.5) == 7);
  CHECK_THROWS_AS(quantile({}, 0.5), Error);
}

TEST_CASE("a measurement warms up and counts its runs", "[catalogue]") {
  RecordingContext context;
  int calls = 0;
  const StageStatistics stage = measured("work", 5, context, [&calls] { ++calls; });
  CHECK(calls == 6);
  CHECK(stage.runs == 5);
  CHECK(stage.medianMs >= 0);
  CHECK(stage.p95Ms >= stage.medianMs);
  CHECK(context.checkpoints == 5);
}
