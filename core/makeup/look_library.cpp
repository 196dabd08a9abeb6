#include "core/makeup/look_library.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/library_names.h"
#include "core/base/resource_path.h"
#include "core/makeup/look_file.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

void readInto(std::vector<LookLibrary::Entry>& entries, std::vector<std::string>& problems, const fs::path& folder,
              bool isOwn) {
  const auto first = static_cast<std::ptrdiff_t>(entries.size());
  for (const fs::path& file : filesIn(folder, ".json")) try {
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
  for (const fs::path& file : filesIn(m_shipped.parent_path() / "shades", ".json")) try {
      const std::vector<MakeupShade> shades = readShadesFile(file);
      m_shades.insert(m_shades.end(), shades.begin(), shades.end());
    } catch (const Error& error) {
      m_problems.emplace_back(error.what());
    }
}

const MakeupLook& LookLibrary::find(const std::string& name) const {
  // The person's own come last in the list and win.
  for (const auto& spelled : {lowered, dashed})
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry)
      if (spelled(entry->look.name) == spelled(name))
        return entry->look;
  std::string names;
  for (const Entry& entry : m_entries) names += (names.empty() ? "" : ", ") + entry.look.name;
  throw Error(ErrorCode::NotFound, "There is no look \"" + name + "\". There are: " + names + ".");
}

void LookLibrary::save(const MakeupLook& look) {
  if (look.name.find_first_not_of(" \t\n") == std::string::npos)
    throw Error(ErrorCode::InvalidArgument, "The look has no name. Give it one to save it.");
  if (m_own.empty())
    throw Error(ErrorCode::Unwritable, "There is no folder for looks of one's own.");
  requireFolder(m_own);
  const std::string fileName = fileStemOf(look.name) + ".json";
  fs::path file = m_own / fileName;
  for (const Entry& entry : m_entries)
    if (entry.isOwn && lowered(entry.look.name) == lowered(look.name))
      file = entry.file;
    else if (entry.isOwn && entry.file == file)
      file = m_own / ("another-" + fileName);  // Two names, one file name.
  writeLookFile(file, look);
  reload();
}

void LookLibrary::remove(const std::string& name) {
  for (const Entry& entry : m_entries)
    if (entry.isOwn && lowered(entry.look.name) == lowered(name)) {
      removeFile(entry.file);
      reload();
      return;
    }
  throw Error(ErrorCode::NotFound, "There is no look of one's own called \"" + name + "\".");
}

fs::path shippedLooksFolder() {
  return resourcePath("looks");
}

}  // namespace visagiste
