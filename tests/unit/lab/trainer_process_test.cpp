#include "core/lab/trainer_process.h"
#include "core/lab/run_secret.h"

#include <sys/wait.h>

#include <fstream>
#include <sstream>

#include "core/base/error.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;

TEST_CASE("a trainer's output goes into its log", "[lab]") {
  const test::TemporaryFolder folder;
  const long pid = startTrainer("/bin/sh", {"-c", "echo out; echo problem >&2"}, folder / "log");
  // Waits for the end without collecting it, which is the function's task.
  siginfo_t info{};
  REQUIRE(::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOWAIT) == 0);
  CHECK(hasEnded(pid));
  CHECK(hasEnded(pid));
  CHECK(lastWords(folder / "log") == "out\nproblem");
}

TEST_CASE("a trainer has a session of its own", "[lab]") {
  const test::TemporaryFolder folder;
  const long pid = startTrainer("/bin/sh", {"-c", "ps -o sid= -p $$ | tr -d ' '"}, folder / "log");
  siginfo_t info{};
  REQUIRE(::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOWAIT) == 0);
  CHECK(hasEnded(pid));
  CHECK(lastWords(folder / "log") == std::to_string(pid));
}

TEST_CASE("of a long log the last lines are told", "[lab]") {
  const test::TemporaryFolder folder;
  {
    std::ofstream log(folder / "log");
    for (int i = 0; i < 500; ++i) log << "line " << i << '\n';
  }
  const std::string words = lastWords(folder / "log");
  CHECK(words.size() <= 600);
  CHECK(words.rfind("line ", 0) == 0);
  CHECK(words.find("line 499") != std::string::npos);
  CHECK(lastWords(folder / "missing").empty());
}

TEST_CASE("a program that is not there cannot train", "[lab]") {
  const test::TemporaryFolder folder;
  CHECK_THROWS_AS(startTrainer(folder / "missing", {}, folder / "log"), Error);
}

TEST_CASE("a trainer reads its passphrase from a pipe that nobody else sees", "[lab]") {
  const test::TemporaryFolder folder;
  std::string words = "four small brown bears";
  const auto passphrase = passphraseOf(words);
  // What follows the script is $0, $1 and $2: dashes, the option and where the secret lies.
  const long pid = startTrainer("/bin/sh", {"-c", "cat \"$2\"; tr '\\0' ' ' < /proc/$$/cmdline; env", "--"},
                                folder / "log", passphrase.get());
  siginfo_t info{};
  REQUIRE(::waitid(P_PID, static_cast<id_t>(pid), &info, WEXITED | WNOWAIT) == 0);
  CHECK(hasEnded(pid));
  std::ostringstream output;
  output << std::ifstream(folder / "log").rdbuf();
  const std::string told = output.str();
  CHECK(told.rfind("four small brown bears", 0) == 0);
  CHECK(told.find("bears", 25) == std::string::npos);
  CHECK(told.find("--passphrase-file") != std::string::npos);
}

TEST_CASE("passphrases of files are their first lines", "[lab]") {
  const test::TemporaryFolder folder;
  std::ofstream(folder / "secret") << "one two three\nrest";
  CHECK(readPassphrase(folder / "secret")->words() == "one two three");
  CHECK_THROWS_AS(readPassphrase(folder / "missing"), Error);
  std::ofstream(folder / "empty") << "\n";
  CHECK_THROWS_AS(readPassphrase(folder / "empty"), Error);
  std::string none;
  CHECK_THROWS_AS(passphraseOf(none), Error);
  const auto secret = readPassphrase(folder / "secret");
  CHECK(readPassphrase(SecretPipe::leftOpen(*secret))->words() == "one two three");
}
