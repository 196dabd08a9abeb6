#include "core/catalogue/portrait_bench.h"

#include <cmath>
#include <string>

#include "core/catalogue/portrait_source.h"

namespace visagiste {

std::vector<StageStatistics> measureExpress(Services& services, const Image& photo, std::optional<Precision> precision,
                                            int runs, RunContext& context) {
  DrivenPortraitOptions options;
  options.previewSidePx = 256;
  options.threads = 2;
  QuietContext quiet;
  const PortraitToDrive source = preparePortrait(services, photo, "picture", std::nullopt, precision, options, quiet);
  const DrivenPortrait& portrait = *source.portrait;
  std::vector<StageStatistics> stages;
  for (const PortraitDetail detail : {PortraitDetail::Preview, PortraitDetail::Full}) {
    const Size size = portrait.size(detail);
    int step = 0;
    StageStatistics stage =
        measured("express " + std::to_string(size.width) + "x" + std::to_string(size.height), runs, context, [&] {
          PortraitMotion motion;
          const float phase = 0.4F * static_cast<float>(++step);
          motion.expression = (portrait.ownExpression().array() + 0.15F + 0.15F * std::sin(phase)).min(1.0F);
          motion.turn = headTurn(8 * std::sin(phase), 4 * std::cos(phase), 0);
          static_cast<void>(portrait.picture(motion, detail));
        });
    stage.threads = options.threads;
    stages.push_back(std::move(stage));
  }
  return stages;
}

}  // namespace visagiste
