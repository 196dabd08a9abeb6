#include "core/lab/trainer_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>

#include "core/base/error.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

constexpr int kSecretStream = 3;  // Of the new process, behind the standard ones.

/// The streams of the new process: nothing in, everything out into the log, maybe a secret.
class StreamActions {
 public:
  StreamActions(const fs::path& log, const SecretPipe* secret) {
    ::posix_spawn_file_actions_init(&m_actions);
    ::posix_spawn_file_actions_addopen(&m_actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    constexpr int kOwnerAndReaders = 0644;
    ::posix_spawn_file_actions_addopen(&m_actions, STDOUT_FILENO, log.c_str(), O_WRONLY | O_CREAT | O_APPEND,
                                       kOwnerAndReaders);
    ::posix_spawn_file_actions_adddup2(&m_actions, STDOUT_FILENO, STDERR_FILENO);
    if (secret != nullptr)
      ::posix_spawn_file_actions_adddup2(&m_actions, secret->readEnd(), kSecretStream);
  }
  ~StreamActions() { ::posix_spawn_file_actions_destroy(&m_actions); }
  StreamActions(const StreamActions&) = delete;
  StreamActions& operator=(const StreamActions&) = delete;

  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &m_actions; }

 private:
  posix_spawn_file_actions_t m_actions{};
};

class OwnSession {
 public:
  OwnSession() {
    ::posix_spawnattr_init(&m_attributes);
    ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSID);
  }
  ~OwnSession() { ::posix_spawnattr_destroy(&m_attributes); }
  OwnSession(const OwnSession&) = delete;
  OwnSession& operator=(const OwnSession&) = delete;

  [[nodiscard]] const posix_spawnattr_t* get() const { return &m_attributes; }

 private:
  posix_spawnattr_t m_attributes{};
};

}  // namespace

fs::path trainerProgram() {
  const fs::path beside = fs::read_symlink("/proc/self/exe").parent_path() / "visagiste-train";
  if (!fs::exists(beside))
    throw Error(ErrorCode::NotFound, "The program that trains, '" + beside.string() +
                                         "', is missing. Install Visagiste again, or build all of it.");
  return beside;
}

long startTrainer(const fs::path& program, const std::vector<std::string>& arguments, const fs::path& log,
                  const Passphrase* passphrase) {
  std::vector<std::string> words = {program.string()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::optional<SecretPipe> secret;
  if (passphrase != nullptr) {
    secret.emplace(*passphrase);
    words.insert(words.end(), {"--passphrase-file", "/dev/fd/" + std::to_string(kSecretStream)});
  }
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  const StreamActions actions(log, secret ? &*secret : nullptr);
  const OwnSession session;
  pid_t pid = 0;
  const int failure = ::posix_spawn(&pid, program.c_str(), actions.get(), session.get(), argv.data(), environ);
  if (failure != 0)
    throw Error(ErrorCode::Internal, "The training program '" + program.string() +
                                         "' could not be started: " + std::strerror(failure) + ".");
  return pid;
}

bool hasEnded(long pid) {
  int status = 0;
  const pid_t ended = ::waitpid(static_cast<pid_t>(pid), &status, WNOHANG);
  return ended == pid || (ended < 0 && errno == ECHILD && ::kill(static_cast<pid_t>(pid), 0) != 0);
}

std::string lastWords(const fs::path& log) {
  constexpr std::uintmax_t kMost = 600;
  std::error_code missing;
  const std::uintmax_t bytes = fs::file_size(log, missing);
  if (missing || bytes == 0)
    return {};
  std::string text(static_cast<std::size_t>(std::min(bytes, kMost)), '\0');
  std::ifstream stream(log, std::ios::binary);
  stream.seekg(static_cast<std::streamoff>(bytes - text.size()));
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, stream.gcount())));
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  const std::size_t line = text.size() < kMost / 2 ? std::string::npos : text.find('\n');
  return bytes > kMost && line != std::string::npos ? text.substr(line + 1) : text;
}

}  // namespace visagiste
