#include "core/types/style_spec.h"

#include <tuple>

#include "core/base/error.h"

namespace visagiste {
namespace {

void requireWithin(float value, float least, float most, const std::string& field) {
  if (!(value >= least && value <= most))
    throw Error(ErrorCode::InvalidArgument, "The style's " + field + " has to lie between " + std::to_string(least) +
                                                " and " + std::to_string(most) + ".");
}

auto fieldsOf(const StyleSpec& spec) {
  return std::tie(spec.style, spec.variant, spec.secondStyle, spec.mix, spec.strength, spec.regions.skin,
                  spec.regions.hair, spec.regions.clothes, spec.regions.background, spec.keepColor, spec.protect,
                  spec.strokeScale);
}

}  // namespace

void StyleSpec::check() const {
  if (style.empty())
    throw Error(ErrorCode::InvalidArgument, "No style was named. Choose a style, a style pack or a picture.");
  requireWithin(mix, 0, 1, "mix");
  if (mix > 0 && secondStyle.empty())
    throw Error(ErrorCode::InvalidArgument, "A mix needs a second style.");
  requireWithin(strength, 0, 1, "strength");
  requireWithin(regions.skin, 0, 1, "strength on skin");
  requireWithin(regions.hair, 0, 1, "strength on hair");
  requireWithin(regions.clothes, 0, 1, "strength on clothes");
  requireWithin(regions.background, 0, 1, "strength on the background");
  requireWithin(keepColor, 0, 1, "keepColor");
  requireWithin(protect, 0, 1, "protect");
  requireWithin(strokeScale, kLeastStrokeScale, kMostStrokeScale, "strokeScale");
}

bool operator==(const StyleSpec& a, const StyleSpec& b) {
  return fieldsOf(a) == fieldsOf(b);
}

}  // namespace visagiste
