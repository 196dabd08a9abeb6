#pragma once

#include "models/training/engine/checkpoint.h"
#include "models/training/engine/sealed_file.h"

#include <memory>
#include <optional>

namespace visagiste::training {

/// Where a run's checkpoint lies: plain, or sealed where a passphrase was given.
class CheckpointFile {
 public:
  /// passphrase  May be null: plain. With one the key is made here: that of the sealed file that lies there, or a fresh
  ///             one; a plain file that lies there is sealed when it is next written.
  /// Throws SealError where the passphrase does not open the file or the file is damaged.
  CheckpointFile(std::string path, const Passphrase* passphrase, SealStrength strength = SealStrength::Usual);

  [[nodiscard]] bool isThere() const;

  /// As saveCheckpoint().
  void save(const CheckpointParts& parts) const;
  /// As loadCheckpoint(). Throws SealError too; std::invalid_argument for a sealed file without a passphrase.
  void load(const CheckpointParts& parts) const;

 private:
  std::string m_path;
  std::optional<SealingKey> m_key;
};

}  // namespace visagiste::training
