#include "core/catalogue/style_bench.h"

#include <utility>

#include "core/catalogue/clip_frames.h"
#include "core/catalogue/sample_files.h"
#include "core/catalogue/style_scene_of.h"
#include "core/image/resample.h"
#include "core/style/style_reader.h"
#include "core/style/stylizer.h"

namespace visagiste {
namespace {

constexpr int kSidePx = 512;
constexpr int kLiveSidePx = 384;
constexpr std::size_t kFrames = 30;

}  // namespace

std::vector<StageStatistics> measureStylize(Services& services, const Image& picture,
                                            std::optional<Precision> precision, int runs, RunContext& context) {
  StyleSpec spec;
  spec.style = samplePortrait().string();  // Any picture has a style.
  QuietContext quiet;
  const StyleScene scene = styleSceneOf(services, resized(picture, {kSidePx, kSidePx}), spec, precision, quiet);
  std::vector<StageStatistics> stages;
  const auto add = [&](const char* name, Workload workload, const std::function<void()>& work) {
    const ComputeDevice device = chooseDevice(workload, precision);
    StageStatistics stage = measured(name, runs, context, work);
    stage.precision = precisionName(device.precision);
    stage.threads = device.threads;
    stages.push_back(std::move(stage));
  };
  for (const Workload workload : {Workload::Live, Workload::Batch}) {
    const std::shared_ptr<StyleReader> reader = services.styleReader(workload, precision);
    const std::shared_ptr<PortraitStylizer> stylizer = makePortraitStylizer(reader);
    const auto paint = [&] { static_cast<void>(stylizer->stylized(scene, spec, quiet)); };
    add("stylize learned 512x512", workload, paint);
    add("stylize arbitrary 512x512", workload, [&] {
      static_cast<void>(reader->readPictures({picture}));
      paint();
    });
  }
  const std::vector<Frame> frames = demoClipFrames(kFrames);
  StyleStreamOptions options;
  options.mostSidePx = kLiveSidePx;
  spec.protect = 0;
  const std::unique_ptr<StyleStream> stream = services.stylizer(Workload::Live, precision)->stream(spec, options);
  std::size_t step = 0;
  add("stylize live (384 px)", Workload::Live, [&] {
    StyleScene live;
    live.picture = frames[thereAndBack(step++, frames.size())].image;
    static_cast<void>(stream->next(live));
  });
  return stages;
}

}  // namespace visagiste
