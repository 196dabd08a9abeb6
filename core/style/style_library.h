#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/style/style_pack.h"

namespace visagiste {

/// The styles at hand: those that came with the program and the person's own.
///
/// One folder of read-only packs and one of the person's. A pack that is damaged is left out and told of in problems().
/// One thread at a time.
class StyleLibrary {
 public:
  /// shipped  may be absent. own  is made when the first style is saved.
  StyleLibrary(std::filesystem::path shipped, std::filesystem::path own);

  struct Entry {
    StylePack pack;
    std::filesystem::path file;
    bool isOwn = false;
  };

  /// Shipped ones first, each group by name.
  [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
  /// One sentence a pack that could not be read.
  [[nodiscard]] const std::vector<std::string>& problems() const { return m_problems; }

  /// By either name or the file's, case of ASCII letters ignored, spaces also as dashes; the person's own first.
  /// Throws Error{NotFound} that lists the names.
  [[nodiscard]] const Entry& find(const std::string& name) const;

  /// Saves into the person's folder under the style's name; an own style of that name is replaced. Returns the file.
  /// Throws Error{InvalidArgument} without a name, Error{Unwritable}.
  std::filesystem::path save(const StylePack& pack);
  /// Copies a pack from elsewhere into the person's folder; returns its name. Throws what readStylePack() throws.
  std::string import(const std::filesystem::path& file);
  /// Throws Error{NotFound} for anything but an own style.
  void remove(const std::string& name);
  /// Gives an own style another name; the file stays where it is. The Chinese name is dropped, as it would no longer be
  /// the same. Throws Error{NotFound} for anything but an own style, Error{InvalidArgument} where the name is empty or
  /// that of another own style.
  void rename(const std::string& name, const std::string& newName);

  void reload();

 private:
  [[nodiscard]] const Entry* ownEntry(const std::string& name) const;
  [[nodiscard]] const Entry& requireOwn(const std::string& name) const;

  std::filesystem::path m_shipped;
  std::filesystem::path m_own;
  std::vector<Entry> m_entries;
  std::vector<std::string> m_problems;
};

/// The folder of the shipped styles: beside the program, or in the source tree. It may be missing.
[[nodiscard]] std::filesystem::path shippedStylesFolder();

}  // namespace visagiste
