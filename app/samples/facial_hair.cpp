#include "app/samples/facial_hair.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <Eigen/Geometry>
#include <random>
#include <utility>
#include <vector>

#include "app/samples/ribbons.h"

namespace visagiste {
namespace {

using Row = std::vector<int>;

/// Landmark numbers of one eye's surroundings, from the nose outwards.
struct EyeRows {
  Row browUpper;
  Row browLower;
  Row upperLid;
  Row lowerLid;
};

const std::array<EyeRows, 2> kEyes = {{
    {{107, 66, 105, 63, 70},
     {55, 65, 52, 53, 46},
     {133, 173, 157, 158, 159, 160, 161, 246, 33},
     {133, 155, 154, 153, 145, 144, 163, 7, 33}},
    {{336, 296, 334, 293, 300},
     {285, 295, 282, 283, 276},
     {362, 398, 384, 385, 386, 387, 388, 466, 263},
     {362, 382, 381, 380, 374, 373, 390, 249, 263}},
}};

/// A point of the polyline through the numbered landmarks, at 0..1 of its numbers.
Eigen::Vector3f alongRow(const Eigen::Matrix3Xf& landmarksMm, const Row& row, float t) {
  const float place = std::clamp(t, 0.0F, 1.0F) * static_cast<float>(row.size() - 1);
  const auto first = std::min(static_cast<std::size_t>(place), row.size() - 2);
  const float rest = place - static_cast<float>(first);
  return (1 - rest) * landmarksMm.col(row[first]) + rest * landmarksMm.col(row[first + 1]);
}

void growBrow(const Eigen::Matrix3Xf& landmarksMm, const EyeRows& eye, const FacialHairStyle& style,
              std::mt19937& random, std::vector<Ribbon>& ribbons) {
  std::uniform_real_distribution<float> unit(0.0F, 1.0F);
  std::normal_distribution<float> normal(0.0F, 1.0F);
  for (int i = 0; i < style.hairsPerBrow; ++i) {
    const float t = unit(random);
    // Thick towards the nose, a point at the temple; hairs lean from the lower edge up and outwards.
    const float height = -0.25F + (1.35F - 0.55F * t) * unit(random);
    const float lengthMm = (7.5F - 2.5F * t) * (0.7F + 0.5F * unit(random));
    const Eigen::Vector3f lower = alongRow(landmarksMm, eye.browLower, t);
    const Eigen::Vector3f upper = alongRow(landmarksMm, eye.browUpper, t);
    const Eigen::Vector3f outwards =
        (alongRow(landmarksMm, eye.browUpper, t + 0.15F) - alongRow(landmarksMm, eye.browUpper, t - 0.15F))
            .normalized();
    const Eigen::Vector3f up = (upper - lower).normalized();
    Eigen::Vector3f facing = up.cross(outwards);
    facing = (facing.z() < 0 ? Eigen::Vector3f(-facing) : facing).normalized();
    const float lean = 0.9F * (1 - t) * (1 - t) - 0.45F * (height - 0.4F) + 0.12F * normal(random);
    const Eigen::Vector3f direction = (outwards + lean * up).normalized();
    Ribbon hair;
    hair.rootWidthMm = 0.24F;
    hair.tone = unit(random);
    Eigen::Vector3f point = lower + height * (upper - lower) + 0.4F * facing;
    for (int k = 0; k < 4; ++k) {
      hair.pointsMm.push_back(point);
      hair.facing.push_back(facing);
      point += lengthMm / 3 * (direction + 0.12F * facing * (k < 2 ? 1.0F : -0.5F));
    }
    ribbons.push_back(std::move(hair));
  }
}

void growLashes(const Eigen::Matrix3Xf& landmarksMm, const Row& lid, int count, float lengthMm, float rise,
                std::mt19937& random, std::vector<Ribbon>& ribbons) {
  std::uniform_real_distribution<float> unit(0.0F, 1.0F);
  const Eigen::Vector3f inner = alongRow(landmarksMm, lid, 0);
  const Eigen::Vector3f outer = alongRow(landmarksMm, lid, 1);
  const Eigen::Vector3f sideways = (outer - inner).normalized();
  for (int i = 0; i < count; ++i) {
    const float t = 0.1F + 0.9F * (static_cast<float>(i) + unit(random)) / static_cast<float>(count);
    const float length =
        lengthMm * (0.55F + 0.45F * std::sin(3.0F * (0.15F + 0.75F * t))) * (0.8F + 0.3F * unit(random));
    const Eigen::Vector3f out = (Eigen::Vector3f::UnitZ() + (t - 0.45F) * 1.3F * sideways).normalized();
    Ribbon lash;
    lash.rootWidthMm = 0.28F;
    lash.tone = unit(random);
    Eigen::Vector3f point = alongRow(landmarksMm, lid, t);
    for (int k = 0; k < 5; ++k) {
      const float along = static_cast<float>(k) / 4;
      lash.pointsMm.push_back(point);
      lash.facing.push_back((Eigen::Vector3f::UnitZ() - 0.5F * rise * Eigen::Vector3f::UnitY()).normalized());
      point += length / 4 * (out + rise * (0.15F + 1.2F * along) * Eigen::Vector3f::UnitY()).normalized();
    }
    ribbons.push_back(std::move(lash));
  }
}

}  // namespace

TriangleMesh growFacialHair(const Eigen::Matrix3Xf& landmarksMm, const FacialHairStyle& style) {
  std::mt19937 random(style.seed);
  std::vector<Ribbon> ribbons;
  for (const EyeRows& eye : kEyes) {
    growBrow(landmarksMm, eye, style, random, ribbons);
    growLashes(landmarksMm, eye.upperLid, style.lashesPerLid, style.lashLengthMm, 0.8F, random, ribbons);
    growLashes(landmarksMm, eye.lowerLid, style.lashesPerLid / 2, 0.5F * style.lashLengthMm, -0.7F, random, ribbons);
  }
  MeshMaterial material;
  material.name = "facial_hair";
  material.roughness = 0.7F;
  material.texture = ribbonTexture(style.colorSrgb, 0.15F, 0.8F, style.seed + 5);
  return meshOfRibbons(ribbons, std::move(material));
}

}  // namespace visagiste
