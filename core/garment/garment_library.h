#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/named_files.h"
#include "core/garment/outfit_file.h"

namespace visagiste {

/// The garments at hand: those that came with the program and the person's own.
///
/// One folder of read-only garments and one of the person's, a file a garment. A file that is damaged is left out and
/// told of in problems(). One thread at a time.
class GarmentLibrary {
 public:
  /// shipped  may be absent. own  is made when the first garment is saved.
  GarmentLibrary(std::filesystem::path shipped, std::filesystem::path own);

  struct Entry {
    std::shared_ptr<const Garment> garment;
    std::filesystem::path file;
    bool isOwn = false;
  };

  /// Shipped ones first, each group by name.
  [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
  /// One sentence a file that could not be read.
  [[nodiscard]] const std::vector<std::string>& problems() const { return m_problems; }

  /// By name, case of ASCII letters ignored, spaces also as dashes; the person's own first. Throws Error{NotFound} that
  /// lists the names.
  [[nodiscard]] std::shared_ptr<const Garment> find(const std::string& name) const;

  /// Saves into the person's folder under the garment's name; an own one of that name is replaced.
  /// Throws Error{InvalidArgument} for one that fails check(), Error{Unwritable}.
  void save(const Garment& garment);
  /// Takes an own garment away. Throws Error{NotFound} for any other.
  void remove(const std::string& name);

  /// The person's own outfits, by name. They lie in the folder "outfits" inside the own one.
  [[nodiscard]] const std::vector<NamedOutfit>& outfits() const { return m_outfits; }
  /// An outfit of that name is replaced. Throws like save().
  void saveOutfit(const NamedOutfit& outfit);
  /// Throws Error{NotFound}.
  void removeOutfit(const std::string& name);

  void reload();

 private:
  void readOutfits();

  std::filesystem::path m_shipped;
  std::filesystem::path m_own;
  std::vector<Entry> m_entries;
  std::vector<NamedOutfit> m_outfits;
  std::vector<NamedFile> m_outfitFiles;  ///< One entry an outfit.
  std::vector<std::string> m_problems;
};

/// The folder of the shipped garments: beside the program, or in the source tree.
[[nodiscard]] std::filesystem::path shippedGarmentsFolder();

}  // namespace visagiste
