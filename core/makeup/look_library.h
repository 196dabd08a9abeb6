#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/types/makeup_look.h"

namespace visagiste {

/// The looks at hand: those that came with the program and the person's own.
///
/// One folder of read-only looks and one of the person's, a file a look. A file that is damaged is left out and told
/// of in problems(). One thread at a time.
class LookLibrary {
 public:
  /// shipped  may be absent. own  is made when the first look is saved.
  LookLibrary(std::filesystem::path shipped, std::filesystem::path own);

  struct Entry {
    MakeupLook look;
    std::filesystem::path file;
    bool isOwn = false;
  };

  /// Shipped ones first, each group by name.
  [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
  /// One sentence a file that could not be read.
  [[nodiscard]] const std::vector<std::string>& problems() const { return m_problems; }
  [[nodiscard]] const std::vector<MakeupShade>& shades() const { return m_shades; }

  /// By name, case of ASCII letters ignored, spaces also as dashes (cat-eye); the person's own first. Throws
  /// Error{NotFound} that lists the names.
  [[nodiscard]] const MakeupLook& find(const std::string& name) const;

  /// Saves into the person's folder under the look's name; an own look of that name is replaced.
  /// Throws Error{InvalidArgument} without a name, Error{Unwritable}.
  void save(const MakeupLook& look);
  /// Takes an own look away. Throws Error{NotFound} for any other.
  void remove(const std::string& name);

  void reload();

 private:
  std::filesystem::path m_shipped;
  std::filesystem::path m_own;
  std::vector<Entry> m_entries;
  std::vector<MakeupShade> m_shades;
  std::vector<std::string> m_problems;
};

/// The folder of the shipped looks and shades: beside the program, or in the source tree.
[[nodiscard]] std::filesystem::path shippedLooksFolder();

}  // namespace visagiste
