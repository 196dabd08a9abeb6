#include "core/garment/trunk_pose.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace visagiste {
namespace {

constexpr float kFaceWidthCm = 14.5F;
constexpr float kFaceHeightCm = 18;
constexpr float kUsualShoulderCm = 19;
constexpr float kUsualNeckHalfCm = 6.2F;
constexpr float kUsualSlope = 0.36F;
constexpr float kNeckBelowChinCm = 2.2F;

Eigen::Vector3f spacePoint(const Landmarks& landmarks, int index) {
  return {landmarks.pointsPx(0, index), landmarks.pointsPx(1, index), landmarks.relativeDepth(index)};
}

std::uint8_t at(const cv::Mat& matte, const Eigen::Vector2f& px) {
  const int x = static_cast<int>(std::floor(px.x()));
  const int y = static_cast<int>(std::floor(px.y()));
  return x < 0 || y < 0 || x >= matte.cols || y >= matte.rows ? 0 : matte.at<std::uint8_t>(y, x);
}

bool isInside(const cv::Mat& matte, const Eigen::Vector2f& px) {
  return px.x() >= 0 && px.y() >= 0 && px.x() < static_cast<float>(matte.cols) &&
         px.y() < static_cast<float>(matte.rows);
}

/// What one walk down at some distance from the neck's axis met.
struct EdgeSample {
  float distanceCm = 0;
  float v = 0;
};

/// The upper edge of the trunk where it is seen and nothing hangs over it.
std::optional<float> edgeBelow(const TrunkPose& trunk, const BodyMattes& mattes, float u) {
  constexpr float kStep = 0.1F;
  constexpr float kHighest = -9;
  constexpr float kLowest = 24;
  float sinceHair = 99;
  for (float v = kHighest; v < kLowest; v += kStep) {
    const Eigen::Vector2f px = trunk.pixelOf(u, v);
    if (!isInside(mattes.clothes, px))
      continue;
    sinceHair = at(mattes.hair, px) > 100 || at(mattes.face, px) > 127 ? 0 : sinceHair + kStep;
    if (at(mattes.clothes, px) + at(mattes.neck, px) < 128)
      continue;
    const Eigen::Vector2f deeper = trunk.pixelOf(u, v + 1);
    const bool isSolid =
        !isInside(mattes.clothes, deeper) || at(mattes.clothes, deeper) + at(mattes.neck, deeper) >= 128;
    if (!isSolid)
      continue;
    if (sinceHair < 0.8F || v <= kHighest + kStep)
      return std::nullopt;
    return v;
  }
  return std::nullopt;
}

/// Slope and v at distance 0 through the middle of the shoulder.
struct ShoulderFit {
  float offset = 0;
  float slope = kUsualSlope;
};

/// Theil and Sen: half of the samples may lie anywhere.
std::optional<ShoulderFit> fitted(const std::vector<EdgeSample>& samples) {
  std::vector<EdgeSample> middle;
  for (const EdgeSample& sample : samples)
    if (sample.distanceCm >= 8.5F && sample.distanceCm <= 16.5F)
      middle.push_back(sample);
  constexpr std::size_t kFewest = 6;
  if (middle.size() < kFewest)
    return std::nullopt;
  const auto median = [](std::vector<float> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
  };
  std::vector<float> slopes;
  for (std::size_t i = 0; i < middle.size(); ++i)
    for (std::size_t j = i + 1; j < middle.size(); ++j)
      if (middle[j].distanceCm - middle[i].distanceCm > 2)
        slopes.push_back((middle[j].v - middle[i].v) / (middle[j].distanceCm - middle[i].distanceCm));
  if (slopes.empty())
    return std::nullopt;
  ShoulderFit fit;
  fit.slope = std::clamp(median(slopes), 0.05F, 0.85F);
  std::vector<float> offsets;
  for (const EdgeSample& sample : middle) offsets.push_back(sample.v - fit.slope * sample.distanceCm);
  fit.offset = median(offsets);
  return fit;
}

/// The distance at which the line turns down into the arm.
std::optional<float> shoulderEnd(const std::vector<EdgeSample>& samples, const ShoulderFit& fit) {
  for (const EdgeSample& sample : samples) {
    if (sample.distanceCm < 14)
      continue;
    const float below = sample.v - (fit.offset + fit.slope * sample.distanceCm);
    if (below > 1.6F)
      return std::clamp(sample.distanceCm - 1.8F, 14.0F, 25.0F);
  }
  return std::nullopt;
}

/// Moves the axis between the sides of the neck where they are seen, just under the jaw, and measures its width there.
void findNeck(TrunkPose& trunk, const BodyMattes& mattes) {
  constexpr float kStep = 0.1F;
  std::array<std::vector<float>, 2> edges;
  for (float v = -4.5F; v <= 0; v += 0.25F)
    for (std::size_t side = 0; side < 2; ++side) {
      const float sign = side == 0 ? -1.0F : 1.0F;
      float u = 10;
      while (u > -4 && at(mattes.neck, trunk.pixelOf(sign * u, v)) < 128) u -= kStep;
      // Where hair, the jaw or a collar lies before it, that is not the neck's own edge.
      const Eigen::Vector2f beyond = trunk.pixelOf(sign * (u + 0.4F), v);
      if (u > -4 && u < 9.5F && at(mattes.background, beyond) > 150)
        edges[side].push_back(sign * u);
    }
  constexpr std::size_t kFewest = 4;
  const auto median = [](std::vector<float>& values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
  };
  const bool isLeftSeen = edges[0].size() >= kFewest;
  const bool isRightSeen = edges[1].size() >= kFewest;
  float shift = 0;
  if (isLeftSeen && isRightSeen) {
    const float left = median(edges[0]);
    const float right = median(edges[1]);
    if (right - left > 8 && right - left < 17) {
      shift = 0.5F * (left + right);
      trunk.neckHalfCm = std::clamp(0.5F * (right - left), 4.8F, 7.4F);
    }
  } else if (isLeftSeen) {
    shift = 0.7F * (median(edges[0]) + kUsualNeckHalfCm);
  } else if (isRightSeen) {
    shift = 0.7F * (median(edges[1]) - kUsualNeckHalfCm);
  }
  shift = std::clamp(shift, -4.0F, 4.0F);
  const Eigen::Vector2f ears = trunk.neckPx + 15 * trunk.pixelsPerCm * trunk.neckUp;
  trunk.neckPx.x() += shift * trunk.pixelsPerCm;
  trunk.neckUp = (ears - trunk.neckPx).normalized();
}

/// The outer edge of the arm from the shoulder down, as far as it is seen.
std::optional<float> armTurn(const TrunkPose& trunk, const BodyMattes& mattes, std::size_t side) {
  const float sign = side == 0 ? -1.0F : 1.0F;
  std::vector<Eigen::Vector2f> edge;  // (v, distance)
  const float top = trunk.lineAt(side, trunk.shoulderCm[side]);
  for (float v = top + 5; v < top + 26; v += 1) {
    float distance = trunk.shoulderCm[side] - 3;
    Eigen::Vector2f px = trunk.pixelOf(sign * distance, v);
    while (isInside(mattes.clothes, px) && at(mattes.clothes, px) >= 128)
      px = trunk.pixelOf(sign * (distance += 0.2F), v);
    if (isInside(mattes.clothes, px) && distance < trunk.shoulderCm[side] + 14)
      edge.emplace_back(v, distance);
  }
  constexpr std::size_t kFewest = 6;
  if (edge.size() < kFewest)
    return std::nullopt;
  return std::clamp((edge.back().y() - edge.front().y()) / (edge.back().x() - edge.front().x()), -0.05F, 0.7F);
}

/// How far a shoulder reaches that has no line of its own: a body turned away ends where the wall is seen.
float hiddenEnd(const TrunkPose& trunk, const BodyMattes& mattes, std::size_t side, const ShoulderFit& fit) {
  const float sign = side == 0 ? -1.0F : 1.0F;
  constexpr float kBelowLineCm = 3;
  for (float distance = 6; distance < kUsualShoulderCm; distance += 0.5F)
    if (at(mattes.background, trunk.pixelOf(sign * distance, fit.offset + fit.slope * distance + kBelowLineCm)) > 150)
      return std::max(7.5F, distance - 0.5F);
  return kUsualShoulderCm;
}

void drawLine(TrunkPose& trunk, std::size_t side, const ShoulderFit& fit, const std::vector<EdgeSample>& samples) {
  const float end = trunk.shoulderCm[side];
  for (int i = 0; i < TrunkPose::kSteps; ++i) {
    const float distance = static_cast<float>(i) * TrunkPose::kStepCm;
    // Towards the neck the muscle rises; beyond the end the arm falls away.
    const float neckwards = std::max(0.0F, 10 - distance);
    const float beyond = std::max(0.0F, distance - (end - 1.2F));
    float v = fit.offset + fit.slope * distance - 0.022F * neckwards * neckwards + 0.2F * beyond * beyond;
    for (const EdgeSample& sample : samples)
      if (std::abs(sample.distanceCm - distance) < 0.01F && std::abs(sample.v - v) < (distance > 9 ? 1.6F : 0.9F))
        v = 0.35F * v + 0.65F * sample.v;
    trunk.shoulderLine[side][static_cast<std::size_t>(i)] = v;
  }
  auto& line = trunk.shoulderLine[side];
  for (int round = 0; round < 3; ++round) {
    const auto before = line;
    for (std::size_t i = 1; i + 1 < line.size(); ++i)
      line[i] = 0.25F * before[i - 1] + 0.5F * before[i] + 0.25F * before[i + 1];
  }
}

/// Face size, the neck's axis and a first guess of its foot.
TrunkPose fromFace(const Landmarks& landmarks) {
  TrunkPose trunk;
  const Eigen::Vector3f right = spacePoint(landmarks, 234);
  const Eigen::Vector3f left = spacePoint(landmarks, 454);
  const Eigen::Vector3f forehead = spacePoint(landmarks, 10);
  const Eigen::Vector3f chin = spacePoint(landmarks, 152);
  trunk.pixelsPerCm = 0.5F * ((left - right).norm() / kFaceWidthCm + (chin - forehead).norm() / kFaceHeightCm);
  trunk.chinPx = chin.head<2>();
  const float yaw = std::atan2(left.z() - right.z(), left.x() - right.x());
  const Eigen::Vector3f ears = 0.5F * (left + right);
  // The neck stands behind the ears' axis; a turned head carries the ears with it.
  const Eigen::Vector2f down = (chin - forehead).head<2>().normalized();
  const float tilt = std::clamp(down.x() / std::max(0.3F, down.y()), -0.5F, 0.5F);
  const float foot = chin.y() + kNeckBelowChinCm * trunk.pixelsPerCm;
  const float axisX = ears.x() - 2.5F * trunk.pixelsPerCm * std::sin(yaw);
  trunk.neckPx = {axisX + 0.6F * tilt * (foot - ears.y()), foot};
  trunk.neckUp = (Eigen::Vector2f(axisX, ears.y()) - trunk.neckPx).normalized();
  return trunk;
}

}  // namespace

float TrunkPose::lineAt(std::size_t side, float distanceCm) const {
  const float place = std::clamp(distanceCm / kStepCm, 0.0F, static_cast<float>(kSteps - 1) - 0.001F);
  const auto index = static_cast<std::size_t>(place);
  const float share = place - static_cast<float>(index);
  return shoulderLine[side][index] * (1 - share) + shoulderLine[side][index + 1] * share;
}

TrunkPose trunkPose(const Landmarks& landmarks, const BodyMattes& mattes) {
  TrunkPose trunk = fromFace(landmarks);
  findNeck(trunk, mattes);
  std::array<std::vector<EdgeSample>, 2> samples;
  std::array<std::optional<ShoulderFit>, 2> fits;
  for (std::size_t side = 0; side < 2; ++side) {
    const float sign = side == 0 ? -1.0F : 1.0F;
    for (int i = 8; i < TrunkPose::kSteps; ++i) {
      const float distance = static_cast<float>(i) * TrunkPose::kStepCm;
      if (const std::optional<float> v = edgeBelow(trunk, mattes, sign * distance))
        samples[side].push_back({distance, *v});
    }
    fits[side] = fitted(samples[side]);
    trunk.isSeen[side] = fits[side].has_value();
  }
  for (std::size_t side = 0; side < 2; ++side) {
    const ShoulderFit usual{-kUsualSlope * kUsualNeckHalfCm, kUsualSlope};
    const ShoulderFit fit = fits[side] ? *fits[side] : fits[1 - side] ? *fits[1 - side] : usual;
    const std::optional<float> end = fits[side] ? shoulderEnd(samples[side], fit) : std::nullopt;
    trunk.shoulderCm[side] = end ? *end : fits[side] ? kUsualShoulderCm : hiddenEnd(trunk, mattes, side, fit);
    drawLine(trunk, side, fit, samples[side]);
  }
  // Trunk space starts at the neck points.
  const float foot = 0.5F * (trunk.lineAt(0, trunk.neckHalfCm + 0.6F) + trunk.lineAt(1, trunk.neckHalfCm + 0.6F));
  const float limited = std::clamp(foot, -5.0F, 5.0F);
  trunk.neckPx.y() += limited * trunk.pixelsPerCm;
  // Beside a tilted head an old collar stands high: no shoulder does.
  constexpr float kHighest = -2;
  for (auto& line : trunk.shoulderLine)
    for (float& v : line) v = std::max(v - limited, kHighest);
  constexpr float kUsualTurn = 0.12F;
  for (std::size_t side = 0; side < 2; ++side) {
    const std::optional<float> turn = armTurn(trunk, mattes, side);
    trunk.isArmSeen[side] = turn.has_value();
    trunk.armTurn[side] = turn.value_or(kUsualTurn);
  }
  const float turn = (trunk.shoulderCm[1] - trunk.shoulderCm[0]) / (trunk.shoulderCm[1] + trunk.shoulderCm[0]);
  // The chest of a turned body looks to the side on which the shoulder is nearer to the neck.
  trunk.frontCm = trunk.isSeen[0] && trunk.isSeen[1] ? std::clamp(-16 * turn, -3.5F, 3.5F) : 0.0F;
  return trunk;
}

}  // namespace visagiste
