#include "core/reconstruct/lip_contact.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/base/smooth_rise.h"
#include "core/reconstruct/face_model_file.h"

namespace visagiste {
namespace {

constexpr float kTouchingMm = -0.2F;  // A little overlap: seen from above or below, edges that just meet part again.
constexpr float kScatterMm = 0.15F;
// Of the inter-ocular distance: landmarks of lips that touch lie up to 2 mm apart.
constexpr float kClosedGap = 0.03F;
constexpr float kOpenGap = 0.06F;
// Looked at on 54 portraits whose landmarks leave it open: of 40 closed mouths two were above the former.
constexpr float kClosedOpening = 0.008F;
constexpr float kOpenOpening = 0.022F;
constexpr float kHalfWidthMm = 16;  // Further out the corners hold the lips together.
constexpr float kColumnMm = 2;

/// Upper and lower point of the inner border.
constexpr std::array<std::pair<int, int>, 9> kFacingPoints{
    {{13, 14}, {82, 87}, {312, 317}, {81, 178}, {311, 402}, {80, 88}, {310, 318}, {191, 95}, {415, 324}}};

float rootWeight(float closedness) {
  return closedness / kScatterMm;
}

/// Places of the lowest point of the upper lip and the highest of the lower one around x.
struct LipColumn {
  std::optional<Eigen::Index> upper;
  std::optional<Eigen::Index> lower;
};

LipColumn lipColumnAt(const FaceModelArrays& arrays, Eigen::Index jawOpen, const Eigen::Vector3f& middle, float x) {
  constexpr float kReachMm = 1.4F;
  constexpr float kHeightMm = 8;
  constexpr float kDepthMm = 6;
  constexpr float kDropOfJawMm = 18;  // Between the lips' when the jaw is open: 2.5 and 35.
  const std::vector<HeadRegion>& regions = arrays.levels.front().topology.regions;
  const auto height = [&](Eigen::Index place) { return arrays.mean(3 * place + 1); };
  LipColumn column;
  for (std::size_t p = 0; p < arrays.vertexOf.size(); ++p) {
    const auto place = static_cast<Eigen::Index>(p);
    const Eigen::Vector3f at = arrays.mean.segment<3>(3 * place);
    const bool isLip = regions[static_cast<std::size_t>(arrays.vertexOf[p])] == HeadRegion::Face &&
                       std::abs(at.x() - x) < kReachMm && std::abs(at.y() - middle.y()) < kHeightMm &&
                       at.z() > middle.z() - kDepthMm - x * x / 40;  // the lips bend back towards the corners
    if (!isLip)
      continue;
    if (arrays.expression(3 * place + 1, jawOpen) < -kDropOfJawMm) {
      if (!column.lower || at.y() > height(*column.lower))
        column.lower = place;
    } else if (!column.upper || at.y() < height(*column.upper)) {
      column.upper = place;
    }
  }
  return column;
}

}  // namespace

LipGap lipGapOf(const FaceModelArrays& arrays, Eigen::Index identityCount) {
  const auto jaw = std::find(arrays.expressionNames.begin(), arrays.expressionNames.end(), "jawOpen");
  if (jaw == arrays.expressionNames.end())
    return {};
  const Eigen::Index jawOpen = jaw - arrays.expressionNames.begin();
  Eigen::Vector3f middle = Eigen::Vector3f::Zero();
  for (const int point : {13, 14})
    for (int corner = 0; corner < 3; ++corner)
      middle += 0.5F * arrays.landmarkWeights(corner, point) *
                arrays.mean.segment<3>(3 * static_cast<Eigen::Index>(arrays.landmarkPlaces(corner, point)));
  std::vector<std::pair<Eigen::Index, Eigen::Index>> pairs;
  for (float x = -kHalfWidthMm; x <= kHalfWidthMm; x += kColumnMm) {
    const LipColumn column = lipColumnAt(arrays, jawOpen, middle, x);
    if (column.upper && column.lower)
      pairs.emplace_back(3 * *column.upper + 1, 3 * *column.lower + 1);
  }
  const auto count = static_cast<Eigen::Index>(pairs.size());
  LipGap gap{Eigen::VectorXf(count), Eigen::MatrixXf(count, identityCount),
             Eigen::MatrixXf(count, arrays.expression.cols())};
  for (Eigen::Index i = 0; i < count; ++i) {
    const auto [upper, lower] = pairs[static_cast<std::size_t>(i)];
    gap.meanMm(i) = arrays.mean(upper) - arrays.mean(lower);
    gap.identity.row(i) =
        arrays.identity.row(upper).head(identityCount) - arrays.identity.row(lower).head(identityCount);
    gap.expression.row(i) = arrays.expression.row(upper) - arrays.expression.row(lower);
  }
  return gap;
}

float lipClosedness(const Landmarks& landmarks, double interOcularPx) {
  float widestPx = 0;
  for (const auto& [upper, lower] : kFacingPoints)
    widestPx = std::max(widestPx, (landmarks.pointsPx.col(upper) - landmarks.pointsPx.col(lower)).norm());
  return 1 - smoothRise(kClosedGap, kOpenGap, widestPx / static_cast<float>(interOcularPx));
}

float lipClosedness(float mouthOpening) {
  return 1 - smoothRise(kClosedOpening, kOpenOpening, mouthOpening);
}

double lipContactCost(const LipGap& gap, float closedness, const Eigen::VectorXf& identity,
                      const Eigen::VectorXf& expression) {
  if (gap.meanMm.size() == 0 || closedness <= 0)
    return 0;
  const Eigen::VectorXf wide = gap.meanMm + gap.identity * identity + gap.expression * expression;
  return (rootWeight(closedness) * (wide.array() - kTouchingMm)).square().sum();
}

void addLipContact(const LipGap& gap, float closedness, const Eigen::VectorXf& identity,
                   const Eigen::VectorXf& expression, Eigen::MatrixXf& squares, Eigen::VectorXf& slope) {
  const Eigen::Index channels = std::min<Eigen::Index>(gap.expression.cols(), slope.size() - kViewPoseCount);
  if (gap.meanMm.size() == 0 || closedness <= 0 || channels <= 0)
    return;
  const Eigen::Index modes = slope.size() - kViewPoseCount - channels;
  const float root = rootWeight(closedness);
  Eigen::MatrixXf derivatives(gap.meanMm.size(), channels + modes);
  derivatives << root * gap.expression, root * gap.identity.leftCols(modes);
  const Eigen::VectorXf residuals =
      root * ((gap.meanMm + gap.identity * identity + gap.expression * expression).array() - kTouchingMm).matrix();
  squares.bottomRightCorner(channels + modes, channels + modes).noalias() += derivatives.transpose() * derivatives;
  slope.tail(channels + modes).noalias() += derivatives.transpose() * residuals;
}

void addRestingLips(const LipGap& gap, const Eigen::VectorXf& identity, Eigen::MatrixXd& squares,
                    Eigen::VectorXd& slope) {
  if (gap.meanMm.size() == 0)
    return;
  const Eigen::MatrixXf derivatives = rootWeight(1) * gap.identity;
  const Eigen::VectorXf residuals =
      rootWeight(1) * ((gap.meanMm + gap.identity * identity).array() - kTouchingMm).matrix();
  squares += (derivatives.transpose() * derivatives).cast<double>();
  slope += (derivatives.transpose() * residuals).cast<double>();
}

double restingLipsCost(const LipGap& gap, const Eigen::VectorXf& identity) {
  if (gap.meanMm.size() == 0)
    return 0;
  return (rootWeight(1) * ((gap.meanMm + gap.identity * identity).array() - kTouchingMm)).square().sum();
}

}  // namespace visagiste
