#include "core/style/style_library.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/library_names.h"
#include "core/base/resource_path.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

void readInto(std::vector<StyleLibrary::Entry>& entries, std::vector<std::string>& problems, const fs::path& folder,
              bool isOwn) {
  const auto first = static_cast<std::ptrdiff_t>(entries.size());
  for (const fs::path& file : filesIn(folder, StylePack::kExtension)) try {
      entries.push_back({readStylePack(file), file, isOwn});
    } catch (const Error& error) {
      problems.emplace_back(error.what());
    }
  std::sort(entries.begin() + first, entries.end(),
            [](const auto& a, const auto& b) { return lowered(a.pack.card.name) < lowered(b.pack.card.name); });
}

}  // namespace

StyleLibrary::StyleLibrary(fs::path shipped, fs::path own) : m_shipped(std::move(shipped)), m_own(std::move(own)) {
  reload();
}

void StyleLibrary::reload() {
  m_entries.clear();
  m_problems.clear();
  readInto(m_entries, m_problems, m_shipped, false);
  if (!m_own.empty())
    readInto(m_entries, m_problems, m_own, true);
}

const StyleLibrary::Entry& StyleLibrary::find(const std::string& name) const {
  // The person's own come last in the list and win.
  for (const auto& spelled : {lowered, dashed})
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry)
      for (const std::string& known : {entry->pack.card.name, entry->pack.card.nameZh, entry->file.stem().string()})
        if (!known.empty() && spelled(known) == spelled(name))
          return *entry;
  std::string names;
  for (const Entry& entry : m_entries) names += (names.empty() ? "" : ", ") + entry.pack.card.name;
  throw Error(ErrorCode::NotFound, "There is no style \"" + name + "\". " +
                                       (names.empty() ? "No styles are installed; name a style pack or a picture."
                                                      : "There are: " + names + "."));
}

const StyleLibrary::Entry* StyleLibrary::ownEntry(const std::string& name) const {
  const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) {
    return entry.isOwn && lowered(entry.pack.card.name) == lowered(name);
  });
  return found == m_entries.end() ? nullptr : &*found;
}

const StyleLibrary::Entry& StyleLibrary::requireOwn(const std::string& name) const {
  const Entry* entry = ownEntry(name);
  if (entry == nullptr)
    throw Error(ErrorCode::NotFound, "There is no style of one's own called \"" + name + "\".");
  return *entry;
}

fs::path StyleLibrary::save(const StylePack& pack) {
  if (m_own.empty())
    throw Error(ErrorCode::Unwritable, "There is no folder for styles of one's own.");
  requireFolder(m_own);
  const std::string fileName = fileStemOf(pack.card.name) + StylePack::kExtension;
  fs::path file = m_own / fileName;
  if (const Entry* known = ownEntry(pack.card.name); known != nullptr)
    file = known->file;
  else if (std::any_of(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.file == file; }))
    file = m_own / ("another-" + fileName);  // Two names, one file name.
  writeStylePack(file, pack);
  reload();
  return file;
}

std::string StyleLibrary::import(const fs::path& file) {
  const StylePack pack = readStylePack(file);
  static_cast<void>(save(pack));
  return pack.card.name;
}

void StyleLibrary::remove(const std::string& name) {
  removeFile(requireOwn(name).file);
  reload();
}

void StyleLibrary::rename(const std::string& name, const std::string& newName) {
  const Entry renamed = requireOwn(name);
  if (const Entry* other = ownEntry(newName); other != nullptr && other->file != renamed.file)
    throw Error(ErrorCode::InvalidArgument, "There is another style called \"" + newName + "\".");
  StylePack pack = renamed.pack;
  pack.card.name = newName;
  pack.card.nameZh.clear();
  writeStylePack(renamed.file, pack);  // Who paints with the file goes on.
  reload();
}

fs::path shippedStylesFolder() {
  try {
    return resourcePath("styles");
  } catch (const Error&) {
    return {};  // An installation without styles works with packs and pictures.
  }
}

}  // namespace visagiste
