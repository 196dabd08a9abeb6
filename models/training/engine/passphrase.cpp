#include "models/training/engine/passphrase.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace visagiste::training {
namespace {

/// Reads one byte after another: what follows the line is somebody else's.
std::string firstLine(int file) {
  std::string line;
  line.reserve(Passphrase::kLongest + 1);  // Growing would leave copies behind.
  char letter = 0;
  while (line.size() <= Passphrase::kLongest) {
    const ssize_t got = ::read(file, &letter, 1);
    if (got < 0 && errno == EINTR)
      continue;
    if (got <= 0 || letter == '\n')
      break;
    line += letter;
  }
  if (!line.empty() && line.back() == '\r')
    line.pop_back();
  return line;
}

}  // namespace

Passphrase::Passphrase(std::string& words) : m_words(nullptr, [](char* memory) { sodium_free(memory); }) {
  if (sodium_init() < 0)
    throw std::runtime_error("libsodium does not start");
  const bool fits = !words.empty() && words.size() <= kLongest;
  if (fits) {
    m_length = words.size();
    m_words.reset(static_cast<char*>(sodium_malloc(m_length)));
    if (m_words != nullptr)
      std::memcpy(m_words.get(), words.data(), m_length);
  }
  sodium_memzero(words.data(), words.size());
  words.clear();
  if (!fits)
    throw std::invalid_argument("a passphrase has 1 to " + std::to_string(kLongest) + " bytes");
  if (m_words == nullptr)
    throw std::runtime_error("there is no memory for a passphrase");
}

Passphrase Passphrase::readFrom(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0)
    throw std::runtime_error("the passphrase cannot be read from " + path + ": " + std::strerror(errno));
  std::string line = firstLine(file);
  ::close(file);
  return Passphrase(line);
}

}  // namespace visagiste::training
