// Takes the place of passphrase.cpp and sealed_file.cpp where libsodium is missing.

#include "models/training/engine/sealed_file.h"

namespace visagiste::training {
namespace {

[[noreturn]] void refuse() {
  throw std::runtime_error("this program was built without libsodium: it can neither seal nor open checkpoints");
}

}  // namespace

struct SealedWriter::Stream {};

Passphrase::Passphrase(std::string& /*words*/) : m_words(nullptr, [](char* /*memory*/) {}) {
  refuse();
}
Passphrase Passphrase::readFrom(const std::string& /*path*/) {
  refuse();
}
SealingKey SealingKey::fresh(const Passphrase& /*passphrase*/, SealStrength /*strength*/) {
  refuse();
}
SealingKey SealingKey::of(const std::string& /*path*/, const Passphrase& /*passphrase*/) {
  refuse();
}
bool isSealed(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string begin(8, '\0');
  file.read(begin.data(), 8);
  return file && begin == "VSGSEAL1";
}
SealedWriter::SealedWriter(std::string path, const SealingKey& /*key*/) : m_path(std::move(path)) {
  refuse();
}
SealedWriter::~SealedWriter() = default;
void SealedWriter::write(const void* /*bytes*/, std::size_t /*count*/) {
  refuse();
}
void SealedWriter::finish() {
  refuse();
}
std::vector<char> readSealed(const std::string& /*path*/, const SealingKey& /*key*/) {
  refuse();
}

}  // namespace visagiste::training
