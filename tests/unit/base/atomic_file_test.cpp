#include "core/base/atomic_file.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

#include "tests/support/error_matchers.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

namespace fs = std::filesystem;
using visagiste::Error;
using visagiste::ErrorCode;
using visagiste::StagedFile;
using visagiste::writeFileAtomically;
using visagiste::test::failsWith;
using visagiste::test::TemporaryFolder;

namespace {

std::string contentOf(const fs::path& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

void writeText(const fs::path& path, const std::string& text) {
  writeFileAtomically(path, text.data(), text.size());
}

/// Makes every write beyond `bytes` fail as a full disk does, for this process.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    m_oldHandler = std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &m_old);
    rlimit limited = m_old;
    limited.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limited);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &m_old);
    std::signal(SIGXFSZ, m_oldHandler);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  rlimit m_old = {};
  void (*m_oldHandler)(int) = nullptr;
};

}  // namespace

TEST_CASE("a file is written whole and nothing else appears", "[base]") {
  const TemporaryFolder folder;
  const fs::path path = folder / "report ü #1.txt";
  std::string text(300'000, 'x');  // Several times the buffer.
  text += "end";
  writeText(path, text);
  CHECK(contentOf(path) == text);
  writeText(path, "");
  CHECK(contentOf(path).empty());
  CHECK(folder.entryCount() == 1);
}

TEST_CASE("a writer that throws leaves the older file", "[base]") {
  const TemporaryFolder folder;
  const fs::path path = folder / "a.txt";
  writeText(path, "old");
  CHECK_THROWS_AS(writeFileAtomically(path,
                                      [](std::ostream& stream) {
                                        stream << "half";
                                        throw std::runtime_error("stopped");
                                      }),
                  std::runtime_error);
  CHECK(contentOf(path) == "old");
  CHECK(folder.entryCount() == 1);
}

TEST_CASE("a disk that takes no more is reported and leaves nothing", "[base]") {
  const TemporaryFolder folder;
  const fs::path path = folder / "big.bin";
  const std::string text(200'000, 'x');
  {
    const FileSizeLimit full(100'000);
    CHECK(failsWith(ErrorCode::Unwritable, path.string(), [&] { writeText(path, text); }));
  }
  CHECK(folder.entryCount() == 0);
}

TEST_CASE("a target that cannot be written is named with the reason", "[base]") {
  const TemporaryFolder folder;
  CHECK(failsWith(ErrorCode::Unwritable, "folder does not exist", [&] { writeText(folder / "no/such/a.txt", "x"); }));
  CHECK(failsWith(ErrorCode::Unwritable, "is a folder", [&] { writeText(folder.path(), "x"); }));
  CHECK(failsWith(ErrorCode::Unwritable, "/dev/full", [] { writeText("/dev/full", "x"); }));
  writeText(folder / "file", "x");
  CHECK(failsWith(ErrorCode::Unwritable, "not a folder", [&] { writeText(folder / "file/a.txt", "x"); }));
  CHECK(failsWith(ErrorCode::Unwritable, "too long", [&] { writeText(folder / std::string(300, 'n'), "x"); }));
  CHECK(folder.entryCount() == 1);
  if (::geteuid() != 0) {  // The administrator may write everywhere.
    fs::create_directory(folder / "locked");
    ::chmod((folder / "locked").c_str(), 0500);
    CHECK(failsWith(ErrorCode::Unwritable, "permission denied", [&] { writeText(folder / "locked/a.txt", "x"); }));
    ::chmod((folder / "locked").c_str(), 0700);
  }
}

TEST_CASE("replacing a file keeps its permissions and follows a link", "[base]") {
  const TemporaryFolder folder;
  const fs::path real = folder / "real.txt";
  writeText(real, "old");
  ::chmod(real.c_str(), 0600);
  fs::create_symlink(real, folder / "link.txt");
  writeText(folder / "link.txt", "new");
  CHECK(fs::is_symlink(folder / "link.txt"));
  CHECK(contentOf(real) == "new");
  struct stat status = {};
  REQUIRE(::stat(real.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("staged files that are not committed vanish", "[base]") {
  const TemporaryFolder folder;
  {
    const auto write = [](std::ostream& stream) { stream << "x"; };
    StagedFile first(folder / "a.txt", write);
    const StagedFile second(folder / "b.txt", write);
    CHECK(folder.entryCount() == 2);  // Both still hidden.
    first.commit();
    CHECK(fs::exists(folder / "a.txt"));
    CHECK_FALSE(fs::exists(folder / "b.txt"));
  }
  CHECK(folder.entryCount() == 1);
}
