#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "core/types/image.h"

namespace visagiste {

struct PictureEdits;
struct ReconstructedHead;
struct Take;

/// Pictures, their edits, heads and takes that a job description refers to without a file ("memory:5c1e-7").
///
/// References of one run of the program mean nothing in another: a job that outlived the program finds nothing rather
/// than something else. What is put in lives as long as the returned reference is held by somebody, or this store ends.
/// Any thread.
class ObjectStore {
 public:
  /// Keeps the object in the store; text() is what a job description names it by.
  class Reference {
   public:
    Reference(std::shared_ptr<const void> keeper, std::string text)
        : m_keeper(std::move(keeper)), m_text(std::move(text)) {}
    [[nodiscard]] const std::string& text() const { return m_text; }

   private:
    std::shared_ptr<const void> m_keeper;
    std::string m_text;
  };

  ObjectStore();

  [[nodiscard]] Reference put(const Image& picture);
  [[nodiscard]] Reference put(std::shared_ptr<const ReconstructedHead> head);
  [[nodiscard]] Reference put(std::shared_ptr<const Take> take);
  [[nodiscard]] Reference put(std::shared_ptr<const PictureEdits> edits);

  [[nodiscard]] static bool isReference(const std::string& text);

  /// All throw Error{NotFound} for a reference that names nothing (any more), e.g. of an earlier run of the program.
  [[nodiscard]] Image picture(const std::string& reference) const;
  [[nodiscard]] std::shared_ptr<const ReconstructedHead> head(const std::string& reference) const;
  [[nodiscard]] std::shared_ptr<const Take> take(const std::string& reference) const;
  [[nodiscard]] std::shared_ptr<const PictureEdits> edits(const std::string& reference) const;

 private:
  template <typename T>
  Reference keep(std::map<std::string, std::weak_ptr<const T>>& objects, std::shared_ptr<const T> object);

  const std::string m_run;  ///< Tells this store's references from those of any other.
  mutable std::mutex m_mutex;
  std::uint64_t m_lastNumber = 0;                                         // Guarded by m_mutex.
  std::map<std::string, std::weak_ptr<const Image>> m_pictures;           // Guarded by m_mutex.
  std::map<std::string, std::weak_ptr<const ReconstructedHead>> m_heads;  // Guarded by m_mutex.
  std::map<std::string, std::weak_ptr<const Take>> m_takes;               // Guarded by m_mutex.
  std::map<std::string, std::weak_ptr<const PictureEdits>> m_edits;       // Guarded by m_mutex.
};

}  // namespace visagiste
