#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace visagiste::training {

/// A passphrase in memory that is not swapped out, and that is wiped when this object goes. Free of LibTorch.
class Passphrase {
 public:
  static constexpr std::size_t kLongest = 1024;  ///< Bytes.

  /// words  1..kLongest bytes; wiped. Throws std::invalid_argument for others.
  explicit Passphrase(std::string& words);

  /// The first line of a file, or of what is piped in (/dev/stdin, /dev/fd/N).
  /// Throws std::runtime_error if it cannot be read, std::invalid_argument if that line is empty or too long.
  [[nodiscard]] static Passphrase readFrom(const std::string& path);

  [[nodiscard]] std::string_view words() const { return {m_words.get(), m_length}; }

 private:
  std::unique_ptr<char, void (*)(char*)> m_words;
  std::size_t m_length = 0;
};

}  // namespace visagiste::training
