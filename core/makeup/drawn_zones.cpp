#include "core/makeup/drawn_zones.h"

#include <opencv2/imgproc.hpp>

#include "core/makeup/zone_drawers.h"

namespace visagiste {
namespace {

using EyeDrawer = DrawnMask (*)(const FaceGeometry&, const MakeupLayer&, std::size_t);

std::vector<DrawnMask> drawSides(EyeDrawer draw, const FaceGeometry& face, const MakeupLayer& layer) {
  std::vector<DrawnMask> masks;
  for (std::size_t side = 0; side < 2; ++side) {
    const FaceSide here = side == 0 ? FaceSide::Right : FaceSide::Left;
    if (layer.side != FaceSide::Both && layer.side != here)
      continue;
    DrawnMask drawn = draw(face, layer, side);
    if (drawn.weights.empty())
      continue;
    for (cv::Mat& weight : drawn.weights) weight.convertTo(weight, CV_8UC1, face.lids()[side].facing);
    masks.push_back(std::move(drawn));
  }
  return masks;
}

}  // namespace

std::vector<DrawnMask> drawMasks(const FaceGeometry& face, const MakeupLayer& layer) {
  switch (layer.product) {
    case MakeupProduct::Brows:
      return drawSides(drawBrow, face, layer);
    case MakeupProduct::Kajal:
      return drawSides(drawKajal, face, layer);
    case MakeupProduct::Eyeliner:
      return drawSides(drawEyeliner, face, layer);
    case MakeupProduct::Lashes:
    case MakeupProduct::Mascara:
      return drawSides(drawLashes, face, layer);
    case MakeupProduct::IrisColor:
      return drawSides(drawIris, face, layer);
    case MakeupProduct::LipLiner:
      return drawLipLiner(face, layer);
    case MakeupProduct::Lipstick:
      return drawLipstick(face, layer);
    case MakeupProduct::TeethWhitening:
      return drawTeeth(face);
    default:
      return {};
  }
}

}  // namespace visagiste
