#include <map>
#include <mutex>
#include <string>
#include <system_error>

#include "core/base/error.h"
#include "core/model_store/manifest.h"
#include "core/model_store/sha256.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

constexpr const char* kWayOut = " Reinstall Visagiste, or restore this file from the place it came from.";

/// What was hashed, and how the file looked then.
struct Hashed {
  fs::file_time_type changedAt;
  std::uintmax_t bytes = 0;
  std::string sha256;
};

class HashCache {
 public:
  [[nodiscard]] std::string sha256(const fs::path& file, std::uintmax_t bytes) {
    const fs::file_time_type changedAt = fs::last_write_time(file);
    const std::string key = fs::canonical(file).string();
    {
      const std::lock_guard<std::mutex> lock(m_mutex);
      const auto found = m_hashed.find(key);
      if (found != m_hashed.end() && found->second.changedAt == changedAt && found->second.bytes == bytes) {
        return found->second.sha256;
      }
    }
    // Without the lock: two threads may hash one file, none waits for another's.
    const std::string digest = sha256OfFile(file);
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_hashed[key] = {changedAt, bytes, digest};
    return digest;
  }

 private:
  std::mutex m_mutex;
  std::map<std::string, Hashed> m_hashed;  // By canonical path. Guarded by m_mutex.
};

}  // namespace

fs::path verifiedWeights(const ModelManifest& manifest) {
  static HashCache cache;
  const fs::path& file = manifest.file;
  std::error_code missing;
  const std::uintmax_t bytes = fs::file_size(file, missing);
  if (missing) {
    throw Error(ErrorCode::BadWeights, "The weights " + file.string() + " of the model '" + manifest.id +
                                           "' are missing or cannot be opened." + kWayOut);
  }
  if (bytes != manifest.bytes) {
    throw Error(ErrorCode::BadWeights, "The weights " + file.string() + " are damaged: " + std::to_string(bytes) +
                                           " bytes instead of " + std::to_string(manifest.bytes) + "." + kWayOut);
  }
  std::string digest;
  try {
    digest = cache.sha256(file, bytes);
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorCode::BadWeights,
                "The weights " + file.string() + " cannot be read (" + error.code().message() + ")." + kWayOut);
  } catch (const Error& error) {
    throw Error(ErrorCode::BadWeights, error.what() + std::string(kWayOut));
  }
  if (digest != manifest.sha256) {
    throw Error(ErrorCode::BadWeights, "The weights " + file.string() + " are damaged: SHA-256 is " + digest +
                                           " instead of " + manifest.sha256 + "." + kWayOut);
  }
  return file;
}

fs::path verifiedWeights(const fs::path& folder) {
  return verifiedWeights(readManifest(folder));
}

}  // namespace visagiste
