#include "core/model_store/sha256.h"

#include <sodium.h>

#include <array>
#include <cstdio>
#include <memory>
#include <vector>

#include "core/base/error.h"

namespace visagiste {
namespace {

std::string finished(crypto_hash_sha256_state& state) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256_final(&state, digest.data());
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> text{};
  sodium_bin2hex(text.data(), text.size(), digest.data(), digest.size());
  return text.data();
}

}  // namespace

std::string sha256OfFile(const std::filesystem::path& file) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen(file.c_str(), "rb"), &std::fclose);
  if (!stream) {
    throw Error(ErrorCode::NotFound, "The file " + file.string() + " cannot be opened.");
  }
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  std::vector<unsigned char> block(std::size_t{1} << 18U);
  while (const std::size_t count = std::fread(block.data(), 1, block.size(), stream.get())) {
    crypto_hash_sha256_update(&state, block.data(), count);
  }
  if (std::ferror(stream.get()) != 0) {
    throw Error(ErrorCode::Unreadable, "The file " + file.string() + " cannot be read to its end.");
  }
  return finished(state);
}

std::string sha256OfText(const std::string& text) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  return finished(state);
}

}  // namespace visagiste
