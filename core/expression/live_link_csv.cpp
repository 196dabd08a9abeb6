#include "core/expression/live_link_csv.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <optional>
#include <string_view>

#include "core/base/error.h"
#include "core/expression/arkit_channels.h"
#include "core/expression/head_angles.h"

namespace visagiste {
namespace {

constexpr double kDegPerRad = 57.29577951308232;
constexpr int kWrittenRate = 60;  // Live Link Face records at 60 frames a second.
constexpr std::uintmax_t kLargestFile = 256'000'000;
constexpr double kDistanceMm = 600;
constexpr std::array<const char*, 9> kAngles{"HeadYaw",     "HeadPitch",     "HeadRoll",
                                             "LeftEyeYaw",  "LeftEyePitch",  "LeftEyeRoll",
                                             "RightEyeYaw", "RightEyePitch", "RightEyeRoll"};

/// "hh:mm:ss:ff.fff" of whole thousandths of a frame, so that rounding never shows a 60th frame.
std::string timecodeOf(double seconds) {
  const auto thousandths = static_cast<long long>(std::llround(seconds * kWrittenRate * 1000));
  const long long wholeS = thousandths / (1000LL * kWrittenRate);
  const long long frame = thousandths / 1000 % kWrittenRate;
  char text[32];
  std::snprintf(text, sizeof text, "%02lld:%02lld:%02lld:%02lld.%03lld", wholeS / 3600, wholeS / 60 % 60, wholeS % 60,
                frame, thousandths % 1000);
  return text;
}

/// A decimal number whatever the language of the system.
std::optional<double> numberFrom(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

struct Timecode {
  double wholeS = 0;
  double frames = 0;
};

std::optional<Timecode> timecodeFrom(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, ':');
  if (parts.size() != 4)
    return std::nullopt;
  std::array<double, 4> values{};
  for (std::size_t i = 0; i < 4; ++i) {
    const auto value = numberFrom(parts[i]);
    if (!value || *value < 0 || *value > 1000)
      return std::nullopt;
    values[i] = *value;
  }
  return Timecode{values[0] * 3600 + values[1] * 60 + values[2], values[3]};
}

std::string lower(std::string_view text) {
  std::string result(text);
  while (!result.empty() && result.back() == '\r') result.pop_back();
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return result;
}

/// Which column holds what.
struct Columns {
  std::optional<std::size_t> timecode;
  std::vector<std::optional<std::size_t>> blendshapes;
  std::array<std::optional<std::size_t>, kAngles.size()> angles;

  explicit Columns(std::string_view header) {
    const std::vector<std::string_view> names = split(header, ',');
    const auto find = [&names](const std::string& wanted) -> std::optional<std::size_t> {
      for (std::size_t i = 0; i < names.size(); ++i)
        if (lower(names[i]) == lower(wanted))
          return i;
      return std::nullopt;
    };
    timecode = find("Timecode");
    for (const std::string& name : arkitNames()) blendshapes.push_back(find(name));
    for (std::size_t i = 0; i < kAngles.size(); ++i) angles[i] = find(kAngles[i]);
  }

  [[nodiscard]] bool isUsable() const {
    return timecode && std::any_of(blendshapes.begin(), blendshapes.end(), [](const auto& at) { return bool(at); });
  }
};

struct Row {
  Timecode time;
  CaptureSample sample;
};

std::optional<Row> rowFrom(std::string_view line, const Columns& columns, const std::vector<std::string>& names) {
  const std::vector<std::string_view> cells = split(line, ',');
  bool isWhole = true;
  const auto number = [&](std::optional<std::size_t> column) {
    if (!column)
      return 0.0;
    const auto value = *column < cells.size() ? numberFrom(cells[*column]) : std::nullopt;
    isWhole = isWhole && value.has_value();
    return value.value_or(0.0);
  };
  if (*columns.timecode >= cells.size())
    return std::nullopt;
  const auto time = timecodeFrom(cells[*columns.timecode]);
  if (!time)
    return std::nullopt;
  Row row{*time, {}};
  Eigen::VectorXf arkit(static_cast<Eigen::Index>(columns.blendshapes.size()));
  for (Eigen::Index i = 0; i < arkit.size(); ++i)
    arkit[i] = std::clamp(static_cast<float>(number(columns.blendshapes[static_cast<std::size_t>(i)])), 0.0F, 1.0F);
  std::array<double, kAngles.size()> deg{};
  for (std::size_t i = 0; i < deg.size(); ++i)
    deg[i] = std::clamp(kDegPerRad * number(columns.angles[i]), -360.0, 360.0);
  if (!isWhole)
    return std::nullopt;
  row.sample.expression = fromArkit(arkit, names);
  row.sample.confidence = Eigen::VectorXf::Ones(row.sample.expression.size());
  row.sample.cameraFromHead.rotation = headRotation({deg[0], deg[1], deg[2]});
  row.sample.cameraFromHead.translationMm = {0, 0, kDistanceMm};
  row.sample.gaze[1] = {static_cast<float>(deg[3]), static_cast<float>(deg[4])};
  row.sample.gaze[0] = {static_cast<float>(deg[6]), static_cast<float>(deg[7])};
  return row;
}

double rateOf(const std::vector<Row>& rows) {
  double highest = 0;
  for (const Row& row : rows) highest = std::max(highest, row.time.frames);
  for (const double rate : {24.0, 25.0, 30.0, 50.0})
    // A take shorter than a second need not have reached its last frame.
    if (highest < rate && rows.back().time.wholeS - rows.front().time.wholeS >= 2)
      return rate;
  return kWrittenRate;
}

}  // namespace

std::string liveLinkCsv(const Take& take) {
  take.check();
  if (!take.samples.empty() && (take.samples.front().seconds < 0 || take.samples.back().seconds >= 86'400))
    throw Error(ErrorCode::InvalidArgument, "A timecode counts from 0 to 24 hours; the take lies outside.");
  std::string csv = "Timecode,BlendshapeCount";
  for (const std::string& name : arkitNames()) csv += "," + name;
  for (const char* name : kAngles) csv += std::string(",") + name;
  csv += '\n';
  char text[32];
  for (const CaptureSample& sample : take.samples) {
    csv += timecodeOf(sample.seconds) + "," + std::to_string(arkitNames().size() + kAngles.size());
    const auto add = [&csv, &text](double value) {
      const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, 7).ptr;
      csv += ',';
      csv.append(text, end);
    };
    for (const float value : toArkit(sample.expression, take.description.channels)) add(static_cast<double>(value));
    const HeadAngles head = headAngles(sample.cameraFromHead);
    const auto& [right, left] = sample.gaze;
    for (const double deg : {head.yawDeg, head.pitchDeg, head.rollDeg, double(left.yawDeg), double(left.pitchDeg), 0.0,
                             double(right.yawDeg), double(right.pitchDeg), 0.0})
      add(deg / kDegPerRad);
    csv += '\n';
  }
  return csv;
}

Take readLiveLinkCsv(const std::filesystem::path& file, const std::vector<std::string>& names) {
  std::error_code failure;
  const std::uintmax_t size = std::filesystem::file_size(file, failure);
  if (failure)
    throw Error(ErrorCode::NotFound, "There is no file '" + file.string() + "'. Check the name and the folder.");
  if (size > kLargestFile)
    throw Error(ErrorCode::TooLarge, "'" + file.string() + "' is larger than 256 MB.");
  std::ifstream stream(file);
  std::string line;
  std::getline(stream, line);
  if (line.compare(0, 3, "\xEF\xBB\xBF") == 0)
    line.erase(0, 3);
  const Columns columns(line);
  std::vector<Row> rows;
  while (columns.isUsable() && std::getline(stream, line))
    if (auto row = rowFrom(line, columns, names))
      rows.push_back(std::move(*row));
  if (rows.empty())
    throw Error(ErrorCode::Unreadable, "'" + file.string() + "' is not a recording in the layout of Live Link Face.");
  Take take;
  take.description.channels = names;
  take.description.source = file.filename().string();
  const double rate = rateOf(rows);
  const double beginS = rows.front().time.wholeS + rows.front().time.frames / rate;
  for (Row& row : rows) {
    row.sample.seconds = row.time.wholeS + row.time.frames / rate - beginS;
    if (take.samples.empty() || row.sample.seconds > take.samples.back().seconds)
      take.samples.push_back(std::move(row.sample));
  }
  take.check();
  return take;
}

}  // namespace visagiste
