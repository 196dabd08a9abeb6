#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/catalogue/option_reader.h"
#include "core/catalogue/performance_reader.h"
#include "core/catalogue/services.h"
#include "core/expression/take.h"
#include "core/job/run_context.h"
#include "core/types/image.h"

// What driving a head and driving a photograph share. Included by the .cpp files of this folder only.

namespace visagiste {

/// The options that both have.
struct DriveRequest {
  std::string source;  ///< Empty where there is an option "head" or "edits", which whoever takes one reads.
  std::string driver;
  std::filesystem::path output;
  int framesPerSecond = 0;  ///< 0: the driver's own.
  bool isMirrored = false;
  bool idleBlinks = false;
  bool followsPose = true;
  PerformanceOptions driverOptions;

  [[nodiscard]] static DriveRequest read(OptionReader& options);
};

/// A driver's performance, its times beginning at 0, mirrored and with blinks as asked for.
struct DriverPerformance {
  Take take;
  double framesPerSecond = 0;

  /// Pictures that show all of it, one a frame.
  [[nodiscard]] std::size_t frameCount() const;
};

[[nodiscard]] DriverPerformance performanceOf(Services& services, const DriveRequest& request, RunContext& context);

/// "out.png" and 7 give "out_00007.png".
[[nodiscard]] std::filesystem::path numberedFile(const std::filesystem::path& file, std::size_t number);

/// Writes what `draw` makes of each moment: a film (.mp4), or pictures, numbered where there are several.
/// A single picture keeps what the file `photo` says about the photograph it shows (encodeEditedImageFile()).
/// Returns the files; where the work ends early none is left. Reports "drive.render".
[[nodiscard]] std::vector<std::filesystem::path> writeFrames(const DriverPerformance& performance,
                                                             const std::filesystem::path& output,
                                                             const std::filesystem::path& photo,
                                                             const std::function<Image(const CaptureSample&)>& draw,
                                                             RunContext& context);

}  // namespace visagiste
