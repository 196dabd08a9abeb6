#include "core/base/error.h"
#include "core/types/makeup_look.h"

namespace visagiste {

const std::vector<MakeupProductTraits>& makeupProducts() {
  using P = MakeupProduct;
  constexpr auto kMatte = MakeupFinish::Matte;
  constexpr auto kSatin = MakeupFinish::Satin;
  constexpr auto kGloss = MakeupFinish::Gloss;
  constexpr auto kShimmer = MakeupFinish::Shimmer;
  constexpr auto kGlitter = MakeupFinish::Glitter;
  static const std::vector<MakeupProductTraits> products = {
      {P::SkinSmoothing, "skin-smoothing", {"face"}, {kMatte}, 0, 0, {{"pores", 0, 1, 0.7F}}},
      {P::Foundation, "foundation", {"face"}, {kSatin, kMatte, kGloss}, 0, 1, {{"evening", 0, 1, 0.5F}}},
      {P::Concealer, "concealer", {"under-eyes"}, {kMatte}, 0, 1, {{"softness", 0, 1, 0.6F}}},
      {P::Contour,
       "contour",
       {"sculpt", "cheeks", "jaw", "nose", "forehead"},
       {kMatte},
       0,
       1,
       {{"softness", 0, 1, 0.6F}}},
      {P::Bronzer, "bronzer", {"sun", "cheeks"}, {kMatte, kShimmer}, 1, 1, {{"softness", 0, 1, 0.7F}}},
      {P::Blush,
       "blush",
       {"apples", "draped", "round", "sun-kissed"},
       {kMatte, kSatin, kShimmer},
       1,
       1,
       {{"softness", 0, 1, 0.7F}, {"size", 0.5F, 1.5F, 1}}},
      {P::Highlighter,
       "highlighter",
       {"glow", "cheekbones", "nose", "cupids-bow", "brow-bone"},
       {kShimmer, kSatin},
       1,
       1,
       {{"softness", 0, 1, 0.5F}}},
      {P::Brows,
       "brows",
       {"natural", "straight", "arched", "full"},
       {kMatte},
       0,
       1,
       {{"thickness", 0.5F, 1.5F, 1}, {"strokes", 0, 1, 0.7F}}},
      {P::Eyeshadow,
       "eyeshadow",
       {"lid", "gradient", "crease", "outer-corner", "inner-corner", "smoky"},
       {kMatte, kSatin, kShimmer, kGlitter},
       1,
       3,
       {{"softness", 0, 1, 0.5F}, {"height", 0.5F, 1.5F, 1}}},
      {P::Kajal, "kajal", {"lower", "upper", "both"}, {kMatte, kSatin}, 1, 1, {{"softness", 0, 1, 0.3F}}},
      {P::Eyeliner,
       "eyeliner",
       {"classic", "thin", "wing", "cat-eye", "smudged", "lower"},
       {kMatte, kSatin, kGloss, kGlitter},
       1,
       1,
       {{"thickness", 0.3F, 2.5F, 1}, {"wing", 0, 2, 1}}},
      {P::Lashes,
       "lashes",
       {"upper", "lower", "both"},
       {kMatte},
       1,
       1,
       {{"length", 0.3F, 2, 1}, {"density", 0.2F, 2, 1}, {"curl", 0, 1, 0.6F}}},
      {P::Mascara, "mascara", {"upper", "lower", "both"}, {kMatte}, 1, 1, {{"volume", 0.3F, 2, 1}}},
      {P::LipLiner, "lip-liner", {"contour", "overline"}, {kMatte, kSatin}, 1, 1, {{"thickness", 0.3F, 2.5F, 1}}},
      {P::Lipstick, "lipstick", {"full", "ombre", "stain"}, {kSatin, kMatte, kGloss, kShimmer}, 1, 2, {}},
      {P::IrisColor, "iris-color", {"iris"}, {kMatte}, 1, 1, {{"ring", 0, 1, 0.4F}}},
      {P::TeethWhitening, "teeth-whitening", {"teeth"}, {kMatte}, 0, 0, {}},
      {P::FacePaint,
       "face-paint",
       {"image"},
       {kMatte, kSatin, kShimmer, kGlitter},
       0,
       0,
       {{"u", 0, 1, 0.5F}, {"v", 0, 1, 0.5F}, {"size", 0.01F, 1, 0.15F}, {"turn", -180, 180, 0}}},
  };
  return products;
}

const MakeupProductTraits& traitsOf(MakeupProduct product) {
  for (const MakeupProductTraits& traits : makeupProducts())
    if (traits.product == product)
      return traits;
  throw Error(ErrorCode::InvalidArgument, "There is no such makeup product.");
}

std::string_view nameOf(MakeupFinish finish) {
  switch (finish) {
    case MakeupFinish::Matte:
      return "matte";
    case MakeupFinish::Satin:
      return "satin";
    case MakeupFinish::Gloss:
      return "gloss";
    case MakeupFinish::Shimmer:
      return "shimmer";
    case MakeupFinish::Glitter:
      return "glitter";
  }
  throw Error(ErrorCode::InvalidArgument, "There is no such finish.");
}

std::string_view nameOf(FaceSide side) {
  switch (side) {
    case FaceSide::Both:
      return "both";
    case FaceSide::Left:
      return "left";
    case FaceSide::Right:
      return "right";
  }
  throw Error(ErrorCode::InvalidArgument, "There is no such side.");
}

}  // namespace visagiste
