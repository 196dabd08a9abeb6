#include "app/garments/collars.h"

#include <algorithm>
#include <cmath>

namespace visagiste {
namespace {

constexpr float kPi = 3.14159265F;

/// A band of even width outside a line, ribbed across.
ClothPiece ribBand(const ClothLine& edge, float widthCm, const Fabric& fabric, const Eigen::Vector2f& middle) {
  ClothPiece band;
  ClothLine outer;
  for (std::size_t i = 0; i < edge.size(); ++i) {
    const Eigen::Vector2f along = (edge[std::min(i + 1, edge.size() - 1)] - edge[i > 0 ? i - 1 : 0]).normalized();
    outer.push_back(edge[i] + widthCm * Eigen::Vector2f(-along.y(), along.x()));
  }
  std::reverse(outer.begin(), outer.end());
  band.outline = joined(edge, outer);
  band.fabric = fabric;
  band.thicknessCm = 0.28F;
  band.shadow = 0.3F;
  band.height = [middle](const Eigen::Vector2f& cm) {
    const Eigen::Vector2f from = cm - middle;
    return 0.03F * std::cos(std::round(9 * 2 * kPi / 0.42F) * std::atan2(from.y(), from.x()));
  };
  return band;
}

ClothHeight leafHeight(const Eigen::Vector2f& fold, float rise, const TrunkShape& shape) {
  return [fold, rise, shape](const Eigen::Vector2f& cm) {
    // A collar stands up along its fold and lies flat at its edge.
    const float distance = (Eigen::Vector2f(std::abs(cm.x()), cm.y()) - fold).norm();
    return trunkHeight(shape, cm) + rise * std::exp(-distance * distance / 30) +
           0.08F * smoothNoise(cm.x() / 3, cm.y() / 3, shape.seed + 9);
  };
}

void addLeaf(ClothCanvas& front, const GarmentRecipe& recipe, const ClothLine& leaf, const Eigen::Vector2f& fold,
             float stitchInset) {
  for (const bool isMirrored : {true, false}) {
    ClothPiece piece;
    piece.outline = isMirrored ? mirrored(leaf) : leaf;
    piece.fabric = recipe.trim;
    piece.turnDeg = isMirrored ? -38.0F : 38.0F;
    piece.height = leafHeight(fold, 1.4F, recipe.pattern.trunk);
    piece.thicknessCm = 0.26F;
    piece.shadow = 0.42F;
    front.add(piece);
    if (stitchInset > 0) {
      Eigen::Vector2f middle = Eigen::Vector2f::Zero();
      for (const Eigen::Vector2f& point : piece.outline) middle += point / static_cast<float>(piece.outline.size());
      ClothLine inset;
      for (const Eigen::Vector2f& point : piece.outline)
        inset.push_back(point + stitchInset * (middle - point).normalized());
      front.seam(inset, 0.32F, 0.3F);
    }
  }
}

void addShirtCollar(ClothCanvas& front, const GarmentRecipe& recipe) {
  const ClothLine leaf = joined(smooth({{6.5F, -3.9F}, {5.6F, 0.6F}, {3.6F, 4}, {0.5F, 6.6F}}),
                                joined(smooth({{0.9F, 7.2F}, {3, 9.6F}, {6.2F, 11.6F}}),
                                       smooth({{6.5F, 11.4F}, {8.8F, 6}, {9.9F, 1.5F}, {8.6F, -2.6F}, {6.5F, -3.9F}})));
  addLeaf(front, recipe, leaf, {5.5F, 1}, 0.5F);
}

void addLapels(ClothCanvas& front, const GarmentRecipe& recipe) {
  const float bottom = recipe.pattern.neckDrop;
  const ClothLine lapel = joined(smooth({{5.3F, 8.5F}, {4.6F, 15}, {2.9F, bottom - 10}, {0.4F, bottom}}),
                                 joined(smooth({{1.2F, bottom - 1.5F}, {6.5F, bottom - 10}, {11, 19}, {13.6F, 13.2F}}),
                                        ClothLine{{13.6F, 12.6F}, {9, 11}, {5.3F, 8.5F}}));
  addLeaf(front, recipe, lapel, {4.4F, 16}, 0);
  const ClothLine collar =
      joined(smooth({{6.6F, -4.4F}, {6.3F, 1}, {5.6F, 6}, {5, 9.2F}}),
             joined(ClothLine{{5, 9.2F}, {9, 10.8F}, {12.2F, 10.6F}},
                    smooth({{12.4F, 10.2F}, {11.6F, 5}, {10.2F, 0.6F}, {8.6F, -2.9F}, {6.6F, -4.4F}})));
  addLeaf(front, recipe, collar, {6, 1}, 0);
}

void addHood(ClothCanvas& front, const GarmentRecipe& recipe) {
  const ClothLine leaf =
      joined(smooth({{6.9F, -3.6F}, {6.4F, 0.4F}, {4.2F, 5.5F}, {0, 10}}),
             smooth({{0, 12.6F}, {4, 11.4F}, {8, 8}, {11, 3.4F}, {11.2F, -0.8F}, {9.4F, -3.9F}, {6.9F, -3.6F}}));
  for (const bool isMirrored : {true, false}) {
    ClothPiece piece;
    piece.outline = isMirrored ? mirrored(leaf) : leaf;
    piece.fabric = recipe.fabric;
    piece.turnDeg = isMirrored ? -30.0F : 30.0F;
    const TrunkShape shape = recipe.pattern.trunk;
    piece.height = [shape](const Eigen::Vector2f& cm) {
      // A thick roll around the neck.
      const float radius = std::hypot(std::abs(cm.x()) * 1.05F, cm.y() + 1.5F);
      const float t = (radius - 9.2F) / 2.8F;
      return trunkHeight(shape, cm) + 1.9F * std::exp(-t * t) + 0.25F * smoothNoise(cm.x() / 2.6F, cm.y() / 2.6F, 77);
    };
    piece.thicknessCm = 0.4F;
    piece.shadow = 0.5F;
    front.add(piece);
  }
  for (const float side : {-1.0F, 1.0F}) {
    const ClothLine cord = smooth({{side * 2.6F, 9.8F}, {side * 3.1F, 14}, {side * 2.8F, 20}, {side * 3.2F, 26}});
    ClothPiece piece;
    for (const Eigen::Vector2f& point : cord) piece.outline.emplace_back(point.x() - 0.28F, point.y());
    for (std::size_t i = cord.size(); i-- > 0;) piece.outline.emplace_back(cord[i].x() + 0.28F, cord[i].y());
    piece.fabric.color = recipe.buttons;
    piece.thicknessCm = 0.3F;
    piece.shadow = 0.45F;
    front.add(piece);
    addButton(front, {side * 2.6F, 9.6F}, 0.42F, {120, 118, 112});
  }
}

void addTurtle(ClothCanvas& front, const GarmentRecipe& recipe) {
  ClothPiece tube;
  tube.outline = joined(smooth({{-6.9F, -6.6F}, {-3.6F, -5.5F}, {0, -5.1F}, {3.6F, -5.5F}, {6.9F, -6.6F}}),
                        smooth({{7.3F, -3},
                                {8.3F, 0.6F},
                                {5.4F, 3.4F},
                                {0, 4.6F},
                                {-5.4F, 3.4F},
                                {-8.3F, 0.6F},
                                {-7.3F, -3},
                                {-6.9F, -6.6F}}));
  tube.fabric = recipe.trim;
  tube.thicknessCm = 0.5F;
  tube.shadow = 0.45F;
  tube.height = [](const Eigen::Vector2f& cm) {
    const float across = std::clamp(cm.x() / 8.2F, -0.98F, 0.98F);
    const float around = 8.2F * std::asin(across);
    const float sag = 0.35F * std::exp(-std::pow((cm.y() + 1.2F - 0.025F * cm.x() * cm.x()) / 0.8F, 2.0F));
    return 4.2F * std::sqrt(1 - across * across) + 0.05F * std::cos(2 * kPi * around / 0.55F) - sag +
           0.12F * smoothNoise(cm.x() / 2, cm.y() / 3, 41);
  };
  front.add(tube);
}

void addOpenBand(ClothCanvas& front, const GarmentRecipe& recipe) {
  const GarmentPattern& pattern = recipe.pattern;
  const float bottom = pattern.neckDrop;
  constexpr float kBandCm = 3;
  for (const float side : {-1.0F, 1.0F}) {
    // The person's left side buttons over the right one, below the opening.
    const ClothLine inner = smooth({{side * pattern.neckHalf, -0.6F},
                                    {side * (pattern.neckHalf - 1.2F), 8},
                                    {side * 3.6F, bottom - 6},
                                    {side * 0.2F - 1.4F * (side > 0 ? 1.0F : -1.0F), bottom + 1.5F}});
    ClothLine edge = inner;
    edge.emplace_back(-side * 1.5F, pattern.trunk.lengthCm);
    ClothPiece band;
    band.outline = edge;
    band.outline.emplace_back(side * (kBandCm - 1.5F), pattern.trunk.lengthCm);
    for (std::size_t i = inner.size(); i-- > 0;)
      band.outline.push_back(inner[i] + kBandCm * Eigen::Vector2f(side, i < 6 ? 0.05F : 0.3F).normalized());
    band.fabric = recipe.trim;
    band.thicknessCm = 0.3F;
    band.shadow = 0.35F;
    const TrunkShape shape = pattern.trunk;
    band.height = [shape](const Eigen::Vector2f& cm) {
      return trunkHeight(shape, cm) + 0.03F * std::cos(2 * kPi * (cm.y() + 0.3F * std::abs(cm.x())) / 0.5F);
    };
    front.add(band);
  }
  for (float y = bottom + 4; y < pattern.trunk.lengthCm - 3; y += 9) addButton(front, {0, y}, 0.75F, recipe.buttons);
}

}  // namespace

void addButton(ClothCanvas& canvas, const Eigen::Vector2f& middle, float radiusCm, SrgbColor color) {
  const auto ring = [&](const Eigen::Vector2f& center, float radius) {
    ClothLine line;
    for (int i = 0; i < 32; ++i) {
      const float angle = 2 * kPi * static_cast<float>(i) / 32;
      line.push_back(center + radius * Eigen::Vector2f(std::cos(angle), std::sin(angle)));
    }
    return line;
  };
  ClothPiece disc;
  disc.outline = ring(middle, radiusCm);
  disc.fabric.color = color;
  disc.thicknessCm = 0.16F;
  disc.shadow = 0.5F;
  disc.gloss = 0.5F;
  disc.height = [=](const Eigen::Vector2f& cm) {
    const float t = (cm - middle).norm() / radiusCm;
    return 0.12F * radiusCm * std::exp(-std::pow((t - 0.75F) / 0.2F, 2.0F));
  };
  canvas.add(disc);
  if (radiusCm < 0.45F)
    return;
  for (const auto& [x, y] : {std::pair(-1, -1), {1, -1}, {-1, 1}, {1, 1}}) {
    const Eigen::Vector2f hole =
        middle + 0.2F * radiusCm * Eigen::Vector2f(static_cast<float>(x), static_cast<float>(y));
    canvas.seam(ring(hole, 0.06F * radiusCm), 0, 1.2F);
  }
}

ClothLine neckline(const GarmentPattern& pattern) {
  const float half = pattern.neckHalf;
  const float drop = pattern.neckDrop;
  switch (pattern.collar) {
    case CollarStyle::VRib:
      return joined(smooth({{-half, 0}, {-half * 0.8F, drop * 0.25F}, {-half * 0.4F, drop * 0.65F}, {0, drop}}),
                    smooth({{0, drop}, {half * 0.4F, drop * 0.65F}, {half * 0.8F, drop * 0.25F}, {half, 0}}));
    case CollarStyle::Lapels:
      return {{-6.6F, -4.4F}, {-5, 9}, {-4, 18}, {-0.3F, drop}, {0.3F, drop}, {4, 18}, {5, 9}, {6.6F, -4.4F}};
    case CollarStyle::OpenV:
      return joined(smooth({{-half, 0}, {-half + 1.2F, 8}, {-3.6F, drop - 6}, {0, drop}}),
                    smooth({{0, drop}, {3.6F, drop - 6}, {half - 1.2F, 8}, {half, 0}}));
    default:
      return smooth({{-half, 0},
                     {-half * 0.93F, drop * 0.36F},
                     {-half * 0.62F, drop * 0.78F},
                     {0, drop},
                     {half * 0.62F, drop * 0.78F},
                     {half * 0.93F, drop * 0.36F},
                     {half, 0}});
  }
}

Eigen::Vector2f collarTop(const GarmentPattern& pattern) {
  switch (pattern.collar) {
    case CollarStyle::Turtle:
      return {6.9F, -6.6F};
    case CollarStyle::Shirt:
      return {6.5F, -3.9F};
    case CollarStyle::Lapels:
      return {6.6F, -4.4F};
    case CollarStyle::Hood:
      return {6.9F, -3.6F};
    default:
      return {pattern.neckHalf, 0};
  }
}

Eigen::Vector2f collarFront(const GarmentPattern& pattern) {
  if (pattern.collar == CollarStyle::Turtle)
    return {0, -5.1F};
  if (pattern.collar == CollarStyle::Shirt)
    return {0, 6.9F};
  return {0, pattern.collar == CollarStyle::Hood ? 10 : pattern.neckDrop};
}

void addCollar(ClothCanvas& front, const GarmentRecipe& recipe) {
  const GarmentPattern& pattern = recipe.pattern;
  switch (pattern.collar) {
    case CollarStyle::CrewRib:
    case CollarStyle::VRib: {
      ClothLine edge = neckline(pattern);
      ClothPiece band = ribBand(edge, 2, recipe.trim, {0, -1});
      const ClothHeight ribs = band.height;
      band.height = [ribs, shape = pattern.trunk](const Eigen::Vector2f& cm) {
        return ribs(cm) + trunkHeight(shape, cm);
      };
      front.add(band);
      break;
    }
    case CollarStyle::Bound:
      front.seam(neckline(pattern), 0, 0.6F);
      break;
    case CollarStyle::Turtle:
      addTurtle(front, recipe);
      break;
    case CollarStyle::Shirt:
      addShirtCollar(front, recipe);
      break;
    case CollarStyle::Hood:
      addHood(front, recipe);
      break;
    case CollarStyle::Lapels:
      addLapels(front, recipe);
      break;
    case CollarStyle::OpenV:
      addOpenBand(front, recipe);
      break;
  }
}

bool addCollarBack(ClothCanvas& back, const GarmentRecipe& recipe) {
  const GarmentPattern& pattern = recipe.pattern;
  ClothPiece piece;
  piece.fabric = recipe.trim;
  piece.shadow = 0;
  if (pattern.collar == CollarStyle::Hood) {
    piece.fabric = recipe.fabric;
    piece.outline = smooth(
        {{-11, 3}, {-11.4F, -2}, {-9, -5}, {-4, -6.2F}, {4, -6.2F}, {9, -5}, {11.4F, -2}, {11, 3}, {0, 9}, {-11, 3}});
    piece.height = [](const Eigen::Vector2f& cm) {
      return 0.05F * cm.y() * cm.y() * 0.4F + 0.5F * smoothNoise(cm.x() / 3, cm.y() / 2.5F, 31);
    };
  } else if (pattern.collar == CollarStyle::Shirt || pattern.collar == CollarStyle::Lapels) {
    piece.outline = smooth({{-8.4F, 2},
                            {-7.6F, -3.6F},
                            {-3.5F, -4.9F},
                            {0, -5.1F},
                            {3.5F, -4.9F},
                            {7.6F, -3.6F},
                            {8.4F, 2},
                            {0, 5},
                            {-8.4F, 2}});
    piece.height = [](const Eigen::Vector2f& cm) { return 0.03F * cm.x() * cm.x(); };
  } else {
    return false;
  }
  back.add(piece);
  return true;
}

}  // namespace visagiste
