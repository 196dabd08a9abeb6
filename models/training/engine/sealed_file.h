#pragma once

/// Files that nobody reads without a passphrase, of any size, written and read piece by piece. Free of LibTorch.
///
/// File (little-endian): "VSGSEAL1", uint64 operations and memory of Argon2id, its salt (16 bytes), a check of the key
/// (16), the stream's header (24), a hash of all these (16), then pieces of 64 KiB, each 17 bytes longer than what it
/// holds, the last one marked as last. The key is Argon2id of the passphrase; pieces are an XChaCha20-Poly1305 stream:
/// none can be changed, left out, repeated or put elsewhere unseen. Method: libsodium's crypto_pwhash and
/// crypto_secretstream.

#include "models/training/engine/passphrase.h"

#include <cstdint>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace visagiste::training {

/// Why a sealed file cannot be opened; what() says it for people.
class SealError : public std::runtime_error {
 public:
  enum class Reason { WrongPassphrase = 1, Damaged };
  SealError(Reason reason, const std::string& message) : std::runtime_error(message), m_reason(reason) {}
  [[nodiscard]] Reason reason() const { return m_reason; }

 private:
  Reason m_reason;
};

/// What guessing a passphrase costs, and opening a file once.
enum class SealStrength {
  Usual = 1,  ///< 256 MB and most of a second.
  Quick,      ///< 64 MB and a tenth of one: for tests.
};

/// The key of a passphrase and a salt; wiped when it goes.
class SealingKey {
 public:
  /// With a salt of its own.
  [[nodiscard]] static SealingKey fresh(const Passphrase& passphrase, SealStrength strength = SealStrength::Usual);
  /// Of a sealed file. Throws SealError, std::runtime_error if the file cannot be read.
  [[nodiscard]] static SealingKey of(const std::string& path, const Passphrase& passphrase);

 private:
  friend class SealedWriter;
  friend std::vector<char> readSealed(const std::string& path, const SealingKey& key);
  struct Contents;
  explicit SealingKey(std::shared_ptr<const Contents> contents) : m_contents(std::move(contents)) {}

  std::shared_ptr<const Contents> m_contents;
};

/// Whether the file begins as a sealed one does; false where there is none.
[[nodiscard]] bool isSealed(const std::string& path);

/// Writes a sealed file beside and renames it at finish(): a program that is killed meanwhile leaves the older file
/// whole. Without finish() nothing stays.
class SealedWriter {
 public:
  /// Throws std::runtime_error, as the others do, if the file cannot be written.
  SealedWriter(std::string path, const SealingKey& key);
  ~SealedWriter();
  SealedWriter(const SealedWriter&) = delete;
  SealedWriter& operator=(const SealedWriter&) = delete;

  void write(const void* bytes, std::size_t count);
  void finish();

 private:
  struct Stream;
  void push(bool isLast);

  std::string m_path;
  std::ofstream m_file;
  std::unique_ptr<Stream> m_stream;
  std::vector<unsigned char> m_piece;  // Not yet written.
  bool m_isFinished = false;
};

/// What the file holds. Throws SealError for another key or a file that is damaged or cut off at any place,
/// std::runtime_error if it cannot be read.
[[nodiscard]] std::vector<char> readSealed(const std::string& path, const SealingKey& key);

}  // namespace visagiste::training
