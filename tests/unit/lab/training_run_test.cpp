#include "core/lab/training_run.h"

#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <random>

#include "core/base/error.h"
#include "core/lab/trainer_process.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
namespace contract = training::run_contract;

namespace {

void write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

TEST_CASE("a run's state is read, and a dead process is no running one", "[lab]") {
  const test::TemporaryFolder folder;
  CHECK_FALSE(readRunState(folder.path()));
  const std::string own = std::to_string(::getpid());
  write(folder / contract::kStateFile, R"({"state": "running", "pid": )" + own +
                                           R"(, "step": 12, "seconds": 3.5, "secondsLeft": 60, "message": "learns"})");
  const auto state = readRunState(folder.path());
  REQUIRE(state);
  CHECK(state->status == RunStatus::Running);
  CHECK(state->step == 12);
  CHECK(state->secondsLeft == 60.0);
  CHECK_FALSE(state->bestStep);
  CHECK_FALSE(state->isOver());

  // Process numbers end below this.
  write(folder / contract::kStateFile, R"({"state": "running", "pid": 999999999, "step": 12})");
  const auto dead = readRunState(folder.path());
  REQUIRE(dead);
  CHECK(dead->status == RunStatus::Failed);
  CHECK_FALSE(dead->message.empty());

  write(folder / contract::kStateFile, R"({"state": "done", "pid": 999999999, "step": 12})");
  CHECK(readRunState(folder.path())->status == RunStatus::Done);
}

TEST_CASE("a run whose process has ended unasked is over", "[lab]") {
  const test::TemporaryFolder folder;
  const long pid = startTrainer("/bin/true", {}, folder / "log");
  siginfo_t info{};
  REQUIRE(::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOWAIT) == 0);
  write(folder / contract::kStateFile, R"({"state": "running", "pid": )" + std::to_string(pid) + "}");
  CHECK(readRunState(folder.path())->status == RunStatus::Failed);
  CHECK(hasEnded(pid));
}

TEST_CASE("a damaged state is an error, not a crash", "[lab]") {
  const test::TemporaryFolder folder;
  for (const std::string text : {"", "[]", "{\"state\"", "{\"state\": 1, \"pid\": \"x\", \"step\": -5}"}) {
    write(folder / contract::kStateFile, text);
    try {
      const auto state = readRunState(folder.path());
      CHECK(state->status == RunStatus::Failed);
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::Unreadable);
    }
  }
}

TEST_CASE("the log is followed as it grows", "[lab]") {
  const test::TemporaryFolder folder;
  RunLogReader reader(folder.path());
  CHECK_FALSE(reader.poll());
  const auto log = folder / contract::kLogFile;
  write(log, R"({"kind": "step", "step": 1, "seconds": 0.5, "losses": {"generator": 2.5}, "dReal": 0.75})"
             "\n"
             R"({"kind": "step", "step": 2, "seconds": 1.0, "losses": {"gener)");
  CHECK(reader.poll());
  REQUIRE(reader.history().series.at("losses.generator").size() == 1);
  CHECK(reader.history().series.at("losses.generator")[0].value == 2.5);
  CHECK(reader.history().series.at("dReal")[0].value == 0.75);

  std::ofstream(log, std::ios::app | std::ios::binary)
      << R"(ator": 2.0}})"
         "\n"
         R"({"kind": "measure", "step": 2, "seconds": 1, "measures": {"style": 0.4}, "best": true})"
         "\n"
         R"({"kind": "doctor", "step": 2, "finding": "stagnation", "message": "It stands still.", "advice": "Stop."})"
         "\n"
         R"({"kind": "sample", "step": 2, "file": "../../etc/00000002.ppm"})"
         "\n";
  CHECK(reader.poll());
  const RunHistory& history = reader.history();
  CHECK(history.series.at("losses.generator").size() == 2);
  CHECK(history.series.at("measures.style")[0].value == 0.4);
  REQUIRE(history.advice.size() == 1);
  CHECK(history.advice[0].finding == "stagnation");
  REQUIRE(history.samples.size() == 1);
  CHECK(history.samples[0].file == folder.path() / contract::kSampleFolder / "00000002.ppm");
  CHECK_FALSE(reader.poll());

  write(log, R"({"kind": "step", "step": 1, "seconds": 0.5, "losses": {"generator": 9}})"
             "\n");
  CHECK(reader.poll());
  CHECK(reader.history().series.at("losses.generator").size() == 1);
  CHECK(reader.history().advice.empty());
}

TEST_CASE("lines of a stranger's log do no harm", "[lab]") {
  const test::TemporaryFolder folder;
  std::mt19937 random(5);
  const std::string line =
      R"({"kind": "step", "step": 1, "seconds": 0.5, "losses": {"generator": 2.5}, "dReal": [1, null, {"a": 1e999}]})";
  std::string all(100'000, 'x');
  all += '\n';
  for (int i = 0; i < 2000; ++i) {
    std::string mutated = line;
    for (int k = 0; k < 3; ++k) mutated[random() % mutated.size()] = static_cast<char>(random() % 256);
    all += mutated + '\n';
  }
  write(folder / contract::kLogFile, all);
  RunLogReader reader(folder.path());
  CHECK(reader.poll());
}

TEST_CASE("orders are one word in the run's folder", "[lab]") {
  const test::TemporaryFolder folder;
  orderRun(folder.path(), RunOrder::Pause);
  std::ifstream file(folder / contract::kControlFile);
  std::string word;
  file >> word;
  CHECK(word == "pause");
}

TEST_CASE("sample pictures are read with their sizes checked", "[lab]") {
  const test::TemporaryFolder folder;
  write(folder / "a.ppm", std::string("P6\n2 1\n255\n") + "\x01\x02\x03\x04\x05\x06");
  const Image picture = readRunSample(folder / "a.ppm");
  CHECK(picture.size() == Size{2, 1});
  CHECK(int{picture.pixels()[5]} == 6);
  write(folder / "b.ppm", "P6\n2 2\n255\nabc");
  CHECK_THROWS_AS(readRunSample(folder / "b.ppm"), Error);
  write(folder / "c.ppm", "P6\n99999999 99999999\n255\nabc");
  CHECK_THROWS_AS(readRunSample(folder / "c.ppm"), Error);
  write(folder / "d.ppm", "P6\n-2 2\n255\nabc");
  CHECK_THROWS_AS(readRunSample(folder / "d.ppm"), Error);
  CHECK_THROWS_AS(readRunSample(folder / "missing.ppm"), Error);
}
