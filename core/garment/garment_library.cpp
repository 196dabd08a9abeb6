#include "core/garment/garment_library.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/library_names.h"
#include "core/base/resource_path.h"
#include "core/garment/garment_file.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

constexpr const char* kKind = "garment";
constexpr const char* kOutfit = "outfit";
constexpr const char* kOutfits = "outfits";

void readInto(std::vector<GarmentLibrary::Entry>& entries, std::vector<std::string>& problems, const fs::path& folder,
              bool isOwn) {
  const auto first = static_cast<std::ptrdiff_t>(entries.size());
  for (const fs::path& file : filesIn(folder, kGarmentEnding)) try {
      entries.push_back({std::make_shared<const Garment>(readGarmentFile(file)), file, isOwn});
    } catch (const Error& error) {
      problems.emplace_back(error.what());
    }
  std::sort(entries.begin() + first, entries.end(),
            [](const auto& a, const auto& b) { return lowered(a.garment->name) < lowered(b.garment->name); });
}

std::vector<NamedFile> namedFiles(const std::vector<GarmentLibrary::Entry>& entries) {
  std::vector<NamedFile> files;
  for (const GarmentLibrary::Entry& entry : entries) files.push_back({entry.garment->name, entry.file, entry.isOwn});
  return files;
}

}  // namespace

GarmentLibrary::GarmentLibrary(fs::path shipped, fs::path own) : m_shipped(std::move(shipped)), m_own(std::move(own)) {
  reload();
}

void GarmentLibrary::reload() {
  m_entries.clear();
  m_problems.clear();
  readInto(m_entries, m_problems, m_shipped, false);
  if (!m_own.empty())
    readInto(m_entries, m_problems, m_own, true);
  readOutfits();
}

void GarmentLibrary::readOutfits() {
  m_outfits.clear();
  m_outfitFiles.clear();
  if (m_own.empty())
    return;
  for (const fs::path& file : filesIn(m_own / kOutfits, kOutfitEnding)) try {
      m_outfits.push_back(readOutfitFile(file, [this](const std::string& name) { return find(name); }));
      m_outfitFiles.push_back({m_outfits.back().name, file, true});
    } catch (const Error& error) {
      m_problems.emplace_back(error.what());
    }
}

void GarmentLibrary::saveOutfit(const NamedOutfit& outfit) {
  writeOutfitFile(fileToSave(m_outfitFiles, m_own / kOutfits, outfit.name, kOutfitEnding, kOutfit), outfit,
                  OutfitGarments::ByName);
  reload();
}

void GarmentLibrary::removeOutfit(const std::string& name) {
  removeOwn(m_outfitFiles, name, kOutfit);
  reload();
}

std::shared_ptr<const Garment> GarmentLibrary::find(const std::string& name) const {
  return m_entries[findNamed(namedFiles(m_entries), name, kKind)].garment;
}

void GarmentLibrary::save(const Garment& garment) {
  writeGarmentFile(fileToSave(namedFiles(m_entries), m_own, garment.name, kGarmentEnding, kKind), garment);
  reload();
}

void GarmentLibrary::remove(const std::string& name) {
  removeOwn(namedFiles(m_entries), name, kKind);
  reload();
}

fs::path shippedGarmentsFolder() {
  return resourcePath("garments");
}

}  // namespace visagiste
