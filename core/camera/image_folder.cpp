#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/camera/recording.h"
#include "core/image/decode.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

constexpr double kUsualFramesPerSecond = 25.0;
constexpr std::array<const char*, 7> kPictureEndings = {".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"};

bool isDigit(char c) {
  return c >= '0' && c <= '9';
}

bool isPicture(const fs::path& file) {
  std::string ending = file.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return file.filename().string().front() != '.' &&
         std::find(kPictureEndings.begin(), kPictureEndings.end(), ending) != kPictureEndings.end();
}

/// The digits at `begin` without leading zeros.
std::string digitsAt(const std::string& text, std::size_t begin, std::size_t* end) {
  while (begin < text.size() && text[begin] == '0') {
    ++begin;
  }
  *end = begin;
  while (*end < text.size() && isDigit(text[*end])) {
    ++*end;
  }
  return text.substr(begin, *end - begin);
}

/// Orders "2.png" before "10.png": runs of digits compare by value.
bool comesBefore(const std::string& a, const std::string& b) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() && j < b.size()) {
    if (isDigit(a[i]) && isDigit(b[j])) {
      const std::string left = digitsAt(a, i, &i);
      const std::string right = digitsAt(b, j, &j);
      if (left != right) {
        return left.size() != right.size() ? left.size() < right.size() : left < right;
      }
    } else if (a[i] != b[j]) {
      return a[i] < b[j];
    } else {
      ++i;
      ++j;
    }
  }
  return a.size() - i != b.size() - j ? a.size() - i < b.size() - j : a < b;
}

std::vector<fs::path> picturesIn(const fs::path& folder) {
  std::error_code failure;
  fs::directory_iterator entry(folder, failure);
  if (failure) {
    throw Error(ErrorCode::NotFound, "The folder " + folder.string() + " cannot be opened: " + failure.message() + ".");
  }
  std::vector<fs::path> pictures;
  for (; !failure && entry != fs::directory_iterator(); entry.increment(failure)) {
    std::error_code unknown;
    if (isPicture(entry->path()) && entry->is_regular_file(unknown)) {
      pictures.push_back(entry->path());
    }
  }
  if (pictures.empty()) {
    throw Error(ErrorCode::NotFound, "The folder " + folder.string() +
                                         " holds no pictures. Choose one with PNG, JPEG, WebP, BMP or TIFF files.");
  }
  std::sort(pictures.begin(), pictures.end(), [](const fs::path& a, const fs::path& b) {
    return comesBefore(a.filename().string(), b.filename().string());
  });
  return pictures;
}

class ImageFolder final : public FrameSource {
 public:
  ImageFolder(const fs::path& folder, const PlaybackOptions& options)
      : m_folder(folder),
        m_atEnd(options.atEnd),
        m_framesPerSecond(options.framesPerSecond > 0.0 ? options.framesPerSecond : kUsualFramesPerSecond),
        m_clock(options.clock ? options.clock : makeSteadyPlaybackClock()),
        m_schedule(m_clock, m_framesPerSecond),
        m_pictures(picturesIn(folder)) {
    m_firstSize = readNext().size();
  }

  std::optional<Frame> next() override {
    if (!m_ahead) {
      m_next += m_schedule.lateFrames(m_next);
    }
    const Image image = readNext();
    if (image.isEmpty() || !m_schedule.waitFor(m_next)) {
      return std::nullopt;
    }
    m_ahead.reset();
    return Frame{m_next++, m_clock->now(), image};
  }

  SourceDescription description() const override {
    return {SourceKind::ImageFolder, m_folder.filename().string(), m_firstSize, m_framesPerSecond,
            static_cast<double>(m_pictures.size())};
  }

  void interrupt() noexcept override { m_clock->interrupt(); }

 private:
  /// The picture of frame m_next, or of the first one after it that can be read; empty at the end.
  Image readNext() {
    for (std::size_t failures = 0; !m_ahead; ++m_next) {
      if (m_atEnd == AtEnd::Stop && m_next >= m_pictures.size()) {
        return {};
      }
      const fs::path& picture = m_pictures[m_next % m_pictures.size()];
      try {
        m_ahead = decodeImageFile(picture);
        break;
      } catch (const Error& error) {
        log(LogLevel::Warning, error.what());
      }
      if (++failures >= m_pictures.size()) {
        throw Error(ErrorCode::Unreadable,
                    "None of the pictures in the folder " + m_folder.string() + " can be read. Choose another folder.");
      }
    }
    return *m_ahead;
  }

  const fs::path m_folder;
  const AtEnd m_atEnd;
  const double m_framesPerSecond;
  const std::shared_ptr<PlaybackClock> m_clock;
  PlaybackSchedule m_schedule;
  const std::vector<fs::path> m_pictures;
  Size m_firstSize;
  std::uint64_t m_next = 0;      // Sequence number of the frame to come; its picture is this modulo their number.
  std::optional<Image> m_ahead;  // The picture of m_next, once it is read.
};

}  // namespace

std::unique_ptr<FrameSource> openImageFolder(const fs::path& folder, const PlaybackOptions& options) {
  options.check();
  return std::make_unique<ImageFolder>(folder, options);
}

}  // namespace visagiste
