#include "models/training/engine/json_text.h"
#include "models/training/engine/json_value.h"
#include "models/training/engine/packed_set.h"
#include "models/training/gan/run_folder.h"
#include "tests/support/temporary_folder.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

using namespace visagiste::training;
using visagiste::test::TemporaryFolder;

namespace {

std::string textOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Sixteen striped pictures of 16 pixels.
std::string stripedSet(const std::filesystem::path& path) {
  PackedSet set;
  set.width = set.height = 16;
  for (int i = 0; i < 16; ++i) {
    PackedSample sample;
    sample.id = "stripes" + std::to_string(i);
    for (int pixel = 0; pixel < 16 * 16; ++pixel)
      for (int channel = 0; channel < 4; ++channel)
        sample.rgba.push_back(static_cast<std::uint8_t>((pixel * (1 + i % 5) + 40 * channel + 9 * i) % 256));
    set.samples.push_back(sample);
  }
  writePackedSet(path.string(), set);
  return path.string();
}

/// The real program as a process of its own; lines of its output can be read while it works.
class Trainer {
 public:
  explicit Trainer(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), std::string(VISAGISTE_BINARY_DIR) + "/bin/visagiste-train");
    std::vector<char*> words;
    for (std::string& word : arguments) words.push_back(word.data());
    words.push_back(nullptr);
    int ends[2];
    REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
    m_pid = ::fork();
    if (m_pid == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::execv(words[0], words.data());
      ::_exit(127);
    }
    ::close(ends[1]);
    m_output = ::fdopen(ends[0], "r");
  }
  ~Trainer() {
    if (m_pid > 0)
      kill();
    std::fclose(m_output);
  }

  /// False at the end of the output.
  bool waitForStep(long step) {
    char line[4096];
    const std::string wanted = "\"kind\":\"step\",\"step\":" + std::to_string(step) + ",";
    while (std::fgets(line, sizeof line, m_output) != nullptr)
      if (std::string(line).find(wanted) != std::string::npos)
        return true;
    return false;
  }
  void kill() {
    ::kill(m_pid, SIGKILL);
    static_cast<void>(end());
  }
  int end() {
    while (waitForStep(-1)) {
    }
    int status = 0;
    ::waitpid(m_pid, &status, 0);
    m_pid = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  pid_t m_pid = 0;
  std::FILE* m_output = nullptr;
};

/// Step lines without the clock.
std::vector<std::string> stepsIn(const std::filesystem::path& log) {
  std::vector<std::string> lines;
  std::istringstream text(textOf(log));
  for (std::string line; std::getline(text, line);)
    if (line.find("\"kind\":\"step\"") != std::string::npos) {
      const std::size_t from = line.find("\"seconds\":");
      lines.push_back(line.erase(from, line.find(',', from) - from + 1));
    }
  return lines;
}

std::vector<std::string> arguments(const std::string& set, const std::filesystem::path& folder) {
  return {"gan",
          "--family",
          "dcgan",
          "--data",
          set,
          "--out",
          folder.string(),
          "--steps",
          "24",
          "--batch",
          "8",
          "--width",
          "4",
          "--log-steps",
          "1",
          "--checkpoint-seconds",
          "0",
          "--sample-seconds",
          "1000",
          "--measure-seconds",
          "1000",
          "--device",
          "cpu"};
}

}  // namespace

TEST_CASE("a run that was killed goes on to the same last bit", "[models][gan][process]") {
  const TemporaryFolder folder;
  const std::string set = stripedSet(folder / "set.pack");
  Trainer whole(arguments(set, folder / "whole"));
  REQUIRE(whole.end() == 0);
  {
    Trainer killed(arguments(set, folder / "killed"));
    REQUIRE(killed.waitForStep(9));
    killed.kill();
  }
  Trainer resumed({"gan", "--out", (folder / "killed").string(), "--resume", "yes"});
  REQUIRE(resumed.end() == 0);
  const auto steps = stepsIn(folder / "whole" / "log.jsonl");
  REQUIRE(steps.size() == 24);
  CHECK(stepsIn(folder / "killed" / "log.jsonl") == steps);
  CHECK(textOf(folder / "killed" / "weights.safetensors") == textOf(folder / "whole" / "weights.safetensors"));
  const JsonValue state = JsonValue::parse(textOf(folder / "killed" / "state.json"));
  CHECK(state.at("state").text() == "done");
  CHECK(state.at("step").number() == 24);
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
