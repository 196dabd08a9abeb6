#include "core/expression/take_file.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <Eigen/Geometry>
#include <fstream>
#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/error.h"

namespace visagiste {
namespace {

constexpr char kMagic[] = "VSGTAKE1";
constexpr std::size_t kMagicBytes = 8;
constexpr std::size_t kChecksumBytes = 16;
constexpr std::size_t kHeadBytes = 4 + kChecksumBytes;
constexpr std::uint32_t kLargestRecord = 1U << 20;
constexpr std::uintmax_t kLargestFile = 2'000'000'000;
constexpr std::chrono::seconds kSyncEvery{1};

std::string checksumOf(const std::string& lengthAndContent) {
  std::string sum(kChecksumBytes, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(sum.data()), sum.size(),
                     reinterpret_cast<const unsigned char*>(lengthAndContent.data()), lengthAndContent.size(), nullptr,
                     0);
  return sum;
}

template <typename Value>
void put(std::string& bytes, const Value* values, std::size_t count) {
  bytes.append(reinterpret_cast<const char*>(values), count * sizeof(Value));
}

template <typename Value>
void take(const char*& from, Value* values, std::size_t count) {
  std::memcpy(values, from, count * sizeof(Value));
  from += count * sizeof(Value);
}

std::string recordOf(const std::string& content) {
  const auto length = static_cast<std::uint32_t>(content.size());
  std::string lengthAndContent;
  put(lengthAndContent, &length, 1);
  lengthAndContent += content;
  return lengthAndContent.substr(0, 4) + checksumOf(lengthAndContent) + content;
}

std::size_t sampleBytes(std::size_t channels) {
  return sizeof(double) + (2 * channels + 3 + 4 + 4) * sizeof(float);
}

std::string contentOf(const CaptureSample& sample) {
  std::string bytes;
  put(bytes, &sample.seconds, 1);
  put(bytes, sample.expression.data(), static_cast<std::size_t>(sample.expression.size()));
  put(bytes, sample.confidence.data(), static_cast<std::size_t>(sample.confidence.size()));
  const Eigen::Vector3f translation = sample.cameraFromHead.translationMm.cast<float>();
  put(bytes, translation.data(), 3);
  const Eigen::Quaternionf turn(Eigen::Quaterniond(sample.cameraFromHead.rotation).cast<float>());
  const float rotation[] = {turn.w(), turn.x(), turn.y(), turn.z()};
  put(bytes, rotation, 4);
  const float gaze[] = {sample.gaze[0].yawDeg, sample.gaze[0].pitchDeg, sample.gaze[1].yawDeg, sample.gaze[1].pitchDeg};
  put(bytes, gaze, 4);
  return bytes;
}

CaptureSample sampleFrom(const char* from, std::size_t channels) {
  CaptureSample sample;
  const auto count = static_cast<Eigen::Index>(channels);
  sample.expression.resize(count);
  sample.confidence.resize(count);
  take(from, &sample.seconds, 1);
  take(from, sample.expression.data(), channels);
  take(from, sample.confidence.data(), channels);
  Eigen::Vector3f translation;
  take(from, translation.data(), 3);
  sample.cameraFromHead.translationMm = translation.cast<double>();
  float rotation[4];
  take(from, rotation, 4);
  const Eigen::Quaterniond turn(rotation[0], rotation[1], rotation[2], rotation[3]);
  sample.cameraFromHead.rotation = turn.normalized().toRotationMatrix();
  float gaze[4];
  take(from, gaze, 4);
  sample.gaze = {EyeGaze{gaze[0], gaze[1]}, EyeGaze{gaze[2], gaze[3]}};
  return sample;
}

std::string contentOf(const TakeDescription& description) {
  return nlohmann::json{
      {"channels", description.channels},
      {"source", description.source},
      {"headModel", description.headModel},
      {"calibration",
       {{"frames", description.calibrationFrames}, {"residualPercent", description.calibrationResidualPercent}}}}
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

TakeDescription descriptionFrom(const std::string& content) {
  const nlohmann::json json = nlohmann::json::parse(content);
  TakeDescription description;
  description.channels = json.at("channels").get<std::vector<std::string>>();
  description.source = json.at("source").get<std::string>();
  description.headModel = json.at("headModel").get<std::string>();
  description.calibrationFrames = json.at("calibration").at("frames").get<int>();
  description.calibrationResidualPercent = json.at("calibration").at("residualPercent").get<float>();
  checkDescription(description);
  return description;
}

/// The next record from `at` on, which moves behind it; nothing where it is not whole.
std::optional<std::string> nextRecord(const std::string& bytes, std::size_t& at) {
  if (bytes.size() - at < kHeadBytes)
    return std::nullopt;
  std::uint32_t length = 0;
  std::memcpy(&length, bytes.data() + at, sizeof length);
  if (length > kLargestRecord || bytes.size() - at - kHeadBytes < length)
    return std::nullopt;
  const std::string content = bytes.substr(at + kHeadBytes, length);
  if (checksumOf(bytes.substr(at, 4) + content) != bytes.substr(at + 4, kChecksumBytes))
    return std::nullopt;
  at += kHeadBytes + length;
  return content;
}

/// The description at the beginning of a file's bytes; `at` moves behind it.
TakeDescription descriptionAt(const std::string& bytes, std::size_t& at, const std::filesystem::path& file) {
  try {
    const auto first = bytes.compare(0, kMagicBytes, kMagic) == 0 ? nextRecord(bytes, at) : std::nullopt;
    if (!first)
      throw Error(ErrorCode::Unreadable, "no whole description");
    return descriptionFrom(*first);
  } catch (const std::exception&) {
    throw Error(ErrorCode::Unreadable, "'" + file.string() + "' is not a take, or its beginning is damaged.");
  }
}

[[noreturn]] void failWriting(const std::filesystem::path& file, int errorNumber) {
  throw Error(ErrorCode::Unwritable, "The take '" + file.string() + "' cannot be written: " +
                                         (errorNumber == EEXIST ? "a file of that name exists; choose another name"
                                                                : std::strerror(errorNumber)) +
                                         ".");
}

std::string bytesOf(const std::filesystem::path& file) {
  std::error_code failure;
  const std::uintmax_t size = std::filesystem::file_size(file, failure);
  if (failure)
    throw Error(ErrorCode::NotFound, "There is no take '" + file.string() + "'.");
  if (size > kLargestFile)
    throw Error(ErrorCode::TooLarge, "The take '" + file.string() + "' is larger than 2 GB.");
  std::ifstream stream(file, std::ios::binary);
  std::string bytes(size, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

}  // namespace

TakeWriter::TakeWriter(const std::filesystem::path& file, const TakeDescription& description)
    : m_file(file), m_channelCount(description.channels.size()), m_syncedAt(std::chrono::steady_clock::now()) {
  checkDescription(description);
  m_descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (m_descriptor < 0)
    failWriting(file, errno);
  // Tells isBeingRecorded(); a file system without locks tells nothing, which only delays a recovery.
  static_cast<void>(flock(m_descriptor, LOCK_EX | LOCK_NB));
  writeRecord(contentOf(description));
  fdatasync(m_descriptor);
}

TakeWriter::~TakeWriter() {
  fdatasync(m_descriptor);
  close(m_descriptor);
}

void TakeWriter::append(const CaptureSample& sample) {
  const std::string problem = sampleProblem(sample, m_count == 0 ? nullptr : &m_last, m_channelCount);
  if (!problem.empty())
    throw Error(ErrorCode::InvalidArgument, "The sample " + problem + ".");
  writeRecord(contentOf(sample));
  m_last = sample;
  ++m_count;
  const auto now = std::chrono::steady_clock::now();
  if (now - m_syncedAt >= kSyncEvery) {
    m_syncedAt = now;
    if (fdatasync(m_descriptor) != 0) {
      m_hasFailed = true;
      failWriting(m_file, errno);
    }
  }
}

void TakeWriter::writeRecord(const std::string& content) {
  if (m_hasFailed)
    failWriting(m_file, EIO);
  const std::string bytes = (m_count == 0 && lseek(m_descriptor, 0, SEEK_CUR) == 0 ? kMagic : "") + recordOf(content);
  std::size_t written = 0;
  while (written < bytes.size()) {
    const ssize_t count = write(m_descriptor, bytes.data() + written, bytes.size() - written);
    if (count < 0 && errno == EINTR)
      continue;
    if (count <= 0) {
      m_hasFailed = true;
      failWriting(m_file, count < 0 ? errno : EIO);
    }
    written += static_cast<std::size_t>(count);
  }
}

ReadTake readTake(const std::filesystem::path& file) {
  const std::string bytes = bytesOf(file);
  std::size_t at = kMagicBytes;
  ReadTake result;
  result.take.description = descriptionAt(bytes, at, file);
  const std::size_t channels = result.take.description.channels.size();
  std::vector<CaptureSample>& samples = result.take.samples;
  while (at < bytes.size()) {
    const auto content = nextRecord(bytes, at);
    if (!content || content->size() != sampleBytes(channels))
      result.end = TakeEnd::Cut;
    else {
      CaptureSample sample = sampleFrom(content->data(), channels);
      if (!sampleProblem(sample, samples.empty() ? nullptr : &samples.back(), channels).empty())
        result.end = TakeEnd::Cut;
      else
        samples.push_back(std::move(sample));
    }
    if (result.end == TakeEnd::Cut)
      break;
  }
  return result;
}

TakeOutline outlineTake(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    throw Error(ErrorCode::NotFound, "There is no take '" + file.string() + "'.");
  std::string bytes(kMagicBytes + kHeadBytes + kLargestRecord, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  TakeOutline outline;
  std::size_t at = kMagicBytes;
  outline.description = descriptionAt(bytes, at, file);
  const std::size_t record = kHeadBytes + sampleBytes(outline.description.channels.size());
  std::error_code failure;
  const std::uintmax_t size = std::filesystem::file_size(file, failure);
  outline.samples = failure || size < at ? 0 : static_cast<std::size_t>((size - at) / record);
  if (outline.samples > 1) {
    const auto secondsOf = [&](std::size_t sample) {
      double seconds = 0;
      stream.clear();
      stream.seekg(static_cast<std::streamoff>(at + sample * record + kHeadBytes));
      stream.read(reinterpret_cast<char*>(&seconds), sizeof seconds);
      return seconds;
    };
    const double length = secondsOf(outline.samples - 1) - secondsOf(0);
    outline.seconds = length > 0 && length < 1e9 ? length : 0;
  }
  return outline;
}

bool isBeingRecorded(const std::filesystem::path& file) {
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return false;
  const bool isLocked = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
  close(descriptor);
  return isLocked;
}

void writeTake(const Take& take, const std::filesystem::path& file) {
  take.check();
  writeFileAtomically(file, [&take](std::ostream& stream) {
    stream << kMagic << recordOf(contentOf(take.description));
    for (const CaptureSample& sample : take.samples) stream << recordOf(contentOf(sample));
  });
}

}  // namespace visagiste
