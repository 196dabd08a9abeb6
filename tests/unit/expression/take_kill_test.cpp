#include "core/expression/take_file.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <random>

#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

/// The recording program; what it says comes through a pipe.
class Recorder {
 public:
  explicit Recorder(const std::filesystem::path& file) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    m_process = fork();
    REQUIRE(m_process >= 0);
    if (m_process == 0) {
      dup2(ends[1], STDOUT_FILENO);
      close(ends[0]);
      close(ends[1]);
      execl(VISAGISTE_TAKE_RECORDER, VISAGISTE_TAKE_RECORDER, file.c_str(), nullptr);
      _exit(127);
    }
    close(ends[1]);
    m_said = fdopen(ends[0], "r");
  }
  ~Recorder() {
    if (m_process > 0)
      kill9();
    std::fclose(m_said);
  }
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  /// The next number of samples that it says it has written; 0 at its end.
  [[nodiscard]] int next() {
    int count = 0;
    return std::fscanf(m_said, "%d", &count) == 1 ? count : 0;
  }

  void kill9() {
    ::kill(m_process, SIGKILL);
    int status = 0;
    waitpid(m_process, &status, 0);
    m_process = 0;
    m_wasKilled = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
  }
  [[nodiscard]] bool wasKilled() const { return m_wasKilled; }

 private:
  pid_t m_process = 0;
  std::FILE* m_said = nullptr;
  bool m_wasKilled = false;
};

}  // namespace

TEST_CASE("a take survives a kill at any moment, with every sample that was appended", "[take][kill]") {
  const test::TemporaryFolder folder;
  std::mt19937 random(17);
  for (int run = 0; run < 60; ++run) {
    const auto file = folder / (std::to_string(run) + ".take");
    Recorder recorder(file);
    int written = 0;
    const int enough = 1 + static_cast<int>(random() % 200);
    while (written < enough) {
      written = recorder.next();
      REQUIRE(written > 0);
    }
    recorder.kill9();
    REQUIRE(recorder.wasKilled());
    while (const int more = recorder.next()) written = more;  // What it had said before it died.
    const ReadTake read = readTake(file);
    CHECK(static_cast<int>(read.take.samples.size()) >= written);
    read.take.check();
  }
}
