#include "models/training/engine/checkpoint_file.h"

#include <torch/serialize/archive.h>

#include <filesystem>
#include <stdexcept>

namespace visagiste::training {

CheckpointFile::CheckpointFile(std::string path, const Passphrase* passphrase, SealStrength strength)
    : m_path(std::move(path)) {
  if (passphrase != nullptr)
    m_key = isSealed(m_path) ? SealingKey::of(m_path, *passphrase) : SealingKey::fresh(*passphrase, strength);
}

bool CheckpointFile::isThere() const {
  return std::filesystem::exists(m_path);
}

void CheckpointFile::save(const CheckpointParts& parts) const {
  if (!m_key) {
    saveCheckpoint(m_path, parts);
    return;
  }
  torch::serialize::OutputArchive archive;
  writeParts(archive, parts);
  SealedWriter file(m_path, *m_key);
  archive.save_to([&file](const void* bytes, std::size_t count) {
    file.write(bytes, count);
    return count;
  });
  file.finish();
}

void CheckpointFile::load(const CheckpointParts& parts) const {
  if (!isSealed(m_path)) {
    loadCheckpoint(m_path, parts);
    return;
  }
  if (!m_key)
    throw std::invalid_argument("the checkpoint " + m_path + " is sealed: --passphrase-file opens it");
  const std::vector<char> contents = readSealed(m_path, *m_key);
  torch::serialize::InputArchive archive;
  archive.load_from(contents.data(), contents.size());
  readParts(archive, parts);
}

}  // namespace visagiste::training
