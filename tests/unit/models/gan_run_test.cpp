#include "models/training/engine/json_text.h"
#include "models/training/engine/json_value.h"
#include "models/training/engine/sealed_file.h"
#include "models/training/gan/run_folder.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/models/trainer_program.h"

#include <cmath>

#include <catch2/catch.hpp>

using namespace visagiste::training;
using namespace visagiste::test;

namespace {

/// What runs of a few small steps are started with.
std::vector<std::string> briefly(std::vector<std::string> words, const std::filesystem::path& folder) {
  for (const char* word : {"--steps", "12", "--log-steps", "1", "--checkpoint-seconds", "0", "--sample-seconds", "1000",
                           "--measure-seconds", "1000", "--device", "cpu", "--features", "none", "--out"})
    words.emplace_back(word);
  words.push_back(folder.string());
  return words;
}

struct Kind {
  std::string family;
  std::vector<std::string> words;
  bool isSealed = false;
};

std::vector<Kind> kinds(const TemporaryFolder& folder) {
  const std::string small = writeStripedSet(folder / "small.pack", 16);
  const std::string large = writeStripedSet(folder / "large.pack", 32);
  const std::vector<std::string> sets = {"--source", large, "--target", large, "--width", "16", "--blocks", "1"};
  const auto kind = [](const char* command, const char* family, std::vector<std::string> more, bool isSealed) {
    more.insert(more.begin(), {command, "--family", family});
    return Kind{family, more, isSealed};
  };
  return {kind("gan", "dcgan", {"--data", small, "--batch", "8", "--width", "4"}, false),
          kind("gan", "wgan-gp", {"--data", small, "--batch", "4", "--width", "4"}, true),
          kind("translate", "cyclegan", sets, false), kind("translate", "cut", sets, false)};
}

}  // namespace

TEST_CASE("a run that was killed goes on to the same last bit", "[models][gan][process]") {
  const TemporaryFolder folder;
  std::ofstream(folder / "passphrase") << "four small brown bears\n";
  for (const Kind& kind : kinds(folder)) {
    INFO(kind.family);
    std::vector<std::string> words = kind.words;
    // The whole run is plain, the killed one may be sealed: sealing changes no number.
    const std::vector<std::string> secret =
        kind.isSealed ? std::vector<std::string>{"--passphrase-file", (folder / "passphrase").string()}
                      : std::vector<std::string>();
    const std::filesystem::path whole = folder / (kind.family + "-whole"), killed = folder / (kind.family + "-killed");
    Trainer first(briefly(words, whole));
    REQUIRE(first.end() == 0);
    words.insert(words.end(), secret.begin(), secret.end());
    {
      Trainer second(briefly(words, killed));
      REQUIRE(second.waitForStep(5));
      second.kill();
    }
    CHECK(isSealed((killed / "checkpoint.pt").string()) == kind.isSealed);
    std::vector<std::string> resume = {kind.words[0], "--out", killed.string(), "--resume", "yes"};
    resume.insert(resume.end(), secret.begin(), secret.end());
    Trainer third(resume);
    REQUIRE(third.end() == 0);
    const auto steps = stepsIn(whole / "log.jsonl");
    REQUIRE(steps.size() == 12);
    CHECK(stepsIn(killed / "log.jsonl") == steps);
    CHECK(textOf(killed / "weights.safetensors") == textOf(whole / "weights.safetensors"));
    const JsonValue state = JsonValue::parse(textOf(killed / "state.json"));
    CHECK(state.at("state").text() == "done");
    CHECK(state.at("step").number() == 12);
  }
}

TEST_CASE("a sealed run goes on with its passphrase only", "[models][gan][process]") {
  const TemporaryFolder folder;
  std::ofstream(folder / "right") << "four small brown bears\n";
  std::ofstream(folder / "wrong") << "five small brown bears\n";
  const std::string set = writeStripedSet(folder / "set.pack", 16);
  const std::string run = (folder / "run").string();
  Trainer begun(briefly(
      {"gan", "--data", set, "--batch", "4", "--width", "4", "--passphrase-file", (folder / "right").string()}, run));
  REQUIRE(begun.end() == 0);
  const std::string before = textOf(folder / "run" / "checkpoint.pt");
  const auto resumed = [&](const std::vector<std::string>& more) {
    std::vector<std::string> words = {"gan", "--out", run, "--resume", "yes", "--steps", "14"};
    words.insert(words.end(), more.begin(), more.end());
    auto trainer = std::make_unique<Trainer>(words);
    const int status = trainer->end();
    return std::pair(status, trainer->told());
  };
  const auto [bare, words] = resumed({});
  CHECK(bare != 0);
  CHECK(words.find("sealed") != std::string::npos);
  const auto [wrong, complaint] = resumed({"--passphrase-file", (folder / "wrong").string()});
  CHECK(wrong != 0);
  CHECK(complaint.find("does not open") != std::string::npos);
  CHECK(complaint.find("bears") == std::string::npos);
  CHECK(textOf(folder / "run" / "checkpoint.pt") == before);
  const auto [noisy, refusal] = resumed({"--passphrase-file", (folder / "right").string(), "--privacy-noise", "1"});
  CHECK(noisy != 0);
  CHECK(refusal.find("as private as it began") != std::string::npos);
  // Neither the passphrase nor where it lies is written down.
  for (const char* file : {"run.json", "log.jsonl", "state.json"}) {
    CHECK(textOf(folder / "run" / file).find("bears") == std::string::npos);
    CHECK(textOf(folder / "run" / file).find("right") == std::string::npos);
  }
}

TEST_CASE("a run folder takes each order once", "[models][gan]") {
  const TemporaryFolder folder;
  const RunFolder run((folder / "run").string());
  CHECK_FALSE(run.order());
  std::ofstream(run.at("control")) << "pause\n";
  CHECK(run.order() == run_contract::RunOrder::Pause);
  CHECK_FALSE(run.order());
  std::ofstream(run.at("control")) << "explode";
  CHECK_FALSE(run.order());
}

TEST_CASE("a log forgets what lies beyond the checkpoint and what a kill cut off", "[models][gan]") {
  const TemporaryFolder folder;
  RunFolder run((folder / "run").string());
  std::ofstream(run.at("log.jsonl")) << R"({"kind":"step","step":1}
{"kind":"step","step":2}
{"kind":"step","step":3}
{"kind":"st)";
  int told = 0;
  run.openLog(2, [&](const JsonValue&) { ++told; });
  CHECK(told == 2);
  run.log(JsonText().text("kind", "step").number("step", 3L));
  CHECK(textOf(run.at("log.jsonl")) ==
        "{\"kind\":\"step\",\"step\":1}\n{\"kind\":\"step\",\"step\":2}\n{\"kind\":\"step\",\"step\":3}\n");
}

TEST_CASE("numbers and texts come back from JSON as they were", "[models][gan]") {
  const std::string odd = "a \"quoted\" \\ line\nand \x01";
  JsonText text;
  text.text("text", odd).number("third", 1.0 / 3).number("none", std::nan("")).number("whole", 12L);
  const JsonValue value = JsonValue::parse(text.string());
  CHECK(value.at("text").text() == odd);
  CHECK(value.at("third").number() == 1.0 / 3);
  CHECK_FALSE(value.at("none").isNumber());
  CHECK(value.at("whole").number() == 12);
}
