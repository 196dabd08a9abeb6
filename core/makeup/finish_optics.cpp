#include "core/makeup/finish_optics.h"

namespace visagiste {
namespace {

FinishOptics ofFinish(MakeupFinish finish) {
  FinishOptics optics;
  switch (finish) {
    case MakeupFinish::Matte:
      optics.shine = 0.25F;
      optics.texture = 0.85F;
      break;
    case MakeupFinish::Satin:
      optics.shine = 0.9F;
      optics.gloss = 0.10F;
      optics.glossKnee = 1.15F;
      break;
    case MakeupFinish::Gloss:
      optics.shine = 1.5F;
      optics.knee = 0.07F;
      optics.gloss = 0.65F;
      optics.glossKnee = 1.12F;
      break;
    case MakeupFinish::Shimmer:
      optics.shine = 1.0F;
      optics.gloss = 0.35F;
      optics.glossKnee = 1.05F;
      optics.sparkle = 0.16F;
      break;
    case MakeupFinish::Glitter:
      optics.shine = 1.0F;
      optics.gloss = 0.2F;
      optics.glossKnee = 1.1F;
      optics.sparkle = 0.9F;
      break;
  }
  return optics;
}

/// Lines and hairs: what lies under them says nothing about their light; only the large shading does.
FinishOptics ofThinLines(FinishOptics optics) {
  optics.texture = 0.25F;
  optics.contrast = 0.7F;
  optics.shine *= 0.4F;
  optics.gloss *= 0.4F;
  return optics;
}

}  // namespace

FinishOptics opticsOf(MakeupProduct product, MakeupFinish finish) {
  FinishOptics optics = ofFinish(finish);
  switch (product) {
    case MakeupProduct::Brows:
    case MakeupProduct::Kajal:
    case MakeupProduct::Eyeliner:
    case MakeupProduct::Lashes:
    case MakeupProduct::Mascara:
      return ofThinLines(optics);
    case MakeupProduct::IrisColor:
      // Reflections stay; the contrast of dark irises would be too strong on a light colour.
      optics.shine = 1;
      optics.knee = 0.9F;
      optics.contrast = 0.8F;
      optics.texture = 0.7F;
      return optics;
    case MakeupProduct::Foundation:
    case MakeupProduct::Concealer:
    case MakeupProduct::Contour:
    case MakeupProduct::Bronzer:
    case MakeupProduct::Blush:
      // Skin shines less than lips: the same finish means less.
      optics.gloss *= 0.5F;
      if (finish == MakeupFinish::Matte)
        optics.shine = product == MakeupProduct::Foundation ? 0.45F : 0.9F;
      return optics;
    default:
      return optics;
  }
}

}  // namespace visagiste
