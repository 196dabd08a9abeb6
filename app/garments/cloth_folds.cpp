#include "app/garments/cloth_folds.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "core/base/smooth_rise.h"
#include "core/garment/fabric.h"

namespace visagiste {
namespace {

constexpr float kPi = 3.14159265F;

float ridge(float distance, float width) {
  const float t = distance / width;
  const float hollow = (std::abs(distance) - 1.5F * width) / width;
  return std::exp(-t * t) - 0.35F * std::exp(-hollow * hollow);
}

class Chance {
 public:
  explicit Chance(unsigned seed) : m_engine(seed) {}
  float within(float low, float high) {
    return low + (high - low) * static_cast<float>(m_engine() & 0xFFFFU) / 65535.0F;
  }

 private:
  std::mt19937 m_engine;
};

}  // namespace

float foldHeight(const std::vector<ClothFold>& folds, const Eigen::Vector2f& cm) {
  float height = 0;
  for (const ClothFold& fold : folds) {
    const Eigen::Vector2f along = fold.to - fold.from;
    const float length = along.norm();
    const Eigen::Vector2f direction = along / length;
    const Eigen::Vector2f offset = cm - fold.from;
    const float t = offset.dot(direction) / length;
    if (t <= 0 || t >= 1)
      continue;
    const float across = direction.x() * offset.y() - direction.y() * offset.x() - fold.bendCm * 4 * t * (1 - t);
    const float width = fold.widthCm * (0.6F + 0.8F * t);
    if (std::abs(across) < 4 * width)
      height += fold.heightCm * std::pow(std::sin(kPi * t), 0.8F) * ridge(across, width);
  }
  return height;
}

std::vector<ClothFold> trunkFolds(const TrunkShape& shape) {
  Chance chance(shape.seed * 7919U + 17U);
  std::vector<ClothFold> folds;
  const float broad = 1 + shape.stiffness;
  const int count = 5 - static_cast<int>(2 * shape.stiffness);
  for (const float side : {-1.0F, 1.0F}) {
    // From the armpit towards the chest, and down the side.
    for (int i = 0; i < count; ++i) {
      const float angle = chance.within(-0.5F, 1.1F);
      const float reach = chance.within(11, 22);
      const Eigen::Vector2f start(side * (shape.chestHalfCm - chance.within(0.5F, 3)),
                                  shape.armpitCm + chance.within(-4, 3));
      folds.push_back({start, start + reach * Eigen::Vector2f(-side * std::cos(angle), std::sin(angle)),
                       side * chance.within(-1.5F, 1.5F), broad * chance.within(0.6F, 1.1F),
                       chance.within(0.2F, 0.5F)});
    }
    // From the shoulder down over the chest.
    for (int i = 0; i < 2; ++i) {
      const Eigen::Vector2f start(side * chance.within(13, 20), chance.within(3, 6));
      folds.push_back({start, start + Eigen::Vector2f(-side * chance.within(1, 6), chance.within(12, 20)),
                       side * chance.within(-1.5F, 1.5F), broad * chance.within(0.8F, 1.5F),
                       chance.within(0.12F, 0.3F)});
    }
    // Long ones that hang from the chest.
    for (int i = 0; i < count - 1; ++i) {
      const Eigen::Vector2f start(side * chance.within(3, shape.chestHalfCm - 4),
                                  shape.armpitCm + chance.within(4, 14));
      folds.push_back({start,
                       Eigen::Vector2f(start.x() * shape.hemHalfCm / shape.chestHalfCm + chance.within(-4, 4),
                                       shape.lengthCm - chance.within(-6, 8)),
                       chance.within(-2, 2), broad * chance.within(1.2F, 2), chance.within(0.2F, 0.5F)});
    }
  }
  // Across the belly, where one bends.
  for (int i = 0; i < 3; ++i) {
    const float y = chance.within(shape.armpitCm + 12, shape.lengthCm - 8);
    const float side = chance.within(0, 1) < 0.5F ? -1.0F : 1.0F;
    folds.push_back({{side * shape.chestHalfCm * 0.95F, y},
                     {-side * chance.within(-6, 8), y + chance.within(-3, 6)},
                     chance.within(-2, 2),
                     broad * chance.within(0.8F, 1.3F),
                     chance.within(0.14F, 0.36F)});
  }
  return folds;
}

std::vector<ClothFold> sleeveFolds(const Eigen::Vector2f& shoulder, const Eigen::Vector2f& armpit,
                                   const Eigen::Vector2f& outer, const Eigen::Vector2f& inner, float stiffness,
                                   unsigned seed) {
  Chance chance(seed * 104729U + 5U);
  std::vector<ClothFold> folds;
  const float length = (outer - shoulder).norm();
  const int count = std::max(3, static_cast<int>(length / (3.2F + 2.5F * stiffness)));
  for (int i = 0; i < count; ++i) {
    const float t = (static_cast<float>(i) + chance.within(0.1F, 0.9F)) / static_cast<float>(count);
    const Eigen::Vector2f inside = armpit + t * (inner - armpit);
    const Eigen::Vector2f outside =
        shoulder + std::clamp(t + chance.within(-0.16F, 0.16F), 0.02F, 0.98F) * (outer - shoulder);
    const float reach = chance.within(0.45F, 0.9F);
    const bool fromInside = chance.within(0, 1) < 0.7F;
    const Eigen::Vector2f from = fromInside ? inside : outside;
    const Eigen::Vector2f to = from + reach * ((fromInside ? outside : inside) - from);
    folds.push_back({from, to, chance.within(-1, 1), (1 + 0.7F * stiffness) * chance.within(0.45F, 0.9F),
                     chance.within(0.12F, 0.32F)});
  }
  return folds;
}

float trunkHeight(const TrunkShape& shape, const Eigen::Vector2f& cm) {
  const float down = std::clamp(cm.y() / shape.lengthCm, 0.0F, 1.0F);
  const float half = shape.chestHalfCm + (shape.hemHalfCm - shape.chestHalfCm) * down + 1.5F;
  const float across = std::clamp(cm.x() / half, -0.985F, 0.985F);
  const float round = 6.5F * std::sqrt(1 - across * across);
  // The chest stands forward, the shoulders fall back.
  const float chest =
      3.2F * smoothRise(-2, shape.armpitCm, cm.y()) - 2.2F * smoothRise(shape.armpitCm, shape.lengthCm, cm.y());
  const float soft = 1 - 0.5F * shape.stiffness;
  const float uneven = 0.32F * soft * smoothNoise(cm.x() / 9, cm.y() / 12, shape.seed) +
                       0.1F * soft * smoothNoise(cm.x() / 3.1F, cm.y() / 4.3F, shape.seed + 1) +
                       0.02F * smoothNoise(cm.x() / 1.1F, cm.y() / 1.3F, shape.seed + 2);
  return round + chest + uneven;
}

}  // namespace visagiste
