#include "app/garments/tailor.h"

#include <algorithm>
#include <cmath>

#include "app/garments/collars.h"

namespace visagiste {
namespace {

constexpr float kRadian = 3.14159265F / 180;

/// The person's left sleeve: shoulder, armpit, and the two ends.
struct SleeveLines {
  Eigen::Vector2f shoulder;
  Eigen::Vector2f armpit;
  Eigen::Vector2f outer;
  Eigen::Vector2f inner;
};

SleeveLines sleeveLines(const GarmentPattern& p) {
  const float turn = p.sleeveTurnDeg * kRadian;
  SleeveLines lines;
  lines.shoulder = {p.shoulderHalf, p.shoulderDrop};
  lines.armpit = {p.trunk.chestHalfCm, p.trunk.armpitCm};
  lines.outer = lines.shoulder + p.sleeveLength * Eigen::Vector2f(std::sin(turn), std::cos(turn));
  lines.inner = lines.outer + p.sleeveEnd * Eigen::Vector2f(-std::cos(turn), std::sin(turn));
  if (p.sleeveLength <= 0)
    lines.outer = lines.shoulder, lines.inner = lines.armpit;
  return lines;
}

ClothLine armhole(const GarmentPattern& p) {
  const Eigen::Vector2f shoulder(p.shoulderHalf, p.shoulderDrop);
  const Eigen::Vector2f armpit(p.trunk.chestHalfCm, p.trunk.armpitCm);
  const float inward = p.sleeveLength > 0 ? 1.6F : 2.2F;
  return smooth({shoulder,
                 {p.shoulderHalf - 0.6F * inward, p.shoulderDrop + 0.4F * (armpit.y() - shoulder.y())},
                 {p.shoulderHalf - 0.2F * inward + 0.3F * (armpit.x() - shoulder.x()),
                  p.shoulderDrop + 0.78F * (armpit.y() - shoulder.y())},
                 armpit});
}

ClothLine trunkOutline(const GarmentPattern& p) {
  const TrunkShape& t = p.trunk;
  const float waist = p.hasWaist ? 4.0F : 0.6F;
  const ClothLine side =
      joined(armhole(p), smooth({{t.chestHalfCm, t.armpitCm},
                                 {t.chestHalfCm - waist, t.armpitCm + 0.42F * (t.lengthCm - t.armpitCm)},
                                 {t.hemHalfCm, t.lengthCm}}));
  ClothLine right{{p.neckHalf, 0}};
  right = joined(right, side);
  // The hem hangs a little lower in the middle.
  const ClothLine hem = smooth({{t.hemHalfCm, t.lengthCm}, {0, t.lengthCm + 0.8F}, {-t.hemHalfCm, t.lengthCm}});
  ClothLine outline = joined(joined(right, hem), mirrored(right));
  return joined(outline, neckline(p));
}

void addSleeve(ClothCanvas& front, const GarmentRecipe& recipe, float side) {
  const GarmentPattern& p = recipe.pattern;
  const SleeveLines s = sleeveLines(p);
  const auto at = [side](const Eigen::Vector2f& cm) { return Eigen::Vector2f(side * cm.x(), cm.y()); };
  const Eigen::Vector2f elbowOut = 0.5F * (s.shoulder + s.outer) + Eigen::Vector2f(0.6F, -0.5F);
  const Eigen::Vector2f elbowIn = 0.5F * (s.armpit + s.inner) + Eigen::Vector2f(-0.5F, -0.6F);
  ClothLine edge = joined(smooth({s.shoulder, elbowOut, s.outer}), smooth({s.inner, elbowIn, s.armpit}));
  ClothLine hole = armhole(p);
  std::reverse(hole.begin(), hole.end());
  edge = joined(edge, hole);
  ClothPiece piece;
  for (const Eigen::Vector2f& point : edge) piece.outline.push_back(at(point));
  piece.fabric = recipe.fabric;
  piece.turnDeg = side * (90 - p.sleeveTurnDeg) * 0.85F;
  if (!recipe.fabric.upright)
    piece.turnDeg = -side * (90 - p.sleeveTurnDeg) * 0.9F;
  const std::vector<ClothFold> folds = sleeveFolds(at(s.shoulder), at(s.armpit), at(s.outer), at(s.inner),
                                                   p.trunk.stiffness, p.trunk.seed + (side > 0 ? 3U : 11U));
  const Eigen::Vector2f from = at(0.5F * (s.shoulder + s.armpit));
  const Eigen::Vector2f to = at(0.5F * (s.outer + s.inner));
  const float startHalf = 0.5F * (s.shoulder - s.armpit).norm();
  const float endHalf = 0.5F * p.sleeveEnd;
  const unsigned seed = p.trunk.seed;
  piece.height = [=](const Eigen::Vector2f& cm) {
    const Eigen::Vector2f axis = (to - from).normalized();
    const Eigen::Vector2f offset = cm - from;
    const float t = std::clamp(offset.dot(axis) / (to - from).norm(), 0.0F, 1.0F);
    const float half = startHalf + (endHalf - startHalf) * t + 0.8F;
    const float across = std::clamp((axis.x() * offset.y() - axis.y() * offset.x()) / half, -0.98F, 0.98F);
    return 0.55F * half * std::sqrt(1 - across * across) + foldHeight(folds, cm) +
           0.12F * smoothNoise(cm.x() / 3, cm.y() / 3, seed + 21);
  };
  piece.thicknessCm = 0.12F;
  piece.shadow = 0.15F;
  front.add(piece);
  ClothLine seamLine;
  for (const Eigen::Vector2f& point : armhole(p)) seamLine.push_back(at(point));
  front.seam(seamLine, 0, 0.55F);
  const Eigen::Vector2f back = (s.shoulder - s.outer).normalized();
  if (p.hasCuffs) {
    ClothPiece cuff;
    const float deep = 5;
    const Eigen::Vector2f above = s.outer + deep * back;
    const Eigen::Vector2f below = s.inner + deep * (s.armpit - s.inner).normalized();
    for (const Eigen::Vector2f& point : {above, s.outer, s.inner, below}) cuff.outline.push_back(at(point));
    cuff.fabric = recipe.trim;
    cuff.thicknessCm = 0.3F;
    cuff.shadow = 0.25F;
    const Eigen::Vector2f axis = at(Eigen::Vector2f(-back));
    const ClothHeight sleeve = piece.height;
    cuff.height = [=](const Eigen::Vector2f& cm) {
      const float across = axis.x() * cm.y() - axis.y() * cm.x();
      return sleeve(cm) + 0.04F * std::cos(2 * 3.14159265F * across / 0.55F);
    };
    front.add(cuff);
  } else if (p.sleeveLength > 0) {
    const float deep = p.hasPlacket && p.sleeveLength > 40 ? 6.0F : 2.2F;
    front.seam({at(s.outer + deep * back), at(s.inner + deep * (s.armpit - s.inner).normalized())}, 0.3F, 0.45F);
  }
}

void addTrunk(ClothCanvas& front, const GarmentRecipe& recipe) {
  const GarmentPattern& p = recipe.pattern;
  ClothPiece trunk;
  trunk.outline = trunkOutline(p);
  trunk.fabric = recipe.fabric;
  trunk.shadow = 0.25F;
  const std::vector<ClothFold> folds = trunkFolds(p.trunk);
  const TrunkShape shape = p.trunk;
  trunk.height = [folds, shape](const Eigen::Vector2f& cm) { return trunkHeight(shape, cm) + foldHeight(folds, cm); };
  front.add(trunk);
  for (const float side : {-1.0F, 1.0F})
    front.seam({{side * p.neckHalf, 0.3F}, {side * p.shoulderHalf, p.shoulderDrop + 0.3F}}, 0, 0.35F);
  if (p.hasWaist)
    front.seam(smooth({{-p.trunk.chestHalfCm + 4, 41}, {0, 42}, {p.trunk.chestHalfCm - 4, 41}}), 0, 0.8F);
  if (p.hasCuffs) {
    ClothPiece band;
    const float top = p.trunk.lengthCm - 6;
    band.outline = {{-p.trunk.hemHalfCm + 0.1F, top},
                    {p.trunk.hemHalfCm - 0.1F, top},
                    {p.trunk.hemHalfCm - 0.8F, p.trunk.lengthCm},
                    {-p.trunk.hemHalfCm + 0.8F, p.trunk.lengthCm}};
    band.fabric = recipe.trim;
    band.thicknessCm = 0.3F;
    band.height = [shape](const Eigen::Vector2f& cm) {
      return trunkHeight(shape, cm) + 0.04F * std::cos(2 * 3.14159265F * cm.x() / 0.55F);
    };
    front.add(band);
  } else {
    const float y = p.trunk.lengthCm - 2;
    front.seam(smooth({{-p.trunk.hemHalfCm, y}, {0, y + 0.8F}, {p.trunk.hemHalfCm, y}}), 0.3F, 0.4F);
  }
}

void addPocket(ClothCanvas& front, const GarmentRecipe& recipe, const ClothLine& outline) {
  ClothPiece pocket;
  pocket.outline = outline;
  pocket.fabric = recipe.fabric;
  pocket.thicknessCm = 0.14F;
  pocket.shadow = 0.25F;
  const TrunkShape shape = recipe.pattern.trunk;
  pocket.height = [shape](const Eigen::Vector2f& cm) {
    return trunkHeight(shape, cm) + 0.15F * smoothNoise(cm.x() / 4, cm.y() / 4, shape.seed + 15);
  };
  front.add(pocket);
  Eigen::Vector2f middle = Eigen::Vector2f::Zero();
  for (const Eigen::Vector2f& point : outline) middle += point / static_cast<float>(outline.size());
  ClothLine inset;
  for (const Eigen::Vector2f& point : outline) inset.push_back(point + 0.45F * (middle - point).normalized());
  inset.push_back(inset.front());
  front.seam(inset, 0.3F, 0.35F);
}

void addPockets(ClothCanvas& front, const GarmentRecipe& recipe) {
  switch (recipe.category) {
    case GarmentCategory::Hoodie:
      addPocket(front, recipe, {{-11, 43}, {11, 43}, {16, 52}, {16, 59}, {-16, 59}, {-16, 52}});
      break;
    case GarmentCategory::Jacket:
      for (const float side : {-1.0F, 1.0F})
        addPocket(front, recipe, {{side * 8, 48}, {side * 20, 48}, {side * 20.3F, 53.5F}, {side * 7.8F, 53.5F}});
      addPocket(front, recipe, {{8.5F, 24}, {18, 22.8F}, {18.2F, 25.2F}, {8.7F, 26.4F}});
      break;
    default:
      addPocket(front, recipe, {{6.5F, 20}, {17.5F, 20}, {17.5F, 30}, {12, 32.5F}, {6.5F, 30}});
      break;
  }
}

void addPlacket(ClothCanvas& front, const GarmentRecipe& recipe) {
  const GarmentPattern& p = recipe.pattern;
  const float top = collarFront(p).y();
  if (p.collar != CollarStyle::Lapels) {
    ClothPiece placket;
    placket.outline = {{-1.7F, top}, {1.7F, top}, {1.7F, p.trunk.lengthCm + 0.6F}, {-1.7F, p.trunk.lengthCm + 0.6F}};
    placket.fabric = recipe.fabric;
    placket.thicknessCm = 0.14F;
    placket.shadow = 0.3F;
    const TrunkShape shape = p.trunk;
    placket.height = [shape](const Eigen::Vector2f& cm) {
      return trunkHeight(shape, cm) + 0.1F * smoothNoise(cm.x() / 3, cm.y() / 4, shape.seed + 31);
    };
    front.add(placket);
    for (const float x : {-1.3F, 1.3F}) front.seam({{x, top + 0.5F}, {x, p.trunk.lengthCm}}, 0.3F, 0.35F);
  } else {
    front.seam(smooth({{0.6F, top}, {1.4F, top + 10}, {2.4F, p.trunk.lengthCm - 6}, {6, p.trunk.lengthCm}}), 0, 1.1F);
  }
  const bool isShirt = p.collar == CollarStyle::Shirt;
  const float step = isShirt ? 9 : 11;
  const float end = isShirt ? p.trunk.lengthCm - 8 : top + 1.5F + step;
  if (isShirt)
    addButton(front, {0, top + 1.0F}, 0.52F, recipe.buttons);  // Higher there is no cloth: the collar is worn open.
  for (float y = top + (isShirt ? 6.5F : 1.5F); y <= end; y += step)
    addButton(front, {isShirt ? 0 : 1, y}, isShirt ? 0.55F : 1, recipe.buttons);
}

GarmentHandles handlesOf(const GarmentPattern& p, const ClothCanvas& canvas) {
  const SleeveLines s = sleeveLines(p);
  const auto pair = [&](const Eigen::Vector2f& left) {
    return GarmentPair{canvas.pixelOf({-left.x(), left.y()}), canvas.pixelOf(left)};
  };
  GarmentHandles handles;
  handles.neck = pair({p.neckHalf, 0});
  handles.collarTop = pair(collarTop(p));
  handles.collarFront = canvas.pixelOf(collarFront(p));
  handles.shoulder = pair(s.shoulder);
  handles.armpit = pair(s.armpit);
  handles.sleeveOuter = pair(s.outer);
  handles.sleeveInner = pair(s.inner);
  handles.hem = pair({p.trunk.hemHalfCm, p.trunk.lengthCm});
  return handles;
}

}  // namespace

Garment sewn(const GarmentRecipe& recipe, float pixelsPerCm) {
  const GarmentPattern& p = recipe.pattern;
  const SleeveLines s = sleeveLines(p);
  const float half = std::max({s.outer.x(), s.inner.x(), p.trunk.hemHalfCm, p.trunk.chestHalfCm}) + 1.5F;
  const float top = p.collar == CollarStyle::Hood ? -11.5F : collarTop(p).y() - 2.5F;
  const Eigen::Vector2f topLeft(-half, top);
  const Eigen::Vector2f size(2 * half, std::max(p.trunk.lengthCm, s.inner.y()) + 2 - top);
  ClothCanvas front(topLeft, size, pixelsPerCm);
  ClothCanvas back(topLeft, size, pixelsPerCm);
  if (p.sleeveLength > 0)
    for (const float side : {-1.0F, 1.0F}) addSleeve(front, recipe, side);
  addTrunk(front, recipe);
  if (p.sleeveLength > 0)
    for (const float side : {-1.0F, 1.0F}) {
      ClothLine seamLine = armhole(p);
      for (Eigen::Vector2f& point : seamLine) point.x() *= side;
      front.seam(seamLine, 0, 0.6F);
    }
  if (p.hasPocket)
    addPockets(front, recipe);
  if (p.hasPlacket)
    addPlacket(front, recipe);
  addCollar(front, recipe);
  if (p.openGap > 0)
    front.cut({{-0.6F, collarFront(p).y() - 1},
               {0.6F, collarFront(p).y() - 1},
               {p.openGap, 25},
               {p.openGap * 1.1F, p.trunk.lengthCm + 3},
               {-p.openGap * 1.1F, p.trunk.lengthCm + 3},
               {-p.openGap, 25}});
  Garment garment;
  garment.name = recipe.name;
  garment.category = recipe.category;
  garment.author = "Visagiste";
  garment.licence = "MIT";
  garment.material = recipe.material;
  garment.tags = recipe.tags;
  garment.pattern = recipe.fabric.pattern;
  garment.color = recipe.fabric.color;
  garment.shoulderCm = 2 * p.shoulderHalf;
  garment.handles = handlesOf(p, front);
  garment.picture = front.picture();
  garment.shading = front.shading();
  if (addCollarBack(back, recipe))
    garment.back = back.picture();
  return garment;
}

}  // namespace visagiste
