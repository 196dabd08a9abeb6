#include "core/style/stylizer.h"

#include <algorithm>
#include <utility>

#include "core/base/error.h"
#include "core/image/resample.h"
#include "core/style/steady_stream.h"
#include "core/style/style_blend.h"
#include "core/style/style_painting.h"
#include "core/style/style_protection.h"
#include "core/style/style_weights.h"

namespace visagiste {
namespace {

constexpr int kUsualSidePx = 640;    // Of a portrait whose strokes are as the style has them.
constexpr double kSharpFrom = 0.75;  // Enlarged by less than its inverse, a painting is still sharp.

class NetworkStylizer final : public PortraitStylizer {
 public:
  explicit NetworkStylizer(std::shared_ptr<StyleReader> reader) : m_reader(std::move(reader)) {}

  Image stylized(const StyleScene& scene, const StyleSpec& spec, RunContext& context) override {
    spec.check();
    const Image picture = converted(scene.picture, PixelFormat::Rgb8);
    context.checkpoint();
    context.report(0, "style.read");
    const std::vector<StyleShare> styles = styleShares(spec, *m_reader);
    if (spec.strength == 0)
      return scene.picture;
    context.checkpoint();
    StageContext painting(context, 0.05F, 0.9F);
    const Image whole = withProtectedFeatures(scene, paintedAtOwnSize(picture, spec, styles, painting), spec.protect);
    context.checkpoint();
    return blendedStyle(scene.picture, whole, {spec.strength, styleWeights(scene, spec), spec.keepColor});
  }

  std::unique_ptr<StyleStream> stream(const StyleSpec& spec, const StyleStreamOptions& options) override {
    spec.check();
    options.check();
    return makeStyleStream(spec, options, styleShares(spec, *m_reader));
  }

 private:
  static Image paintedAtOwnSize(const Image& picture, const StyleSpec& spec, const std::vector<StyleShare>& styles,
                                RunContext& context) {
    const Size strokes = strokeSize(picture.size(), spec, kUsualSidePx);
    if (strokes.width < kSharpFrom * picture.width())
      return paintedTwice(picture, strokes, styles, context);
    std::vector<StyleStatistics> statistics;
    return resized(painted(resized(picture, strokes), styles, statistics, context), picture.size());
  }

  std::shared_ptr<StyleReader> m_reader;
};

}  // namespace

std::shared_ptr<PortraitStylizer> makePortraitStylizer(std::shared_ptr<StyleReader> reader) {
  return std::make_shared<NetworkStylizer>(std::move(reader));
}

}  // namespace visagiste
