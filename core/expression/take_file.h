#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>

#include "core/expression/take.h"

namespace visagiste {

/// A take on disk survives whatever ends the program: a record is whole or it is not there.
///
/// Layout, little-endian: the 8 bytes "VSGTAKE1", then records. A record is the length of its content (uint32), a
/// BLAKE2b checksum of length and content (16 bytes), and the content. The first record is the description as JSON;
/// every other is one sample: time (float64), E values and E confidences (float32), translation in millimetres
/// (3 float32), rotation as quaternion w, x, y, z (4 float32), gaze (4 float32).

/// Records a take as it is performed. One thread at a time.
class TakeWriter {
 public:
  /// file  must not exist: a recording never takes the place of an older one. It is locked while this object lives.
  /// Throws Error{InvalidArgument} for a bad description, Error{Unwritable}.
  TakeWriter(const std::filesystem::path& file, const TakeDescription& description);
  ~TakeWriter();  ///< Closes the file; what was appended stays.
  TakeWriter(const TakeWriter&) = delete;
  TakeWriter& operator=(const TakeWriter&) = delete;

  /// Hands the sample to the system at once, so that it outlives the program; once a second the file is forced to the
  /// disk as well, so that it outlives the machine (takes some milliseconds).
  /// Throws Error{InvalidArgument} if the sample cannot follow the one before, Error{Unwritable} (a full disk): then
  /// the take ends with the last whole sample, and every further append fails.
  void append(const CaptureSample& sample);

  [[nodiscard]] std::size_t sampleCount() const { return m_count; }

 private:
  void writeRecord(const std::string& content);

  std::filesystem::path m_file;
  int m_descriptor = -1;
  std::size_t m_channelCount = 0;
  std::size_t m_count = 0;
  bool m_hasFailed = false;
  CaptureSample m_last;
  std::chrono::steady_clock::time_point m_syncedAt;
};

enum class TakeEnd {
  Whole = 1,  ///< The file ends with a record.
  Cut,        ///< What follows the last whole record was left out.
};

struct ReadTake {
  Take take;
  TakeEnd end = TakeEnd::Whole;
};

/// Every sample up to the first record that is not whole, damaged, or impossible as a sample.
/// Throws Error{NotFound}, Error{TooLarge} (more than 2 GB), and Error{Unreadable} if not even the description is
/// whole.
[[nodiscard]] ReadTake readTake(const std::filesystem::path& file);

/// What can be told of a take without reading its samples.
struct TakeOutline {
  TakeDescription description;
  std::size_t samples = 0;  ///< As many as the file has room for.
  double seconds = 0;       ///< From the first of them to the last.
};

/// Throws as readTake(). Damage inside goes unnoticed; readTake() finds it.
[[nodiscard]] TakeOutline outlineTake(const std::filesystem::path& file);

/// Whether a TakeWriter of any program on this machine has the file open.
[[nodiscard]] bool isBeingRecorded(const std::filesystem::path& file);

/// Writes a whole take at once; the file appears whole or not at all. Throws Error{InvalidArgument}, Error{Unwritable}.
void writeTake(const Take& take, const std::filesystem::path& file);

}  // namespace visagiste
