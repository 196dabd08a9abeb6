#include "models/training/face_model/face_model_training.h"

#include <ATen/ATen.h>
#include <ATen/core/grad_mode.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

#include "models/training/engine/options.h"
#include "models/training/face_model/array_file.h"
#include "models/training/face_model/head_evaluation.h"
#include "models/training/face_model/source_lids.h"
#include "models/training/face_model/triangle_tree.h"

namespace visagiste::training {
namespace {

std::size_t idx(int i) {
  return static_cast<std::size_t>(i);
}

using Arrays = std::vector<std::pair<std::string, at::Tensor>>;

at::Tensor intTensor(const std::vector<int>& values, std::int64_t columns) {
  const at::Tensor out = at::empty({static_cast<std::int64_t>(values.size()) / columns, columns}, at::kInt);
  std::copy(values.begin(), values.end(), out.data_ptr<int>());
  return columns == 1 ? out.squeeze(1) : out;
}

at::Tensor triangleTensor(const std::vector<Triangle>& triangles) {
  std::vector<int> flat;
  for (const Triangle& t : triangles) {
    flat.insert(flat.end(), t.begin(), t.end());
  }
  return intTensor(flat, 3);
}

/// Places of other points on the finest level's outer surface, found in an open pose so that lips do not swap.
std::vector<SurfacePoint> transferPoints(const FaceSource& source, const HeadTopology& head,
                                         const std::vector<SurfacePoint>& points, double& meanDistance) {
  const std::vector<PoseTerm> open =
      source.expressionIndex("jawOpen") >= 0 ? std::vector<PoseTerm>{{"jawOpen", 0.6}} : std::vector<PoseTerm>{};
  const std::vector<Vec3> pose = posedSource(source, open);
  const std::vector<Vec3> vertices = placePoints(head.points, pose);
  std::vector<Triangle> skin;
  const HeadLevel& finest = head.levels.front();
  for (int t = 0; t < finest.materials.front().triangleCount; ++t) {
    const Triangle& w = finest.triangles[idx(t)];
    skin.push_back({head.wedgeVertex[idx(w[0])], head.wedgeVertex[idx(w[1])], head.wedgeVertex[idx(w[2])]});
  }
  const TriangleTree tree(skin, vertices);
  std::vector<SurfacePoint> out;
  meanDistance = 0;
  for (const Vec3& p : placePoints(points, pose)) {
    const TriangleTree::Hit hit = tree.nearest(p);
    out.push_back({tree.triangle(hit.triangle), hit.weight});
    meanDistance += hit.distance / static_cast<double>(points.size());
  }
  return out;
}

/// Centre (between two opposite border points, in the plane of the iris) and four border points: the canonical order's
/// person's left, up, right, down.
void addIris(const std::array<int, 4>& edge, std::vector<SurfacePoint>& points) {
  points.push_back({{edge[0], edge[2], edge[1]}, {0.5, 0.5, 0}});
  for (const int v : edge) {
    points.push_back({{v, v, v}, {1, 0, 0}});
  }
}

void appendPoints(const std::vector<SurfacePoint>& points, Arrays& arrays) {
  std::vector<int> vertices;
  const at::Tensor weights = at::empty({static_cast<std::int64_t>(points.size()), 3});
  float* to = weights.data_ptr<float>();
  for (const SurfacePoint& p : points) {
    for (std::size_t k = 0; k < 3; ++k) {
      vertices.push_back(p.vertex[k]);
      *to++ = static_cast<float>(p.weight[k]);
    }
  }
  arrays.emplace_back("landmark_vertices", intTensor(vertices, 3));
  arrays.emplace_back("landmark_weights", weights);
}

std::vector<int> landmarks68(const FaceSource& source, const HeadTopology& head) {
  std::vector<int> out;
  for (const int v : source.landmarks68) {
    out.push_back(head.vertexOfSource[idx(v)]);
    if (out.back() < 0) {
      throw std::runtime_error("A landmark vertex was lost while remeshing.");
    }
  }
  return out;
}

Arrays headArrays(const FaceSource& source, const HeadTopology& head, const HeadBasis& basis,
                  const std::vector<SurfacePoint>& landmarks) {
  Arrays arrays;
  arrays.emplace_back("mean", basis.mean);
  const at::Tensor uv = at::empty({static_cast<std::int64_t>(head.wedgeUv.size()), 2});
  float* to = uv.data_ptr<float>();
  for (const Vec2& p : head.wedgeUv) {
    *to++ = static_cast<float>(p.x);
    *to++ = static_cast<float>(p.y);
  }
  arrays.emplace_back("wedge_uv", uv);
  arrays.emplace_back("wedge_vertex", intTensor(head.wedgeVertex, 1));
  arrays.emplace_back("wedge_mirror", intTensor(head.wedgeMirror, 1));
  arrays.emplace_back("vertex_mirror", intTensor(head.mirror, 1));
  std::vector<int> regions;
  for (const Region region : head.regions) {
    regions.push_back(static_cast<int>(region));
  }
  arrays.emplace_back("vertex_region", intTensor(regions, 1));
  for (std::size_t level = 0; level < head.levels.size(); ++level) {
    const std::string prefix = "level" + std::to_string(level) + "_";
    std::vector<int> runs;
    for (const MaterialRun& run : head.levels[level].materials) {
      runs.insert(runs.end(), {run.firstTriangle, run.triangleCount});
    }
    arrays.emplace_back(prefix + "triangles", triangleTensor(head.levels[level].triangles));
    arrays.emplace_back(prefix + "materials", intTensor(runs, 2));
    arrays.emplace_back(prefix + "counts",
                        intTensor({head.levels[level].vertexCount, head.levels[level].wedgeCount}, 1));
  }
  appendPoints(landmarks, arrays);
  arrays.emplace_back("canonical_triangles", triangleTensor(source.canonicalTriangles));
  arrays.emplace_back("landmark68_vertices", intTensor(landmarks68(source, head), 1));
  arrays.emplace_back("identity", basis.identity.to(at::kHalf));
  arrays.emplace_back("expression", basis.expression.to(at::kHalf));
  return arrays;
}

std::map<std::string, std::string> headMetadata(const HeadTopology& head, const HeadBasis& basis) {
  std::string names;
  for (const std::string& name : basis.expressionNames) {
    names += (names.empty() ? "" : ",") + name;
  }
  std::string materials;
  for (const MaterialRun& run : head.levels.front().materials) {
    materials += (materials.empty() ? "" : ",") + run.name;
  }
  return {{"format", "visagiste-face-model 1"},
          {"expression_names", names},
          {"material_names", materials},
          {"region_names",
           "face,head_and_neck,eye_socket_left,eye_socket_right,mouth_socket,gums_and_tongue,teeth,eyeball_left,"
           "eyeball_right"},
          {"unit", "millimetre"},
          {"axes", "x to the person's left, y up, z forward; origin between the centres of the eyeballs"}};
}

std::string figuresJson(const DistanceFigures& f) {
  std::ostringstream out;
  out << "{\"mean_mm\": " << f.mean << ", \"p95_mm\": " << f.p95 << ", \"max_mm\": " << f.largest << "}";
  return out.str();
}

std::string recordJson(const std::string& sourceName, const Options& options, const HeadTopology& head,
                       const HeadBasis& basis, const HeadFigures& figures, double landmarkMm, double seconds) {
  std::ostringstream out;
  out << "{\n \"source\": \"" << sourceName << "\",\n \"seed\": " << options.count("seed")
      << ",\n \"samples\": " << options.count("samples") << ",\n \"components\": " << basis.identity.size(0)
      << ",\n \"vertices\": " << head.points.size() << ",\n \"levels\": [";
  for (std::size_t level = 0; level < head.levels.size(); ++level) {
    const HeadLevel& l = head.levels[level];
    out << (level > 0 ? "," : "") << "\n  {\"vertices\": " << l.vertexCount
        << ", \"vertices_with_seams\": " << l.wedgeCount << ", \"triangles\": {\"all\": " << l.triangles.size();
    for (const MaterialRun& run : l.materials) {
      out << ", \"" << run.name << "\": " << run.triangleCount;
    }
    out << "},\n   \"skin\": " << figuresJson(figures.skin[level])
        << ",\n   \"narrow_face\": " << figuresJson(figures.narrowFace[level]) << "}";
  }
  out << "],\n \"held_out_people\": " << figures.people << ",\n \"fewer_components\": [";
  for (std::size_t i = 0; i < figures.truncated.size(); ++i) {
    out << (i > 0 ? "," : "") << "\n  {\"components\": " << figures.truncated[i].components
        << ", \"narrow_face\": " << figuresJson(figures.truncated[i].narrowFace) << "}";
  }
  out << "],\n \"canonical_points_mean_distance_mm\": " << landmarkMm << ",\n \"seconds\": " << seconds << "\n}\n";
  return out.str();
}

/// The basis as readers of the file will see it.
HeadBasis asShipped(HeadBasis basis) {
  basis.identity = basis.identity.to(at::kHalf).to(at::kFloat);
  basis.expression = basis.expression.to(at::kHalf).to(at::kFloat);
  return basis;
}

const std::vector<Options::Option> kOptions = {
    {"source", "../shared/data/face3d", "folder of the face source, see models/training/face_model/README.md"},
    {"out", "models/weights/face-head-v1", "folder for face_head.safetensors and training.json"},
    {"seed", "1", "of the people drawn for learning; the held-out people come from another stream"},
    {"samples", "2000", "people drawn for learning"},
    {"components", "100", "identity components to keep at most"},
    {"held-out", "200", "people for the error against the source"},
};

}  // namespace

int trainFaceModel(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && arguments.front() == "--help") {
    std::cout << "visagiste-train face-model: learns the head model from a face source\n";
    for (const Options::Option& option : kOptions) {
      std::cout << "  --" << option.name << " (" << option.defaultValue << "): " << option.meaning << '\n';
    }
    return 0;
  }
  const at::NoGradGuard noGrad;
  const Options options(kOptions, arguments);
  const auto start = std::chrono::steady_clock::now();
  FaceSource source = readFaceSource(options.text("source"));
  std::cout << source.name << ": " << source.vertices.size() << " vertices, " << source.identityModes.size()
            << " identity modes, " << source.expressions.size() << " expressions\n";
  const HeadTopology head = buildHead(source, {});
  for (const HeadLevel& level : head.levels) {
    std::cout << "level: " << level.triangles.size() << " triangles, " << level.vertexCount << " vertices\n";
  }
  source = withLidsOfPeople(std::move(source));
  const HeadBasis basis = asShipped(learnBasis(source, head, static_cast<int>(options.count("samples")),
                                               static_cast<int>(options.count("components")),
                                               static_cast<std::uint64_t>(options.count("seed"))));
  double landmarkMm = 0;
  std::vector<SurfacePoint> landmarks = transferPoints(source, head, source.canonical468, landmarkMm);
  addIris(head.rightIris, landmarks);  // the canonical order starts with the person's right eye
  addIris(head.leftIris, landmarks);

  const std::filesystem::path folder = options.text("out");
  std::filesystem::create_directories(folder);
  writeArrays(folder / "face_head.safetensors", headArrays(source, head, basis, landmarks), headMetadata(head, basis));

  constexpr std::uint64_t kHeldOutStream = 0x9E3779B97F4A7C15ULL;
  const HeadFigures figures = evaluateHead(source, head, basis, static_cast<int>(options.count("held-out")),
                                           static_cast<std::uint64_t>(options.count("seed")) ^ kHeldOutStream);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const std::string record = recordJson(source.name, options, head, basis, figures, landmarkMm, seconds);
  std::ofstream(folder / "training.json") << record;
  std::cout << record;
  return 0;
}

}  // namespace visagiste::training
