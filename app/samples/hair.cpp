#include "app/samples/hair.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Geometry>
#include <random>
#include <utility>
#include <vector>

#include "app/samples/join_meshes.h"
#include "app/samples/ribbons.h"

namespace visagiste {
namespace {

constexpr int kSegments = 9;
constexpr int kPointsPerStrand = kSegments + 1;

struct Root {
  Eigen::Vector3f pointMm;
  Eigen::Vector3f normal;
  float growth = 0;
};

/// Draws roots evenly by area times growth.
class RootSampler {
 public:
  explicit RootSampler(const Scalp& scalp) : m_scalp(scalp) {
    double sum = 0;
    for (Eigen::Index t = 0; t < scalp.triangles.cols(); ++t) {
      const Eigen::Vector3i corner = scalp.triangles.col(t);
      const Eigen::Vector3f a = scalp.verticesMm.col(corner[0]);
      const Eigen::Vector3f b = scalp.verticesMm.col(corner[1]);
      const Eigen::Vector3f c = scalp.verticesMm.col(corner[2]);
      const float growth = (scalp.growth[corner[0]] + scalp.growth[corner[1]] + scalp.growth[corner[2]]) / 3;
      sum += 0.5 * (b - a).cross(c - a).norm() * growth;
      m_cumulative.push_back(sum);
    }
  }

  Root draw(std::mt19937& random) const {
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    const auto at = std::lower_bound(m_cumulative.begin(), m_cumulative.end(), unit(random) * m_cumulative.back());
    const Eigen::Vector3i corner = m_scalp.triangles.col(
        std::min<Eigen::Index>(at - m_cumulative.begin(), static_cast<Eigen::Index>(m_cumulative.size()) - 1));
    float u = static_cast<float>(unit(random));
    float v = static_cast<float>(unit(random));
    if (u + v > 1) {
      u = 1 - u;
      v = 1 - v;
    }
    const Eigen::Vector3f weight(1 - u - v, u, v);
    Root root{Eigen::Vector3f::Zero(), Eigen::Vector3f::Zero(), 0};
    for (int i = 0; i < 3; ++i) {
      root.pointMm += weight[i] * m_scalp.verticesMm.col(corner[i]);
      root.normal += weight[i] * m_scalp.normals.col(corner[i]);
      root.growth += weight[i] * m_scalp.growth[corner[i]];
    }
    root.normal.normalize();
    return root;
  }

 private:
  const Scalp& m_scalp;
  std::vector<double> m_cumulative;
};

/// The skull as an ellipsoid: enough to keep falling hair outside the head.
struct Skull {
  Eigen::Vector3f centerMm;
  Eigen::Vector3f radiusMm;

  explicit Skull(const Scalp& scalp) {
    Eigen::Vector3f low = Eigen::Vector3f::Constant(1e9F);
    Eigen::Vector3f high = -low;
    for (Eigen::Index i = 0; i < scalp.verticesMm.cols(); ++i) {
      if (scalp.growth[i] > 0.2F) {
        low = low.cwiseMin(scalp.verticesMm.col(i));
        high = high.cwiseMax(scalp.verticesMm.col(i));
      }
    }
    // Hair grows on the upper part only: the ellipsoid goes as far below its middle as above.
    centerMm = {(low.x() + high.x()) / 2, high.y() - 0.55F * (high.z() - low.z()), (low.z() + high.z()) / 2};
    radiusMm = {(high.x() - low.x()) / 2, high.y() - centerMm.y(), (high.z() - low.z()) / 2};
    // A skull is no ellipsoid: grow this one until nearly all of the scalp is inside.
    std::vector<float> depths;
    for (Eigen::Index i = 0; i < scalp.verticesMm.cols(); ++i) {
      if (scalp.growth[i] > 0.5F && scalp.verticesMm(1, i) > centerMm.y()) {
        depths.push_back((scalp.verticesMm.col(i) - centerMm).cwiseQuotient(radiusMm).norm());
      }
    }
    if (!depths.empty()) {
      const auto nearlyAll = depths.begin() + static_cast<std::ptrdiff_t>(0.97 * static_cast<double>(depths.size()));
      std::nth_element(depths.begin(), nearlyAll, depths.end());
      radiusMm *= std::max(1.0F, *nearlyAll);
    }
  }

  /// Moves a point out to `offsetMm` above the ellipsoid where it is deeper.
  Eigen::Vector3f pushedOut(const Eigen::Vector3f& point, float offsetMm) const {
    const Eigen::Vector3f grown = radiusMm.array() + offsetMm;
    const Eigen::Vector3f scaled = (point - centerMm).cwiseQuotient(grown);
    const float depth = scaled.norm();
    return depth < 1 && depth > 1e-3F ? Eigen::Vector3f(centerMm + scaled.cwiseProduct(grown) / depth) : point;
  }
};

Ribbon grow(const Root& root, const HairStyle& style, const Skull& skull, std::mt19937& random) {
  std::normal_distribution<float> normal(0.0F, 1.0F);
  std::uniform_real_distribution<float> unit(0.0F, 1.0F);
  const float length = style.lengthMm * (0.35F + 0.65F * root.growth) * (0.8F + 0.4F * unit(random));
  const float step = length / kSegments;
  const float side = root.pointMm.x() > style.partingMm ? 1.0F : -1.0F;
  // Hair is combed away from the parting and backwards, then falls.
  const Eigen::Vector3f combed = Eigen::Vector3f(0.9F * side, -0.1F, -0.55F).normalized();
  const Eigen::Vector3f jitter = 0.16F * Eigen::Vector3f(normal(random), normal(random), normal(random));
  Eigen::Vector3f direction = (root.normal * style.lift + combed * (1 - style.lift) + jitter).normalized();
  const float phase = 6.2831853F * unit(random);
  const float offsetMm = 2.0F + 7.0F * unit(random) * (0.4F + style.lift);
  Ribbon strand;
  Eigen::Vector3f point = root.pointMm + 0.2F * root.normal;
  for (int i = 0; i < kPointsPerStrand; ++i) {
    const float along = static_cast<float>(i) / kSegments;
    Eigen::Vector3f shown = point;
    if (style.curlRadiusMm > 0) {
      const float angle = phase + 6.2831853F * style.curlTurnsPer100Mm * along * length / 100;
      const Eigen::Vector3f across = direction.unitOrthogonal();
      const Eigen::Vector3f other = direction.cross(across);
      shown += style.curlRadiusMm * along * (std::cos(angle) * across + std::sin(angle) * other);
    }
    strand.pointsMm.push_back(shown);
    // Hair bends down and clings: what points into or away from the skull fades, so that strands lie on one another.
    const Eigen::Vector3f outward = (point - skull.centerMm).normalized();
    direction += (0.22F + 0.5F * along) * (1.05F - style.lift) * Eigen::Vector3f(0.0F, -1.0F, -0.12F);
    const float leaving = direction.dot(outward);
    direction -= (leaving > 0 ? 1 - style.lift : 0.3F) * 0.7F * leaving * outward;
    direction = (direction + 0.06F * combed).normalized();
    point = skull.pushedOut(point + step * direction, std::min(offsetMm, along * length * 0.5F + 0.4F));
  }
  return strand;
}

/// The densely grown skin, lifted a little and dark as between roots.
TriangleMesh capOf(const Scalp& scalp, const HairStyle& style) {
  TriangleMesh cap;
  cap.verticesMm = scalp.verticesMm + 0.3F * scalp.normals;
  cap.normals = scalp.normals;
  cap.uv = Eigen::Matrix2Xf::Constant(2, scalp.verticesMm.cols(), 0.5F);
  std::vector<Eigen::Vector3i> grown;
  for (Eigen::Index t = 0; t < scalp.triangles.cols(); ++t) {
    const Eigen::Vector3i corner = scalp.triangles.col(t);
    if (std::min({scalp.growth[corner[0]], scalp.growth[corner[1]], scalp.growth[corner[2]]}) > 0.75F) {
      grown.push_back(corner);
    }
  }
  cap.triangles.resize(3, static_cast<Eigen::Index>(grown.size()));
  for (std::size_t t = 0; t < grown.size(); ++t) {
    cap.triangles.col(static_cast<Eigen::Index>(t)) = grown[t];
  }
  MeshMaterial material;
  material.name = "scalp";
  material.roughness = 0.9F;
  material.texture = ribbonTexture(0.45F * style.colorSrgb, 0.0F, 1.0F, style.seed);
  material.triangleCount = cap.triangleCount();
  cap.materials.push_back(std::move(material));
  return cap;
}

}  // namespace

TriangleMesh growHair(const Scalp& scalp, const HairStyle& style) {
  std::mt19937 random(style.seed);
  std::uniform_real_distribution<float> unit(0.0F, 1.0F);
  const RootSampler sampler(scalp);
  const Skull skull(scalp);
  std::vector<Ribbon> ribbons;
  ribbons.reserve(static_cast<std::size_t>(style.strandCount));
  for (int s = 0; s < style.strandCount; ++s) {
    const Root root = sampler.draw(random);
    Ribbon strand = grow(root, style, skull, random);
    strand.rootWidthMm = style.strandWidthMm;
    strand.tone = unit(random);
    for (const Eigen::Vector3f& point : strand.pointsMm) {
      strand.facing.push_back((point - skull.centerMm).normalized());
    }
    ribbons.push_back(std::move(strand));
  }
  TriangleMesh mesh = capOf(scalp, style);
  MeshMaterial material;
  material.name = "hair";
  material.roughness = 0.5F;
  material.texture = ribbonTexture(style.colorSrgb, 0.2F, 0.42F, style.seed + 77);
  append(mesh, meshOfRibbons(ribbons, std::move(material)));
  return mesh;
}

}  // namespace visagiste
