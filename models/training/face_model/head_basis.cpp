#include "models/training/face_model/head_basis.h"

#include <ATen/ATen.h>

#include <random>
#include <stdexcept>

namespace visagiste::training {
namespace {

// How far a gaze channel turns the eyeball at full strength: the travel of the source's lids (7.7 mm down, 3.7 mm up
// on an eyeball of 15.4 mm) and the range people look without turning the head.
constexpr double kLookSideDeg = 30;
constexpr double kLookUpDeg = 24;
constexpr double kLookDownDeg = 30;

std::size_t idx(int i) {
  return static_cast<std::size_t>(i);
}

struct Gaze {
  const char* channel;
  Region eye;
  double leftDeg;
  double upDeg;
};
constexpr std::array<Gaze, 8> kGazes = {{{"eyeLookUpLeft", Region::EyeballLeft, 0, kLookUpDeg},
                                         {"eyeLookUpRight", Region::EyeballRight, 0, kLookUpDeg},
                                         {"eyeLookDownLeft", Region::EyeballLeft, 0, -kLookDownDeg},
                                         {"eyeLookDownRight", Region::EyeballRight, 0, -kLookDownDeg},
                                         {"eyeLookInLeft", Region::EyeballLeft, -kLookSideDeg, 0},
                                         {"eyeLookInRight", Region::EyeballRight, kLookSideDeg, 0},
                                         {"eyeLookOutLeft", Region::EyeballLeft, kLookSideDeg, 0},
                                         {"eyeLookOutRight", Region::EyeballRight, -kLookSideDeg, 0}}};

void turnEyes(const HeadTopology& head, const std::vector<Vec3>& neutral, HeadBasis& basis) {
  for (const Gaze& gaze : kGazes) {
    const auto found = std::find(basis.expressionNames.begin(), basis.expressionNames.end(), gaze.channel);
    if (found == basis.expressionNames.end()) {
      continue;
    }
    auto offsets = basis.expression.accessor<float, 3>();
    const auto channel = static_cast<std::int64_t>(found - basis.expressionNames.begin());
    Eyeball eye = head.leftEye;
    if (gaze.eye == Region::EyeballRight) {
      eye.center.x = -eye.center.x;
      eye.axis.x = -eye.axis.x;
    }
    for (std::size_t v = 0; v < neutral.size(); ++v) {
      if (head.regions[v] == gaze.eye) {
        const Vec3 d = turnEyeball(eye, eye.center, neutral[v], gaze.leftDeg, gaze.upDeg);
        const auto row = static_cast<std::int64_t>(v);
        offsets[channel][row][0] = static_cast<float>(d.x);
        offsets[channel][row][1] = static_cast<float>(d.y);
        offsets[channel][row][2] = static_cast<float>(d.z);
      }
    }
  }
}

/// Standard normal coefficients in pairs of opposite sign, so that their mean is exactly zero.
at::Tensor drawPairs(int sampleCount, std::int64_t modes, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  std::normal_distribution<float> normal;
  const at::Tensor half = at::empty({sampleCount / 2, modes});
  float* values = half.data_ptr<float>();
  for (std::int64_t i = 0; i < half.numel(); ++i) {
    values[i] = normal(random);
  }
  return at::cat({half, -half});  // (N, modes)
}

}  // namespace

std::string arkitName(const std::string& sourceName) {
  if (sourceName.rfind("PupilDilate", 0) == 0 || sourceName.rfind("cheekRaiser", 0) == 0) {
    return {};
  }
  const std::size_t stem = sourceName.size() < 2 ? 0 : sourceName.size() - 2;
  const std::string side = sourceName.substr(stem);
  return side == "_L"   ? sourceName.substr(0, stem) + "Left"
         : side == "_R" ? sourceName.substr(0, stem) + "Right"
                        : sourceName;
}

at::Tensor resampleModes(const std::vector<std::vector<float>>& modes, const std::vector<SurfacePoint>& points) {
  const at::Tensor out =
      at::empty({static_cast<std::int64_t>(modes.size()), static_cast<std::int64_t>(points.size()), 3});
  float* to = out.data_ptr<float>();
  for (const std::vector<float>& mode : modes) {
    for (const SurfacePoint& p : points) {
      for (std::size_t axis = 0; axis < 3; ++axis) {
        double sum = 0;
        for (std::size_t k = 0; k < 3; ++k) {
          sum += p.weight[k] * mode[3 * idx(p.vertex[k]) + axis];
        }
        *to++ = static_cast<float>(sum);
      }
    }
  }
  return out;
}

HeadBasis learnBasis(const FaceSource& source, const HeadTopology& head, int sampleCount, int components,
                     std::uint64_t seed) {
  HeadBasis basis;
  basis.origin = {0, head.leftEye.center.y, head.leftEye.center.z};
  const std::vector<Vec3> neutral = placePoints(head.points, source.vertices);
  const auto vertexCount = static_cast<std::int64_t>(neutral.size());

  const at::Tensor base = at::empty({vertexCount, 3});
  float* to = base.data_ptr<float>();
  for (const Vec3& p : neutral) {
    const Vec3 q = p - basis.origin;
    *to++ = static_cast<float>(q.x);
    *to++ = static_cast<float>(q.y);
    *to++ = static_cast<float>(q.z);
  }
  const at::Tensor modes = resampleModes(source.identityModes, head.points).flatten(1);  // (M, 3V)
  const at::Tensor people = drawPairs(sampleCount, modes.size(0), seed).matmul(modes);   // (N, 3V)
  const at::Tensor mean = people.mean(0);
  const at::Tensor centred = people - mean;
  // Few people, many coordinates: the components follow from the people's Gram matrix.
  const at::Tensor gram = centred.matmul(centred.t()).to(at::kDouble);
  const auto [values, vectors] = at::linalg_eigh(gram);  // ascending
  const std::int64_t n = values.size(0);
  const std::int64_t kept = std::min<std::int64_t>({components, modes.size(0), n});
  const at::Tensor order = at::arange(n - 1, n - 1 - kept, -1, at::TensorOptions().dtype(at::kLong));
  const at::Tensor variance = values.index_select(0, order) / static_cast<double>(n);
  const at::Tensor weights = vectors.index_select(1, order).t().to(at::kFloat);     // (K, N)
  at::Tensor shapes = weights.matmul(centred) / std::sqrt(static_cast<double>(n));  // (K, 3V), one deviation
  // The sign of a component is free; its largest displacement shall be positive, so that runs agree.
  const at::Tensor largest = shapes.gather(1, shapes.abs().argmax(1, true));
  shapes = shapes * largest.sign();
  if (kept > 0 && variance[kept - 1].item<double>() <= 0) {
    throw std::runtime_error("The source has fewer identity modes than components were asked for.");
  }
  basis.mean = base + mean.view({vertexCount, 3});
  basis.identity = shapes.view({kept, vertexCount, 3}).contiguous();

  std::vector<std::vector<float>> channels;
  for (std::size_t e = 0; e < source.expressions.size(); ++e) {
    const std::string name = arkitName(source.expressionNames[e]);
    if (!name.empty()) {
      basis.expressionNames.push_back(name);
      channels.push_back(source.expressions[e]);
    }
  }
  basis.expression = resampleModes(channels, head.points);
  turnEyes(head, neutral, basis);
  return basis;
}

at::Tensor encodeIdentity(const HeadBasis& basis, const at::Tensor& shape, int components) {
  const at::Tensor modes = basis.identity.slice(0, 0, components).flatten(1);  // orthogonal
  return modes.mv((shape - basis.mean).flatten()) / modes.square().sum(1);
}

}  // namespace visagiste::training
