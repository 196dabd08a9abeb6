#include "core/catalogue/object_store.h"

#include <utility>

#include "core/base/error.h"

namespace visagiste {
namespace {

constexpr const char* kPrefix = "memory:";

template <typename T>
void dropExpired(std::map<std::string, std::weak_ptr<const T>>& objects) {
  for (auto entry = objects.begin(); entry != objects.end();) {
    entry = entry->second.expired() ? objects.erase(entry) : std::next(entry);
  }
}

template <typename T>
std::shared_ptr<const T> find(const std::map<std::string, std::weak_ptr<const T>>& objects,
                              const std::string& reference) {
  const auto found = objects.find(reference);
  std::shared_ptr<const T> object = found == objects.end() ? nullptr : found->second.lock();
  if (object == nullptr) {
    throw Error(ErrorCode::NotFound,
                "What '" + reference + "' stood for is no longer open. Start again from the picture.");
  }
  return object;
}

}  // namespace

bool ObjectStore::isReference(const std::string& text) {
  return text.rfind(kPrefix, 0) == 0;
}

std::string ObjectStore::nextName() {
  return kPrefix + std::to_string(++m_lastNumber);
}

ObjectStore::Reference ObjectStore::put(const Image& picture) {
  auto shared = std::make_shared<const Image>(picture);
  const std::lock_guard<std::mutex> lock(m_mutex);
  dropExpired(m_pictures);
  const std::string name = nextName();
  m_pictures.emplace(name, shared);
  return {std::move(shared), name};
}

ObjectStore::Reference ObjectStore::put(std::shared_ptr<const ReconstructedHead> head) {
  const std::lock_guard<std::mutex> lock(m_mutex);
  dropExpired(m_heads);
  const std::string name = nextName();
  m_heads.emplace(name, head);
  return {std::move(head), name};
}

Image ObjectStore::picture(const std::string& reference) const {
  const std::lock_guard<std::mutex> lock(m_mutex);
  return *find(m_pictures, reference);
}

std::shared_ptr<const ReconstructedHead> ObjectStore::head(const std::string& reference) const {
  const std::lock_guard<std::mutex> lock(m_mutex);
  return find(m_heads, reference);
}

}  // namespace visagiste
