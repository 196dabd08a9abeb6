#include "models/training/detector/detector_targets.h"

#include "models/networks/face_decode.h"

#include <cmath>

namespace visagiste::training {
namespace {

constexpr float kReachInCells = 0.8F;
constexpr float kInnerShare = 0.3F;       // of the face's side
constexpr float kSharedSizes = 1.25F;     // both strides may answer within this factor of the limit
const float kHalfStep = std::sqrt(2.0F);  // strides double: the limits lie halfway in the logarithm

/// 1: the stride learns this size; -1: it may answer; 0: it must not.
int responsibility(std::size_t level, float sidePx) {
  const float fit = sidePx / (kDetectorSizeInStrides * static_cast<float>(kDetectorStrides[level]));
  const float low = level == 0 ? 0.0F : 1.0F / kHalfStep;
  const float high = level + 1 == kDetectorStrides.size() ? INFINITY : kHalfStep;
  if (fit >= low && fit < high)
    return 1;
  return fit >= low / kSharedSizes && fit < high * kSharedSizes ? -1 : 0;
}

void mark(DetectorTargets& targets, const FaceSquare& face, int stride, int role) {
  auto score = targets.score.accessor<float, 2>();
  auto shape = targets.shape.accessor<float, 3>();
  const auto step = static_cast<float>(stride);
  const float inner = std::fmax(kInnerShare * face.sidePx / step, kReachInCells + 0.7F);
  for (int y = 0; y < score.size(0); ++y)
    for (int x = 0; x < score.size(1); ++x) {
      const float dx = face.centreX / step - static_cast<float>(x) - 0.5F;
      const float dy = face.centreY / step - static_cast<float>(y) - 0.5F;
      const float distance = std::hypot(dx, dy);
      if (distance >= inner)
        continue;
      if (role == 1 && distance < kReachInCells) {
        score[y][x] = 1.0F;
        shape[0][y][x] = dx;
        shape[1][y][x] = dy;
        shape[2][y][x] = std::log(face.sidePx / (kDetectorSizeInStrides * step));
        shape[3][y][x] = std::cos(face.rollRad);
        shape[4][y][x] = std::sin(face.rollRad);
      } else if (score[y][x] == 0.0F) {
        score[y][x] = -1.0F;
      }
    }
}

}  // namespace

std::array<DetectorTargets, 3> detectorTargets(const std::vector<FaceSquare>& faces,
                                               const std::vector<FaceSquare>& unclear, int width, int height) {
  std::array<DetectorTargets, 3> all;
  for (std::size_t level = 0; level < all.size(); ++level) {
    const int stride = kDetectorStrides[level];
    DetectorTargets& targets = all[level];
    targets.score = torch::zeros({height / stride, width / stride});
    targets.shape = torch::zeros({5, height / stride, width / stride});
    for (const FaceSquare& face : unclear) mark(targets, scaled(face, 1.5F), stride, -1);
    for (const FaceSquare& face : faces) {
      const int role = responsibility(level, face.sidePx);
      if (role != 0)
        mark(targets, face, stride, role);
    }
  }
  return all;
}

}  // namespace visagiste::training
