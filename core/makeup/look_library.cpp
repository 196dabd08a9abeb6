#include "core/makeup/look_library.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/library_names.h"
#include "core/base/named_files.h"
#include "core/base/resource_path.h"
#include "core/makeup/look_file.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

constexpr const char* kKind = "look";
constexpr const char* kEnding = ".json";

void readInto(std::vector<LookLibrary::Entry>& entries, std::vector<std::string>& problems, const fs::path& folder,
              bool isOwn) {
  const auto first = static_cast<std::ptrdiff_t>(entries.size());
  for (const fs::path& file : filesIn(folder, kEnding)) try {
      MakeupLook look = readLookFile(file);
      if (look.name.empty())
        look.name = file.stem().string();
      entries.push_back({std::move(look), file, isOwn});
    } catch (const Error& error) {
      problems.emplace_back(error.what());
    }
  std::sort(entries.begin() + first, entries.end(),
            [](const auto& a, const auto& b) { return lowered(a.look.name) < lowered(b.look.name); });
}

std::vector<NamedFile> namedFiles(const std::vector<LookLibrary::Entry>& entries) {
  std::vector<NamedFile> files;
  for (const LookLibrary::Entry& entry : entries) files.push_back({entry.look.name, entry.file, entry.isOwn});
  return files;
}

}  // namespace

LookLibrary::LookLibrary(fs::path shipped, fs::path own) : m_shipped(std::move(shipped)), m_own(std::move(own)) {
  reload();
}

void LookLibrary::reload() {
  m_entries.clear();
  m_shades.clear();
  m_problems.clear();
  readInto(m_entries, m_problems, m_shipped, false);
  if (!m_own.empty())
    readInto(m_entries, m_problems, m_own, true);
  for (const fs::path& file : filesIn(m_shipped.parent_path() / "shades", kEnding)) try {
      const std::vector<MakeupShade> shades = readShadesFile(file);
      m_shades.insert(m_shades.end(), shades.begin(), shades.end());
    } catch (const Error& error) {
      m_problems.emplace_back(error.what());
    }
}

const MakeupLook& LookLibrary::find(const std::string& name) const {
  return m_entries[findNamed(namedFiles(m_entries), name, kKind)].look;
}

void LookLibrary::save(const MakeupLook& look) {
  writeLookFile(fileToSave(namedFiles(m_entries), m_own, look.name, kEnding, kKind), look);
  reload();
}

void LookLibrary::remove(const std::string& name) {
  removeOwn(namedFiles(m_entries), name, kKind);
  reload();
}

fs::path shippedLooksFolder() {
  return resourcePath("looks");
}

}  // namespace visagiste
