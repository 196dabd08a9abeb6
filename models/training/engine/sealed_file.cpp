#include "models/training/engine/sealed_file.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>

namespace visagiste::training {
namespace {

constexpr std::size_t kPiece = 64 << 10;
constexpr std::array<char, 8> kMagic = {'V', 'S', 'G', 'S', 'E', 'A', 'L', '1'};
constexpr std::size_t kCheck = crypto_generichash_BYTES_MIN;
// A file from strangers must not take all memory, or the day.
constexpr std::uint64_t kMostMemory = std::uint64_t{1} << 30;
constexpr std::uint64_t kMostOperations = 16;

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint64_t operations = 0;
  std::uint64_t memory = 0;
  std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
  std::array<unsigned char, kCheck> check{};
  std::array<unsigned char, crypto_secretstream_xchacha20poly1305_HEADERBYTES> stream{};
  std::array<unsigned char, kCheck> hash{};
};
static_assert(sizeof(Header) == 8 + 16 + 16 + 16 + 24 + 16, "the header is written as it lies in memory");
constexpr std::size_t kHashed = sizeof(Header) - kCheck;

std::array<unsigned char, kCheck> hashOf(const Header& header) {
  std::array<unsigned char, kCheck> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(&header), kHashed, nullptr, 0);
  return hash;
}

[[noreturn]] void failDamaged(const std::string& path) {
  throw SealError(SealError::Reason::Damaged, "the sealed file " + path + " is damaged or cut off");
}

std::ifstream opened(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw std::runtime_error("cannot read the sealed file " + path);
  return file;
}

Header headerOf(std::ifstream& file, const std::string& path) {
  Header header;
  file.read(reinterpret_cast<char*>(&header), sizeof header);
  if (!file || header.magic != kMagic || header.hash != hashOf(header) || header.memory > kMostMemory ||
      header.operations > kMostOperations || header.operations < crypto_pwhash_OPSLIMIT_MIN)
    failDamaged(path);
  return header;
}

}  // namespace

struct SealingKey::Contents {
  std::uint64_t operations = 0;
  std::uint64_t memory = 0;
  std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
  std::unique_ptr<unsigned char, void (*)(unsigned char*)> key{nullptr, [](unsigned char* key) { sodium_free(key); }};

  void derive(const Passphrase& passphrase) {
    constexpr std::size_t kKey = crypto_secretstream_xchacha20poly1305_KEYBYTES;
    key.reset(static_cast<unsigned char*>(sodium_malloc(kKey)));
    const std::string_view words = passphrase.words();
    if (key == nullptr || crypto_pwhash(key.get(), kKey, words.data(), words.size(), salt.data(), operations,
                                        static_cast<std::size_t>(memory), crypto_pwhash_ALG_ARGON2ID13) != 0)
      throw std::runtime_error("there is too little memory to make a key of the passphrase: " +
                               std::to_string(memory >> 20) + " MB are needed");
  }

  /// Tells another passphrase from a damaged file; says nothing about the key.
  [[nodiscard]] std::array<unsigned char, kCheck> check() const {
    static constexpr unsigned char kMeaning[] = "visagiste sealed file";
    std::array<unsigned char, kCheck> check{};
    crypto_generichash(check.data(), check.size(), kMeaning, sizeof kMeaning, key.get(),
                       crypto_secretstream_xchacha20poly1305_KEYBYTES);
    return check;
  }
};

SealingKey SealingKey::fresh(const Passphrase& passphrase, SealStrength strength) {
  auto contents = std::make_shared<Contents>();
  const bool quick = strength == SealStrength::Quick;
  contents->operations = quick ? crypto_pwhash_OPSLIMIT_INTERACTIVE : crypto_pwhash_OPSLIMIT_MODERATE;
  contents->memory = quick ? crypto_pwhash_MEMLIMIT_INTERACTIVE : crypto_pwhash_MEMLIMIT_MODERATE;
  randombytes_buf(contents->salt.data(), contents->salt.size());
  contents->derive(passphrase);
  return SealingKey(std::move(contents));
}

SealingKey SealingKey::of(const std::string& path, const Passphrase& passphrase) {
  std::ifstream file = opened(path);
  const Header header = headerOf(file, path);
  auto contents = std::make_shared<Contents>();
  contents->operations = header.operations;
  contents->memory = header.memory;
  contents->salt = header.salt;
  contents->derive(passphrase);
  if (contents->check() != header.check)
    throw SealError(SealError::Reason::WrongPassphrase, "the passphrase does not open " + path);
  return SealingKey(std::move(contents));
}

bool isSealed(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::array<char, kMagic.size()> begin{};
  file.read(begin.data(), begin.size());
  return file && begin == kMagic;
}

struct SealedWriter::Stream {
  crypto_secretstream_xchacha20poly1305_state state;
  ~Stream() { sodium_memzero(&state, sizeof state); }
};

SealedWriter::SealedWriter(std::string path, const SealingKey& key)
    : m_path(std::move(path)), m_file(m_path + ".part", std::ios::binary), m_stream(std::make_unique<Stream>()) {
  const SealingKey::Contents& contents = *key.m_contents;
  Header header;
  header.operations = contents.operations;
  header.memory = contents.memory;
  header.salt = contents.salt;
  header.check = contents.check();
  crypto_secretstream_xchacha20poly1305_init_push(&m_stream->state, header.stream.data(), contents.key.get());
  header.hash = hashOf(header);
  m_file.write(reinterpret_cast<const char*>(&header), sizeof header);
}

SealedWriter::~SealedWriter() {
  if (m_isFinished)
    return;
  m_file.close();
  std::error_code ignored;
  std::filesystem::remove(m_path + ".part", ignored);
}

void SealedWriter::push(bool isLast) {
  std::array<unsigned char, kPiece + crypto_secretstream_xchacha20poly1305_ABYTES> sealed;
  unsigned long long length = 0;
  crypto_secretstream_xchacha20poly1305_push(&m_stream->state, sealed.data(), &length, m_piece.data(), m_piece.size(),
                                             nullptr, 0, isLast ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
  m_file.write(reinterpret_cast<const char*>(sealed.data()), static_cast<std::streamsize>(length));
  if (!m_file)
    throw std::runtime_error("cannot write " + m_path + ": is the disk full?");
  m_piece.clear();
}

void SealedWriter::write(const void* bytes, std::size_t count) {
  const auto* from = static_cast<const unsigned char*>(bytes);
  while (count > 0) {
    if (m_piece.size() == kPiece)
      push(false);
    const std::size_t taken = std::min(count, kPiece - m_piece.size());
    m_piece.insert(m_piece.end(), from, from + taken);
    from += taken;
    count -= taken;
  }
}

void SealedWriter::finish() {
  push(true);
  m_file.close();
  if (!m_file)
    throw std::runtime_error("cannot write " + m_path + ": is the disk full?");
  std::filesystem::rename(m_path + ".part", m_path);
  m_isFinished = true;
}

std::vector<char> readSealed(const std::string& path, const SealingKey& key) {
  std::ifstream file = opened(path);
  const Header header = headerOf(file, path);
  if (header.salt != key.m_contents->salt || header.check != key.m_contents->check())
    throw SealError(SealError::Reason::WrongPassphrase, "the passphrase does not open " + path);
  crypto_secretstream_xchacha20poly1305_state state;
  if (crypto_secretstream_xchacha20poly1305_init_pull(&state, header.stream.data(), key.m_contents->key.get()) != 0)
    failDamaged(path);
  std::vector<char> all;
  std::vector<unsigned char> sealed(kPiece + crypto_secretstream_xchacha20poly1305_ABYTES), piece(kPiece);
  unsigned char tag = 0;
  while (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) {
    file.read(reinterpret_cast<char*>(sealed.data()), static_cast<std::streamsize>(sealed.size()));
    unsigned long long length = 0;
    const auto got = static_cast<unsigned long long>(file.gcount());
    if (got < crypto_secretstream_xchacha20poly1305_ABYTES ||
        crypto_secretstream_xchacha20poly1305_pull(&state, piece.data(), &length, &tag, sealed.data(), got, nullptr,
                                                   0) != 0)
      failDamaged(path);
    all.insert(all.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(length));
  }
  if (file.peek() != std::ifstream::traits_type::eof())
    failDamaged(path);
  return all;
}

}  // namespace visagiste::training
