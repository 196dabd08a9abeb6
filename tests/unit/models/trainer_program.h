#pragma once

// The training program as a process of its own, and small sets for it.

#include "models/training/engine/packed_set.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace visagiste::test {

inline std::string textOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Sixteen striped pictures.
inline std::string writeStripedSet(const std::filesystem::path& path, int sidePx) {
  training::PackedSet set;
  set.width = set.height = sidePx;
  for (int i = 0; i < 16; ++i) {
    training::PackedSample sample;
    sample.id = "stripes" + std::to_string(i);
    for (int pixel = 0; pixel < sidePx * sidePx; ++pixel)
      for (int channel = 0; channel < 4; ++channel)
        sample.rgba.push_back(static_cast<std::uint8_t>((pixel * (1 + i % 5) + 40 * channel + 9 * i) % 256));
    set.samples.push_back(sample);
  }
  training::writePackedSet(path.string(), set);
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
      ::dup2(ends[1], STDERR_FILENO);
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
    while (std::fgets(line, sizeof line, m_output) != nullptr) {
      m_told += line;
      if (std::string(line).find(wanted) != std::string::npos)
        return true;
    }
    return false;
  }
  /// All that was read of its output and its complaints.
  [[nodiscard]] const std::string& told() const { return m_told; }
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
  std::string m_told;
};

/// Step lines without the clock.
inline std::vector<std::string> stepsIn(const std::filesystem::path& log) {
  std::vector<std::string> lines;
  std::istringstream text(textOf(log));
  for (std::string line; std::getline(text, line);)
    if (line.find("\"kind\":\"step\"") != std::string::npos) {
      const std::size_t from = line.find("\"seconds\":");
      lines.push_back(line.erase(from, line.find(',', from) - from + 1));
    }
  return lines;
}

}  // namespace visagiste::test
