#include "core/makeup/face_chart.h"

#include <array>
#include <vector>

#include "core/face/contour_points.h"
#include "core/face/mirror_points.h"

namespace visagiste {
namespace {

constexpr int kMiddle = 168;  // Root of the nose.
constexpr std::array<int, FaceChart::kRimCount> kRimInside{162, 21,  54,  103, 67,  109, 10, 338,
                                                           297, 332, 284, 251, 389, 127, 356};
/// How far the rim lies outside, as a share of the distance to the root of the nose: most over the forehead.
constexpr std::array<float, FaceChart::kRimCount> kRimReach{0.06F, 0.12F, 0.17F, 0.20F, 0.22F, 0.22F, 0.22F, 0.22F,
                                                            0.22F, 0.20F, 0.17F, 0.12F, 0.06F, 0.0F,  0.0F};
/// Order along the rim: from the person's right ear over the forehead to the left one.
constexpr std::array<int, FaceChart::kRimCount> kRimOrder{13, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14};

/// Closes the opening between two chains that share their ends.
template <std::size_t kCount>
void addOpening(const std::array<int, kCount>& upper, const std::array<int, kCount>& lower,
                std::vector<Eigen::Vector3i>& out) {
  for (std::size_t i = 0; i + 1 < kCount; ++i) {
    if (lower[i] != upper[i])
      out.emplace_back(upper[i], lower[i], lower[i + 1]);
    if (lower[i + 1] != upper[i + 1])
      out.emplace_back(upper[i], lower[i + 1], upper[i + 1]);
  }
}

std::vector<Eigen::Vector3i> extraTriangles() {
  std::vector<Eigen::Vector3i> out;
  addOpening(kRightUpperLid, kRightLowerLid, out);
  addOpening(mirrored(kRightUpperLid), mirrored(kRightLowerLid), out);
  addOpening(kInnerUpperLip, kInnerLowerLip, out);
  for (std::size_t i = 0; i + 1 < kRimOrder.size(); ++i) {
    const int a = kRimOrder[i];
    const int b = kRimOrder[i + 1];
    out.emplace_back(kRimInside[static_cast<std::size_t>(a)], kRimInside[static_cast<std::size_t>(b)],
                     FaceChart::kRimFirst + b);
    out.emplace_back(kRimInside[static_cast<std::size_t>(a)], FaceChart::kRimFirst + b, FaceChart::kRimFirst + a);
  }
  return out;
}

}  // namespace

FaceChart::FaceChart(const FaceModel& model) {
  const Eigen::Matrix2Xf places = model.landmarkUv();
  Eigen::Matrix2Xf symmetric(2, kCanonicalPointCount);
  for (int p = 0; p < kCanonicalPointCount; ++p) {
    const Eigen::Vector2f other = places.col(mirrorOfPoint()[static_cast<std::size_t>(p)]);
    symmetric.col(p) = 0.5F * (places.col(p) + Eigen::Vector2f(1 - other.x(), other.y()));
  }
  m_uv = withRim(symmetric);
  const std::vector<Eigen::Vector3i> extra = extraTriangles();
  const TriangleIndices& canonical = model.canonicalTriangles();
  m_triangles.resize(3, canonical.cols() + static_cast<Eigen::Index>(extra.size()));
  m_triangles.leftCols(canonical.cols()) = canonical;
  for (std::size_t i = 0; i < extra.size(); ++i)
    m_triangles.col(canonical.cols() + static_cast<Eigen::Index>(i)) = extra[i];
}

Eigen::Matrix2Xf FaceChart::withRim(const Eigen::Matrix2Xf& landmarks) {
  Eigen::Matrix2Xf points(2, kPointCount);
  points.leftCols(kCanonicalPointCount) = landmarks.leftCols(kCanonicalPointCount);
  for (std::size_t i = 0; i < kRimInside.size(); ++i)
    points.col(kRimFirst + static_cast<Eigen::Index>(i)) =
        landmarks.col(kRimInside[i]) + kRimReach[i] * (landmarks.col(kRimInside[i]) - landmarks.col(kMiddle));
  return points;
}

}  // namespace visagiste
