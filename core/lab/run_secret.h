#pragma once

#include <filesystem>
#include <memory>

#include "models/training/engine/passphrase.h"

// Trainings whose checkpoints open with a passphrase only.

namespace visagiste {

using Passphrase = training::Passphrase;

/// As Passphrase::readFrom(). Throws Error{NotFound}, Error{InvalidArgument}.
[[nodiscard]] std::shared_ptr<const Passphrase> readPassphrase(const std::filesystem::path& file);

/// Of what somebody typed; wiped. Throws Error{InvalidArgument} for an empty or a far too long one.
[[nodiscard]] std::shared_ptr<const Passphrase> passphraseOf(std::string& words);

/// A pipe that holds the passphrase's line, for one reader. Closed on exec.
class SecretPipe {
 public:
  /// Throws Error{Internal}.
  explicit SecretPipe(const Passphrase& passphrase);
  ~SecretPipe();
  SecretPipe(const SecretPipe&) = delete;
  SecretPipe& operator=(const SecretPipe&) = delete;

  /// A pipe that stays open until this process ends, for a reader in it that comes later; tells where it is opened.
  [[nodiscard]] static std::filesystem::path leftOpen(const Passphrase& passphrase);

  [[nodiscard]] int readEnd() const { return m_readEnd; }

 private:
  int m_readEnd = -1;
};

/// Throws Error{InvalidArgument}, in words for people, unless the passphrase (which may be null) opens the checkpoint
/// of the training; a plain one opens with any, and so does a sealed training before its first checkpoint.
/// Error{Unreadable} for a damaged checkpoint. Takes most of a second where there is something to open.
void requireOpens(const std::filesystem::path& run, bool isSealed, const Passphrase* passphrase);

}  // namespace visagiste
