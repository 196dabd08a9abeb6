#include "core/base/atomic_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <streambuf>
#include <string>
#include <utility>

#include "core/base/error.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

std::string reasonFor(int errorNumber) {
  switch (errorNumber) {
    case ENOSPC:
      return "no space is left on the disk; free some or choose another disk";
    case EDQUOT:
      return "the disk quota is used up; free some space or choose another disk";
    case ENOENT:
      return "the folder does not exist; create it or choose another folder";
    case ENOTDIR:
      return "a part of the path is a file, not a folder; choose another folder";
    case EACCES:
    case EPERM:
      return "permission denied; choose a folder you may write to";
    case EROFS:
      return "the disk is read-only; choose another disk";
    case EISDIR:
      return "it is a folder; choose a file name";
    case ENAMETOOLONG:
      return "the file name is too long; choose a shorter one";
    case EFBIG:
      return "the file would be larger than this disk allows; choose another disk";
    default:
      return std::string("the system says '") + std::strerror(errorNumber) + "'; choose another place";
  }
}

[[noreturn]] void failWriting(const fs::path& path, const std::string& reason) {
  throw Error(ErrorCode::Unwritable, "Cannot write '" + path.string() + "': " + reason + ".");
}

/// Writes to a file descriptor and remembers the first failure, which std::ofstream forgets.
class DescriptorBuffer : public std::streambuf {
 public:
  explicit DescriptorBuffer(int descriptor) : m_descriptor(descriptor) {
    setp(m_block.data(), m_block.data() + m_block.size());
  }

  [[nodiscard]] int firstError() const { return m_firstError; }

  bool flushBlock() {
    const bool written = writeAll(pbase(), static_cast<std::size_t>(pptr() - pbase()));
    setp(m_block.data(), m_block.data() + m_block.size());
    return written;
  }

 protected:
  int_type overflow(int_type character) override {
    if (!flushBlock()) {
      return traits_type::eof();
    }
    if (!traits_type::eq_int_type(character, traits_type::eof())) {
      *pptr() = traits_type::to_char_type(character);
      pbump(1);
    }
    return traits_type::not_eof(character);
  }

  std::streamsize xsputn(const char* bytes, std::streamsize count) override {
    if (count < static_cast<std::streamsize>(m_block.size())) {
      return std::streambuf::xsputn(bytes, count);
    }
    return flushBlock() && writeAll(bytes, static_cast<std::size_t>(count)) ? count : 0;
  }

  int sync() override { return flushBlock() ? 0 : -1; }

 private:
  bool writeAll(const char* bytes, std::size_t count) {
    while (count > 0 && m_firstError == 0) {
      const ssize_t written = ::write(m_descriptor, bytes, count);
      if (written >= 0) {
        bytes += written;
        count -= static_cast<std::size_t>(written);
      } else if (errno != EINTR) {
        m_firstError = errno;
      }
    }
    return m_firstError == 0;
  }

  int m_descriptor;
  int m_firstError = 0;
  std::array<char, 1 << 16> m_block;
};

/// A descriptor that is closed on every path; close() reports what the system says about it.
class Descriptor {
 public:
  explicit Descriptor(int value) : m_value(value) {}
  ~Descriptor() {
    if (m_value >= 0) {
      ::close(m_value);
    }
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  [[nodiscard]] int value() const { return m_value; }
  [[nodiscard]] int close() { return ::close(std::exchange(m_value, -1)) == 0 ? 0 : errno; }

 private:
  int m_value;
};

fs::path followLinks(const fs::path& path) {
  std::error_code failed;
  if (!fs::is_symlink(path, failed)) {
    return path;
  }
  const fs::path target = fs::weakly_canonical(path, failed);
  return failed ? path : target;
}

fs::path stagedName(const fs::path& target) {
  static std::atomic<unsigned> counter{0};
  // The name stays short: a target of 255 bytes must not make it too long for the file system.
  return target.parent_path() /
         (".visagiste-" + std::to_string(::getpid()) + "-" + std::to_string(++counter) + ".part");
}

void fillStagedFile(const fs::path& shown, int descriptorValue, const std::function<void(std::ostream&)>& write) {
  Descriptor descriptor(descriptorValue);
  DescriptorBuffer buffer(descriptor.value());
  std::ostream stream(&buffer);
  write(stream);
  stream.flush();
  if (buffer.firstError() != 0) {
    failWriting(shown, reasonFor(buffer.firstError()));
  }
  if (!stream) {
    failWriting(shown, "its content could not be produced");
  }
  // Some file systems (network shares, pipes) know no fsync; that alone loses nothing.
  if (::fsync(descriptor.value()) != 0 && errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) {
    failWriting(shown, reasonFor(errno));
  }
  if (const int failed = descriptor.close(); failed != 0) {
    failWriting(shown, reasonFor(failed));
  }
}

}  // namespace

StagedFile::StagedFile(fs::path path, const std::function<void(std::ostream&)>& write)
    : m_path(std::move(path)), m_target(followLinks(m_path)) {
  if (!m_target.has_filename()) {
    failWriting(m_path, "it names no file; choose a file name");
  }
  struct stat existing = {};
  mode_t mode = 0666;  // The umask takes away what the user does not grant.
  if (::stat(m_target.c_str(), &existing) == 0) {
    if (S_ISDIR(existing.st_mode)) {
      failWriting(m_path, reasonFor(EISDIR));
    }
    if (!S_ISREG(existing.st_mode)) {
      failWriting(m_path, "it is a device or a pipe, not a file; choose another name");
    }
    if (::access(m_target.c_str(), W_OK) != 0) {
      failWriting(m_path, reasonFor(errno));
    }
    mode = existing.st_mode & 0777;
  }
  m_staged = stagedName(m_target);
  const int descriptor = ::open(m_staged.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (descriptor < 0) {
    m_staged.clear();
    failWriting(m_path, reasonFor(errno));
  }
  try {
    fillStagedFile(m_path, descriptor, write);
  } catch (...) {
    ::unlink(m_staged.c_str());  // The destructor does not run for a half-made object.
    throw;
  }
}

StagedFile::StagedFile(StagedFile&& other) noexcept
    : m_path(std::move(other.m_path)),
      m_target(std::move(other.m_target)),
      m_staged(std::exchange(other.m_staged, fs::path())) {}

StagedFile::~StagedFile() {
  if (!m_staged.empty()) {
    ::unlink(m_staged.c_str());
  }
}

void StagedFile::commit() {
  if (m_staged.empty()) {
    return;
  }
  if (::rename(m_staged.c_str(), m_target.c_str()) != 0) {
    failWriting(m_path, reasonFor(errno));
  }
  m_staged.clear();
}

void writeFileAtomically(const fs::path& path, const std::function<void(std::ostream&)>& write) {
  StagedFile(path, write).commit();
}

void writeFileAtomically(const fs::path& path, const void* bytes, std::size_t count) {
  writeFileAtomically(path, [bytes, count](std::ostream& stream) {
    stream.write(static_cast<const char*>(bytes), static_cast<std::streamsize>(count));
  });
}

}  // namespace visagiste
