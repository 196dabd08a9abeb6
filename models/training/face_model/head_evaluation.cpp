#include "models/training/face_model/head_evaluation.h"

#include <ATen/ATen.h>

#include <random>

#include "models/training/face_model/triangle_tree.h"

namespace visagiste::training {
namespace {

constexpr int kLastNarrowFaceVertex = 6705;  // "Face Area Details" of ICT-FaceKit's README
constexpr float kActiveShare = 0.15F;        // of the channels in a random expression

std::size_t idx(int i) {
  return static_cast<std::size_t>(i);
}

struct Person {
  std::vector<float> identity;    ///< Source coefficients.
  std::vector<float> expression;  ///< One a channel of the rig.
};

Person drawPerson(std::mt19937_64& random, std::size_t modes, std::size_t channels) {
  std::normal_distribution<float> normal;
  std::uniform_real_distribution<float> uniform;
  Person person;
  for (std::size_t i = 0; i < modes; ++i) {
    person.identity.push_back(normal(random));
  }
  for (std::size_t i = 0; i < channels; ++i) {
    const bool active = uniform(random) < kActiveShare;
    const float strength = uniform(random);
    person.expression.push_back(active ? strength : 0);
  }
  return person;
}

std::vector<Vec3> toPoints(const at::Tensor& shape) {
  const at::Tensor flat = shape.contiguous();
  const float* from = flat.data_ptr<float>();
  std::vector<Vec3> out(static_cast<std::size_t>(flat.size(0)));
  for (Vec3& p : out) {
    p = {from[0], from[1], from[2]};
    from += 3;
  }
  return out;
}

at::Tensor toTensor(const std::vector<float>& values) {
  return at::from_blob(const_cast<float*>(values.data()), {static_cast<std::int64_t>(values.size())}).clone();
}

/// The source itself as tensors over the vertices that are measured.
struct Probe {
  std::vector<int> vertices;
  at::Tensor neutral;     // (P, 3)
  at::Tensor identity;    // (M, P * 3)
  at::Tensor expression;  // (E, P * 3)
};

Probe makeProbe(const FaceSource& source, const HeadBasis& basis) {
  Probe probe;
  std::vector<SurfacePoint> points;
  for (const char* name : {"face", "head_and_neck"}) {
    const SourceComponent* part = source.component(name);
    for (int v = part->firstVertex; v <= part->lastVertex; ++v) {
      probe.vertices.push_back(v);
      points.push_back({{v, v, v}, {1, 0, 0}});
    }
  }
  probe.neutral = at::empty({static_cast<std::int64_t>(points.size()), 3});
  float* to = probe.neutral.data_ptr<float>();
  for (const int v : probe.vertices) {
    const Vec3 p = source.vertices[idx(v)] - basis.origin;
    *to++ = static_cast<float>(p.x);
    *to++ = static_cast<float>(p.y);
    *to++ = static_cast<float>(p.z);
  }
  probe.identity = resampleModes(source.identityModes, points).flatten(1);
  std::vector<std::vector<float>> channels;
  for (std::size_t e = 0; e < source.expressions.size(); ++e) {
    if (!arkitName(source.expressionNames[e]).empty()) {
      channels.push_back(source.expressions[e]);
    }
  }
  probe.expression = resampleModes(channels, points).flatten(1);
  return probe;
}

DistanceFigures summarize(std::vector<double>& distances) {
  DistanceFigures out;
  if (distances.empty()) {
    return out;
  }
  double sum = 0;
  for (const double d : distances) {
    sum += d;
  }
  out.mean = sum / static_cast<double>(distances.size());
  const auto p95 = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() * 95 / 100);
  std::nth_element(distances.begin(), p95, distances.end());
  out.p95 = *p95;
  out.largest = *std::max_element(distances.begin(), distances.end());
  return out;
}

/// The outer surface of one level with a search tree.
struct LevelSurface {
  TriangleTree tree;
  std::vector<double> skin;
  std::vector<double> narrow;
};

TriangleTree skinTree(const HeadTopology& head, const HeadLevel& level, const std::vector<Vec3>& vertices) {
  std::vector<Triangle> triangles;
  for (const MaterialRun& run : level.materials) {
    if (run.name == "skin") {
      for (int t = run.firstTriangle; t < run.firstTriangle + run.triangleCount; ++t) {
        const Triangle& w = level.triangles[idx(t)];
        triangles.push_back({head.wedgeVertex[idx(w[0])], head.wedgeVertex[idx(w[1])], head.wedgeVertex[idx(w[2])]});
      }
    }
  }
  return {triangles, vertices};
}

}  // namespace

HeadFigures evaluateHead(const FaceSource& source, const HeadTopology& head, const HeadBasis& basis, int people,
                         std::uint64_t seed) {
  const Probe probe = makeProbe(source, basis);
  const at::Tensor modes = resampleModes(source.identityModes, head.points).flatten(1);  // (M, 3V)
  const std::vector<Vec3> meanPoints = toPoints(basis.mean);
  const at::Tensor neutral = basis.mean;  // the source's neutral shape is its mean
  std::vector<LevelSurface> levels;
  for (const HeadLevel& level : head.levels) {
    levels.push_back({skinTree(head, level, meanPoints), {}, {}});
  }
  const int all = static_cast<int>(basis.identity.size(0));
  std::vector<std::pair<int, std::vector<double>>> truncated;
  for (const int components : {20, 40, 60, 80}) {
    if (components < all) {
      truncated.push_back({components, {}});
    }
  }
  std::mt19937_64 random(seed);
  for (int i = 0; i < people; ++i) {
    const Person person = drawPerson(random, source.identityModes.size(), basis.expressionNames.size());
    const at::Tensor identity = toTensor(person.identity);
    const at::Tensor expression = toTensor(person.expression);
    const at::Tensor truth =
        probe.neutral.flatten() + identity.matmul(probe.identity) + expression.matmul(probe.expression);
    const std::vector<Vec3> wanted = toPoints(truth.view({-1, 3}));
    const at::Tensor scanned = neutral + identity.matmul(modes).view_as(neutral);
    const at::Tensor posed = expression.matmul(basis.expression.flatten(1));
    const auto learned = [&](int components) {
      const at::Tensor z = encodeIdentity(basis, scanned, components);
      const at::Tensor shape =
          basis.mean.flatten() + z.matmul(basis.identity.slice(0, 0, components).flatten(1)) + posed;
      return toPoints(shape.view({-1, 3}));
    };
    const std::vector<Vec3> shape = learned(all);
    for (LevelSurface& level : levels) {
      level.tree.refit(shape);
      for (std::size_t v = 0; v < wanted.size(); ++v) {
        const double d = level.tree.nearest(wanted[v]).distance;
        level.skin.push_back(d);
        if (probe.vertices[v] <= kLastNarrowFaceVertex) {
          level.narrow.push_back(d);
        }
      }
    }
    constexpr int kTruncatedPeople = 40;
    for (auto& [components, distances] : truncated) {
      if (i < kTruncatedPeople) {
        levels.front().tree.refit(learned(components));
        for (std::size_t v = 0; v < wanted.size() && probe.vertices[v] <= kLastNarrowFaceVertex; ++v) {
          distances.push_back(levels.front().tree.nearest(wanted[v]).distance);
        }
      }
    }
  }
  HeadFigures figures;
  figures.people = people;
  for (LevelSurface& level : levels) {
    figures.skin.push_back(summarize(level.skin));
    figures.narrowFace.push_back(summarize(level.narrow));
  }
  for (auto& [components, distances] : truncated) {
    figures.truncated.push_back({components, summarize(distances)});
  }
  return figures;
}

}  // namespace visagiste::training
