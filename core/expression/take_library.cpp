#include "core/expression/take_library.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/expression/take_file.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

constexpr const char* kEnding = ".take";
constexpr const char* kRecordingEnding = ".recording";

/// Letters of any script, digits and a few harmless signs stay; what means something to a path becomes a dash.
std::string fitName(const std::string& wanted) {
  std::string name;
  for (const char c : wanted) {
    const auto byte = static_cast<unsigned char>(c);
    const bool isBad = byte < 0x20 || std::string("/\\:*?\"<>|\x7f").find(c) != std::string::npos;
    name += isBad ? '-' : c;
  }
  const std::size_t first = name.find_first_not_of(" .");
  const std::size_t last = name.find_last_not_of(" ");
  name = first == std::string::npos ? std::string() : name.substr(first, last - first + 1);
  constexpr std::size_t kLongest = 120;
  std::size_t length = std::min(name.size(), kLongest);
  while (length < name.size() && length > 0 && (static_cast<unsigned char>(name[length]) & 0xC0U) == 0x80U) --length;
  return name.substr(0, length);
}

void makeFolder(const fs::path& folder) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed)
    throw Error(ErrorCode::Unwritable,
                "The folder '" + folder.string() + "' cannot be made: " + failed.message() + ".");
}

void moveFile(const fs::path& from, const fs::path& to) {
  std::error_code failed;
  fs::rename(from, to, failed);
  if (failed)
    throw Error(ErrorCode::Unwritable, "'" + from.string() + "' cannot be renamed to '" + to.filename().string() +
                                           "': " + failed.message() + ".");
}

void removeFile(const fs::path& file) {
  std::error_code failed;
  fs::remove(file, failed);
  if (failed)
    throw Error(ErrorCode::Unwritable, "'" + file.string() + "' cannot be deleted: " + failed.message() + ".");
}

std::vector<fs::path> filesIn(const fs::path& folder, const char* ending) {
  std::vector<fs::path> files;
  std::error_code failed;
  for (fs::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed))
    if (it->path().extension() == ending)
      files.push_back(it->path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TakeLibrary::TakeLibrary(fs::path folder) : m_folder(std::move(folder)) {}

fs::path TakeLibrary::fileOf(const std::string& name) const {
  return m_folder / (name + kEnding);
}

fs::path TakeLibrary::originalOf(const std::string& name) const {
  return m_folder / "recordings" / (name + kEnding);
}

std::string TakeLibrary::freeName(const std::string& wanted) const {
  const std::string fit = fitName(wanted).empty() ? "take" : fitName(wanted);
  std::string name = fit;
  for (int i = 2; fs::exists(fileOf(name)) || fs::exists(m_folder / (name + kRecordingEnding)); ++i)
    name = fit + " (" + std::to_string(i) + ")";
  return name;
}

std::vector<TakeSummary> TakeLibrary::takes() const {
  std::vector<TakeSummary> result;
  for (const fs::path& file : filesIn(m_folder, kEnding)) {
    try {
      const TakeOutline outline = outlineTake(file);
      std::error_code failed;
      TakeSummary summary;
      summary.name = file.stem().string();
      summary.file = file;
      summary.changedAt = fs::last_write_time(file, failed);
      summary.seconds = outline.seconds;
      summary.samples = outline.samples;
      summary.source = outline.description.source;
      summary.isEdited = fs::exists(originalOf(summary.name), failed);
      result.push_back(std::move(summary));
    } catch (const Error&) {
      // Somebody else's file.
    }
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const TakeSummary& a, const TakeSummary& b) { return a.changedAt > b.changedAt; });
  return result;
}

fs::path TakeLibrary::newRecording(const std::string& stem) const {
  makeFolder(m_folder);
  return m_folder / (freeName(stem) + kRecordingEnding);
}

std::string TakeLibrary::finish(const fs::path& recording) const {
  const ReadTake read = readTake(recording);
  if (read.take.samples.empty()) {
    removeFile(recording);
    return {};
  }
  // A cut end is taken off, so that the file counts as whole from now on.
  if (read.end == TakeEnd::Cut)
    writeTake(read.take, recording);
  std::string name = recording.stem().string();
  if (fs::exists(fileOf(name)))
    name = freeName(name);
  moveFile(recording, fileOf(name));
  return name;
}

std::vector<std::string> TakeLibrary::recover() const {
  std::vector<std::string> names;
  for (const fs::path& recording : filesIn(m_folder, kRecordingEnding)) {
    if (isBeingRecorded(recording))
      continue;
    try {
      if (const std::string name = finish(recording); !name.empty())
        names.push_back(name);
    } catch (const Error&) {
      // Not even its beginning was written, or the folder is read-only: it stays for whoever can do more.
    }
  }
  return names;
}

std::string TakeLibrary::rename(const std::string& name, const std::string& wanted) const {
  const std::string fit = fitName(wanted);
  if (fit.empty())
    throw Error(ErrorCode::InvalidArgument, "A take needs a name.");
  if (fit == name)
    return name;
  if (!fs::exists(fileOf(name)))
    throw Error(ErrorCode::NotFound, "There is no take '" + name + "' any more.");
  if (fs::exists(fileOf(fit)) || fs::exists(m_folder / (fit + kRecordingEnding)))
    throw Error(ErrorCode::InvalidArgument, "Another take is called '" + fit + "'.");
  moveFile(fileOf(name), fileOf(fit));
  if (fs::exists(originalOf(name)))
    moveFile(originalOf(name), originalOf(fit));
  return fit;
}

void TakeLibrary::remove(const std::string& name) const {
  removeFile(fileOf(name));
  removeFile(originalOf(name));
}

void TakeLibrary::save(const std::string& name, const Take& take) const {
  const fs::path file = fileOf(name);
  const fs::path original = originalOf(name);
  if (!fs::exists(original)) {
    makeFolder(original.parent_path());
    writeTake(readTake(file).take, original);
  }
  writeTake(take, file);
}

Take TakeLibrary::read(const std::string& name) const {
  return readTake(fileOf(name)).take;
}

Take TakeLibrary::readRecording(const std::string& name) const {
  return fs::exists(originalOf(name)) ? readTake(originalOf(name)).take : read(name);
}

}  // namespace visagiste
