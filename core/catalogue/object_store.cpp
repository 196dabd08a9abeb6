#include "core/catalogue/object_store.h"

#include <cstdio>
#include <random>
#include <utility>

#include "core/base/error.h"

namespace visagiste {
namespace {

constexpr const char* kPrefix = "memory:";

std::string randomDigits() {
  std::random_device random;
  char digits[17];
  std::snprintf(digits, sizeof digits, "%08x%08x", random(), random());
  return digits;
}

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

ObjectStore::ObjectStore() : m_run(randomDigits()) {}

bool ObjectStore::isReference(const std::string& text) {
  return text.rfind(kPrefix, 0) == 0;
}

template <typename T>
ObjectStore::Reference ObjectStore::keep(std::map<std::string, std::weak_ptr<const T>>& objects,
                                         std::shared_ptr<const T> object) {
  const std::lock_guard<std::mutex> lock(m_mutex);
  dropExpired(objects);
  const std::string name = kPrefix + m_run + '-' + std::to_string(++m_lastNumber);
  objects.emplace(name, object);
  return {std::move(object), name};
}

ObjectStore::Reference ObjectStore::put(const Image& picture) {
  return keep<Image>(m_pictures, std::make_shared<const Image>(picture));
}

ObjectStore::Reference ObjectStore::put(std::shared_ptr<const ReconstructedHead> head) {
  return keep<ReconstructedHead>(m_heads, std::move(head));
}

ObjectStore::Reference ObjectStore::put(std::shared_ptr<const Take> take) {
  return keep<Take>(m_takes, std::move(take));
}

ObjectStore::Reference ObjectStore::put(std::shared_ptr<const PictureEdits> edits) {
  return keep<PictureEdits>(m_edits, std::move(edits));
}

Image ObjectStore::picture(const std::string& reference) const {
  const std::lock_guard<std::mutex> lock(m_mutex);
  return *find(m_pictures, reference);
}

std::shared_ptr<const ReconstructedHead> ObjectStore::head(const std::string& reference) const {
  const std::lock_guard<std::mutex> lock(m_mutex);
  return find(m_heads, reference);
}

std::shared_ptr<const Take> ObjectStore::take(const std::string& reference) const {
  const std::lock_guard<std::mutex> lock(m_mutex);
  return find(m_takes, reference);
}

std::shared_ptr<const PictureEdits> ObjectStore::edits(const std::string& reference) const {
  const std::lock_guard<std::mutex> lock(m_mutex);
  return find(m_edits, reference);
}

}  // namespace visagiste
