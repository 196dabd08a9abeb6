#include "core/reconstruct/face_model_file.h"

#include <algorithm>
#include <sstream>

#include "core/base/error.h"
#include "core/model_store/tensor_file.h"
#include "core/types/landmarks.h"

namespace visagiste {
namespace {

constexpr const char* kFormat = "visagiste-face-model 1";
constexpr int kLandmarkCount = kCanonicalPointCount + 2 * kIrisPointCount;
constexpr int kRegionCount = static_cast<int>(HeadRegion::EyeballRight);

using IndexTriples = Eigen::Matrix<int, 3, Eigen::Dynamic>;

[[noreturn]] void refuse(const std::string& what) {
  throw Error(ErrorCode::BadWeights, "The face model is damaged: " + what + ". Reinstall Visagiste.");
}

std::vector<std::string> splitNames(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string name; std::getline(in, name, ',');) {
    out.push_back(name);
  }
  return out;
}

/// Integers in [0, limit).
std::vector<int> indices(const TensorFile& file, const std::string& name, const std::vector<std::int64_t>& shape,
                         std::int64_t limit) {
  std::vector<int> out = file.at(name, shape).integers();
  if (std::any_of(out.begin(), out.end(), [limit](int i) { return i < 0 || i >= limit; })) {
    refuse("array '" + name + "' points outside the model");
  }
  return out;
}

IndexTriples triples(const std::vector<int>& flat) {
  return Eigen::Map<const IndexTriples>(flat.data(), 3, static_cast<Eigen::Index>(flat.size() / 3));
}

std::vector<float> finite(const TensorFile& file, const std::string& name, const std::vector<std::int64_t>& shape) {
  std::vector<float> out = file.at(name, shape).floats();
  if (!Eigen::Map<const Eigen::VectorXf>(out.data(), static_cast<Eigen::Index>(out.size())).allFinite()) {
    refuse("array '" + name + "' holds values that are not finite");
  }
  return out;
}

Eigen::MatrixXf modes(const TensorFile& file, const std::string& name, std::int64_t places) {
  const std::int64_t count = file.at(name, {-1, places, 3}).shape.front();
  const std::vector<float> values = finite(file, name, {count, places, 3});
  return Eigen::Map<const Eigen::MatrixXf>(values.data(), 3 * places, count);
}

class Reader {
 public:
  explicit Reader(const std::filesystem::path& path) : m_file(TensorFile::read(path)) {}

  FaceModelArrays run() {
    if (m_file.metadata("format") != kFormat) {
      refuse("its format is '" + m_file.metadata("format") + "', not '" + kFormat + "'");
    }
    m_places = m_file.at("mean", {-1, 3}).shape.front();
    m_vertices = m_file.at("wedge_vertex", {-1}).shape.front();
    const std::vector<float> mean = finite(m_file, "mean", {m_places, 3});
    m_out.mean = Eigen::Map<const Eigen::VectorXf>(mean.data(), 3 * m_places);
    m_out.identity = modes(m_file, "identity", m_places);
    m_out.expression = modes(m_file, "expression", m_places);
    m_out.expressionNames = splitNames(m_file.metadata("expression_names"));
    if (static_cast<Eigen::Index>(m_out.expressionNames.size()) != m_out.expression.cols()) {
      refuse("expressions and their names differ in number");
    }
    readPlaces();
    for (int level = 0; m_file.has("level" + std::to_string(level) + "_triangles"); ++level) {
      m_out.levels.push_back(readLevel("level" + std::to_string(level) + "_"));
    }
    if (m_out.levels.empty()) {
      refuse("it has no triangles");
    }
    readLandmarks();
    return std::move(m_out);
  }

 private:
  void readPlaces() {
    m_out.placeOf = indices(m_file, "wedge_vertex", {m_vertices}, m_places);
    m_out.vertexOf.assign(static_cast<std::size_t>(m_places), -1);
    for (std::size_t v = m_out.placeOf.size(); v-- > 0;) {
      m_out.vertexOf[static_cast<std::size_t>(m_out.placeOf[v])] = static_cast<int>(v);
    }
    if (std::any_of(m_out.vertexOf.begin(), m_out.vertexOf.end(), [](int v) { return v < 0; })) {
      refuse("a place has no vertex");
    }
    m_mirror = indices(m_file, "wedge_mirror", {m_vertices}, m_vertices);
    m_regions = indices(m_file, "vertex_region", {m_places}, kRegionCount + 1);
    if (std::any_of(m_regions.begin(), m_regions.end(), [](int region) { return region < 1; })) {
      refuse("a vertex has no region");
    }
    m_uv = finite(m_file, "wedge_uv", {m_vertices, 2});
    if (std::any_of(m_uv.begin(), m_uv.end(), [](float value) { return value < 0 || value > 1; })) {
      refuse("a texture coordinate lies outside 0..1");
    }
  }

  FaceModelArrays::Level readLevel(const std::string& prefix) {
    FaceModelArrays::Level level;
    const std::vector<int> counts = m_file.at(prefix + "counts", {2}).integers();
    level.placeCount = counts[0];
    const int vertexCount = counts[1];
    if (counts[0] < 1 || counts[0] > m_places || vertexCount < 1 || vertexCount > m_vertices) {
      refuse("a level is larger than the model");
    }
    const auto prefixOf = [vertexCount](const std::vector<int>& all, std::vector<int>& out, int limit) {
      out.assign(all.begin(), all.begin() + vertexCount);
      return std::all_of(out.begin(), out.end(), [limit](int i) { return i < limit; });
    };
    HeadTopology& topology = level.topology;
    topology.triangles = triples(indices(m_file, prefix + "triangles", {-1, 3}, vertexCount));
    topology.uv = Eigen::Map<const Eigen::Matrix2Xf>(m_uv.data(), 2, vertexCount);
    std::vector<int> places;
    if (!prefixOf(m_mirror, topology.mirror, vertexCount) || !prefixOf(m_out.placeOf, places, level.placeCount)) {
      refuse("a level points outside itself");
    }
    for (const int place : places) {
      topology.welded.push_back(m_out.vertexOf[static_cast<std::size_t>(place)]);
      topology.regions.push_back(static_cast<HeadRegion>(m_regions[static_cast<std::size_t>(place)]));
    }
    readMaterials(prefix, topology);
    return level;
  }

  void readMaterials(const std::string& prefix, HeadTopology& topology) {
    const std::vector<std::string> names = splitNames(m_file.metadata("material_names"));
    const std::vector<int> runs =
        m_file.at(prefix + "materials", {static_cast<std::int64_t>(names.size()), 2}).integers();
    int next = 0;
    for (std::size_t i = 0; i < names.size(); ++i) {
      topology.materials.push_back({names[i], runs[2 * i], runs[2 * i + 1]});
      if (runs[2 * i] != next || runs[2 * i + 1] < 0) {
        refuse("its materials overlap");
      }
      next += runs[2 * i + 1];
    }
    if (next != topology.triangles.cols()) {
      refuse("its materials do not cover every triangle");
    }
  }

  void readLandmarks() {
    m_out.landmarkPlaces = triples(indices(m_file, "landmark_vertices", {kLandmarkCount, 3}, m_places));
    const std::vector<float> weights = finite(m_file, "landmark_weights", {kLandmarkCount, 3});
    m_out.landmarkWeights = Eigen::Map<const Eigen::Matrix3Xf>(weights.data(), 3, kLandmarkCount);
    m_out.canonicalTriangles = triples(indices(m_file, "canonical_triangles", {-1, 3}, kCanonicalPointCount));
    for (const int place : indices(m_file, "landmark68_vertices", {-1}, m_places)) {
      m_out.landmarks68.push_back(m_out.vertexOf[static_cast<std::size_t>(place)]);
    }
  }

  TensorFile m_file;
  FaceModelArrays m_out;
  std::int64_t m_places = 0;
  std::int64_t m_vertices = 0;
  std::vector<int> m_mirror;
  std::vector<int> m_regions;
  std::vector<float> m_uv;
};

}  // namespace

FaceModelArrays readFaceModelArrays(const std::filesystem::path& file) {
  return Reader(file).run();
}

}  // namespace visagiste
