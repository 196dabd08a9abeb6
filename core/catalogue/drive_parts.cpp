#include "core/catalogue/drive_parts.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>

#include "core/base/unfinished_files.h"
#include "core/camera/video_writer.h"
#include "core/catalogue/job_parts.h"
#include "core/expression/take_edit.h"
#include "core/image/edited_picture.h"

namespace visagiste {
namespace {

constexpr double kUsualRate = 30;

}  // namespace

DriveRequest DriveRequest::read(OptionReader& options) {
  DriveRequest request;
  if (!options.has("head") && !options.has("edits"))
    request.source = options.text("source");
  request.driver = options.text("driver");
  request.output = options.text("output");
  const std::string ending = lowerExtension(request.output);
  if (ending != ".mp4" && ending != ".png" && ending != ".glb" && ending != ".obj")
    options.fail("output", "a file name that ends in .mp4, .png, .glb or .obj");
  request.followsPose = options.oneOf("pose", {"follow", "hold"}, "follow") == "follow";
  request.isMirrored = options.flagOr("mirror", false);
  request.idleBlinks = options.flagOr("idleBlinks", false);
  request.framesPerSecond = options.wholeNumberOr("framesPerSecond", 0);
  if (request.framesPerSecond < 0 || request.framesPerSecond > 240)
    options.fail("framesPerSecond", "from 0 (the driver's own) to 240");
  request.driverOptions.facePx = readFacePoint(options);
  request.driverOptions.precision = readPrecision(options);
  request.driverOptions.reading = readReading(options);
  return request;
}

std::size_t DriverPerformance::frameCount() const {
  return static_cast<std::size_t>(std::floor(take.seconds() * framesPerSecond + 1e-6)) + 1;
}

DriverPerformance performanceOf(Services& services, const DriveRequest& request, RunContext& context) {
  Performance driver = readDriver(services, request.driver, request.driverOptions, context);
  DriverPerformance performance;
  performance.take = trimmed(driver.take, driver.take.samples.front().seconds, driver.take.samples.back().seconds);
  if (request.isMirrored)
    performance.take = mirrored(performance.take);
  if (request.idleBlinks)
    performance.take = withIdleBlinks(performance.take);
  performance.framesPerSecond = request.framesPerSecond > 0  ? request.framesPerSecond
                                : driver.framesPerSecond > 0 ? std::clamp(driver.framesPerSecond, 1.0, 240.0)
                                                             : kUsualRate;
  return performance;
}

std::filesystem::path numberedFile(const std::filesystem::path& file, std::size_t number) {
  char digits[24];
  std::snprintf(digits, sizeof digits, "_%05zu", number);
  return file.parent_path() / (file.stem().string() + digits + file.extension().string());
}

std::vector<std::filesystem::path> writeFrames(const DriverPerformance& performance,
                                               const std::filesystem::path& output, const std::filesystem::path& photo,
                                               const std::function<Image(const CaptureSample&)>& draw,
                                               RunContext& context) {
  const std::size_t count = performance.frameCount();
  UnfinishedFiles files;
  std::unique_ptr<VideoWriter> video;
  for (std::size_t i = 0; i < count; ++i) {
    context.checkpoint();
    context.report(static_cast<float>(i) / static_cast<float>(count), "drive.render");
    const Image picture = draw(sampleAt(performance.take, static_cast<double>(i) / performance.framesPerSecond));
    if (lowerExtension(output) == ".mp4") {
      if (video == nullptr)
        video = std::make_unique<VideoWriter>(output, picture.size(), performance.framesPerSecond);
      video->write(picture);
      continue;
    }
    const std::filesystem::path file = count == 1 ? output : numberedFile(output, i + 1);
    encodeEditedImageFile(picture, file, count == 1 ? photo : std::filesystem::path());
    files.add(file);
  }
  if (video != nullptr) {
    video->finish();
    files.add(output);
  }
  return files.finish();
}

}  // namespace visagiste
