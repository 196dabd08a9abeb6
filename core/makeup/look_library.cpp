#include "core/makeup/look_library.h"

#include <algorithm>
#include <cctype>
#include <system_error>

#include "core/base/error.h"
#include "core/base/resource_path.h"
#include "core/makeup/look_file.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

std::string lowered(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

/// As a shell likes a name best: "Cat eye" is cat-eye.
std::string dashed(std::string text) {
  text = lowered(std::move(text));
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == ' ' || c == '_'; }, '-');
  return text;
}

std::vector<fs::path> jsonFilesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code none;
  for (fs::directory_iterator it(folder, none), end; !none && it != end; it.increment(none))
    if (lowered(it->path().extension().string()) == ".json")
      files.push_back(it->path());
  std::sort(files.begin(), files.end());
  return files;
}

/// A file name that any system takes: letters of other scripts stay, everything that means something to a shell or a
/// path becomes a dash.
std::string fileNameOf(const std::string& lookName) {
  std::string name;
  for (const char c : lowered(lookName)) {
    const auto byte = static_cast<unsigned char>(c);
    name += std::isalnum(byte) != 0 || byte >= 0x80 ? c : '-';
  }
  constexpr std::size_t kLongest = 100;
  std::size_t length = std::min(name.size(), kLongest);
  while (length < name.size() && length > 0 && (static_cast<unsigned char>(name[length]) & 0xC0U) == 0x80U) --length;
  return name.substr(0, length) + ".json";
}

void readInto(std::vector<LookLibrary::Entry>& entries, std::vector<std::string>& problems, const fs::path& folder,
              bool isOwn) {
  const auto first = static_cast<std::ptrdiff_t>(entries.size());
  for (const fs::path& file : jsonFilesIn(folder)) try {
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
  for (const fs::path& file : jsonFilesIn(m_shipped.parent_path() / "shades")) try {
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
  std::error_code failed;
  fs::create_directories(m_own, failed);
  if (failed)
    throw Error(ErrorCode::Unwritable, "The folder " + m_own.string() + " cannot be made: " + failed.message() + ".");
  fs::path file = m_own / fileNameOf(look.name);
  for (const Entry& entry : m_entries)
    if (entry.isOwn && lowered(entry.look.name) == lowered(look.name))
      file = entry.file;
    else if (entry.isOwn && entry.file == file)
      file = m_own / ("another-" + fileNameOf(look.name));  // Two names, one file name.
  writeLookFile(file, look);
  reload();
}

void LookLibrary::remove(const std::string& name) {
  for (const Entry& entry : m_entries)
    if (entry.isOwn && lowered(entry.look.name) == lowered(name)) {
      std::error_code failed;
      fs::remove(entry.file, failed);
      if (failed)
        throw Error(ErrorCode::Unwritable, entry.file.string() + " cannot be removed: " + failed.message() + ".");
      reload();
      return;
    }
  throw Error(ErrorCode::NotFound, "There is no look of one's own called \"" + name + "\".");
}

fs::path shippedLooksFolder() {
  return resourcePath("looks");
}

}  // namespace visagiste
