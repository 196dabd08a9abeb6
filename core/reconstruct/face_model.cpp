#include "core/reconstruct/face_model.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/mesh/normals.h"
#include "core/model_store/manifest.h"
#include "core/reconstruct/channel_coupling.h"
#include "core/reconstruct/face_model_file.h"
#include "core/reconstruct/lip_contact.h"

namespace visagiste {
namespace {

constexpr const char* kShippedModel = "face-head-v1";
// As kEyeballUvRadius and kEyeballUvPower of models/training/face_model/eyeball.h.
constexpr float kEyeUvRadius = 0.48F;
constexpr float kEyeUvPower = 0.6F;
constexpr float kLargestDeviation = 2.5F;  // further out, shapes stop looking like people

void requireCount(const char* what, Eigen::Index count, Eigen::Index wanted) {
  if (count != wanted) {
    throw Error(ErrorCode::InvalidArgument,
                "The face model needs " + std::to_string(wanted) + " " + what + ", not " + std::to_string(count) + ".");
  }
}

}  // namespace

float EyeUvMap::radius(float angleDeg) {
  return kEyeUvRadius * std::pow(angleDeg / kOpenDeg, kEyeUvPower);
}

struct FaceModel::Parts {
  std::string id;
  FaceModelArrays arrays;

  [[nodiscard]] const FaceModelArrays::Level& level(int index) const {
    if (index < 0 || index >= static_cast<int>(arrays.levels.size())) {
      throw Error(ErrorCode::InvalidArgument, "The face model has no level of detail " + std::to_string(index) + ".");
    }
    return arrays.levels[static_cast<std::size_t>(index)];
  }

  /// Places (3 P of the level) to vertices (3, V of the level).
  [[nodiscard]] Eigen::Matrix3Xf spread(const Eigen::VectorXf& places, const FaceModelArrays::Level& at) const {
    Eigen::Matrix3Xf out(3, at.topology.uv.cols());
    for (Eigen::Index v = 0; v < out.cols(); ++v) {
      out.col(v) = places.segment<3>(3 * arrays.placeOf[static_cast<std::size_t>(v)]);
    }
    return out;
  }

  [[nodiscard]] Eigen::VectorXf identityPlaces(const Eigen::VectorXf& identity, int placeCount) const {
    if (identity.size() > arrays.identity.cols()) {
      throw Error(ErrorCode::InvalidArgument, "The face model has " + std::to_string(arrays.identity.cols()) +
                                                  " identity components, not " + std::to_string(identity.size()) + ".");
    }
    const Eigen::Index rows = 3 * static_cast<Eigen::Index>(placeCount);
    Eigen::VectorXf out = arrays.mean.head(rows);
    if (identity.size() > 0) {
      out.noalias() += arrays.identity.topLeftCorner(rows, identity.size()) * identity;
    }
    return out;
  }

  void addExpressionPlaces(const Eigen::VectorXf& expression, Eigen::VectorXf& places) const {
    if (expression.size() == 0) {
      return;
    }
    requireCount("expression channels", expression.size(), arrays.expression.cols());
    for (Eigen::Index channel = 0; channel < expression.size(); ++channel) {
      if (expression[channel] != 0) {
        places.noalias() += expression[channel] * arrays.expression.col(channel).head(places.size());
      }
    }
  }
};

FaceModel::FaceModel(std::unique_ptr<const Parts> parts) : m_parts(std::move(parts)) {}
FaceModel::~FaceModel() = default;

std::shared_ptr<const FaceModel> FaceModel::load(const std::filesystem::path& modelFolder) {
  const ModelManifest manifest = readManifest(modelFolder);
  auto parts = std::make_unique<Parts>();
  parts->id = manifest.id;
  parts->arrays = readFaceModelArrays(verifiedWeights(manifest));
  return std::shared_ptr<const FaceModel>(new FaceModel(std::move(parts)));
}

std::shared_ptr<const FaceModel> FaceModel::load(const ModelFolders& folders) {
  return load(folders.folder(kShippedModel));
}

const std::string& FaceModel::id() const {
  return m_parts->id;
}
int FaceModel::identityCount() const {
  return static_cast<int>(m_parts->arrays.identity.cols());
}
const std::vector<std::string>& FaceModel::expressionNames() const {
  return m_parts->arrays.expressionNames;
}
int FaceModel::levelCount() const {
  return static_cast<int>(m_parts->arrays.levels.size());
}
const HeadTopology& FaceModel::topology(int level) const {
  return m_parts->level(level).topology;
}
const std::vector<int>& FaceModel::landmarks68() const {
  return m_parts->arrays.landmarks68;
}

const Eigen::Matrix<int, 3, Eigen::Dynamic>& FaceModel::canonicalTriangles() const {
  return m_parts->arrays.canonicalTriangles;
}

std::optional<int> FaceModel::expressionIndex(const std::string& name) const {
  const std::vector<std::string>& names = expressionNames();
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) {
    return std::nullopt;
  }
  return static_cast<int>(found - names.begin());
}

FaceCoefficients FaceModel::neutral() const {
  return {id(), Eigen::VectorXf::Zero(identityCount()),
          Eigen::VectorXf::Zero(static_cast<Eigen::Index>(expressionNames().size()))};
}

Eigen::Matrix3Xf FaceModel::vertices(const Eigen::VectorXf& identity, const Eigen::VectorXf& expression,
                                     int level) const {
  const FaceModelArrays::Level& at = m_parts->level(level);
  Eigen::VectorXf places = m_parts->identityPlaces(identity, at.placeCount);
  m_parts->addExpressionPlaces(expression, places);
  return m_parts->spread(places, at);
}

Eigen::Matrix3Xf FaceModel::identityShape(const Eigen::VectorXf& identity, int level) const {
  return vertices(identity, {}, level);
}

Eigen::Matrix3Xf FaceModel::addExpression(const Eigen::Matrix3Xf& shape, const Eigen::VectorXf& expression,
                                          int level) const {
  const FaceModelArrays::Level& at = m_parts->level(level);
  requireCount("vertices for this level of detail", shape.cols(), at.topology.uv.cols());
  Eigen::VectorXf offsets = Eigen::VectorXf::Zero(3 * static_cast<Eigen::Index>(at.placeCount));
  m_parts->addExpressionPlaces(expression, offsets);
  return shape + m_parts->spread(offsets, at);
}

Eigen::Matrix3Xf FaceModel::expressionOffsets(int channel, int level) const {
  const FaceModelArrays::Level& at = m_parts->level(level);
  if (channel < 0 || channel >= m_parts->arrays.expression.cols()) {
    throw Error(ErrorCode::InvalidArgument,
                "The face model has no expression channel " + std::to_string(channel) + ".");
  }
  return m_parts->spread(m_parts->arrays.expression.col(channel).head(3 * static_cast<Eigen::Index>(at.placeCount)),
                         at);
}

Eigen::Matrix3Xf FaceModel::normals(const Eigen::Matrix3Xf& vertices, int level) const {
  const HeadTopology& at = topology(level);
  requireCount("vertices for this level of detail", vertices.cols(), at.uv.cols());
  return vertexNormals(vertices, at.triangles, NormalWeighting::Area, at.welded);
}

LandmarkBasis FaceModel::landmarkBasis(int identityCount) const {
  const FaceModelArrays& arrays = m_parts->arrays;
  const Eigen::Index kept = identityCount == 0 ? arrays.identity.cols() : identityCount;
  if (kept < 0 || kept > arrays.identity.cols()) {
    throw Error(ErrorCode::InvalidArgument,
                "The face model has " + std::to_string(arrays.identity.cols()) + " identity components.");
  }
  const Eigen::Index points = arrays.landmarkPlaces.cols();
  LandmarkBasis basis{Eigen::Matrix3Xf::Zero(3, points), Eigen::MatrixXf::Zero(3 * points, kept),
                      Eigen::MatrixXf::Zero(3 * points, arrays.expression.cols()), lipGapOf(arrays, kept),
                      channelCoupling(arrays.expressionNames)};
  for (Eigen::Index p = 0; p < points; ++p) {
    for (Eigen::Index corner = 0; corner < 3; ++corner) {
      const Eigen::Index row = 3 * static_cast<Eigen::Index>(arrays.landmarkPlaces(corner, p));
      const float weight = arrays.landmarkWeights(corner, p);
      basis.mean.col(p) += weight * arrays.mean.segment<3>(row);
      basis.identity.middleRows<3>(3 * p) += weight * arrays.identity.block(row, 0, 3, kept);
      basis.expression.middleRows<3>(3 * p) += weight * arrays.expression.middleRows<3>(row);
    }
  }
  return basis;
}

Eigen::Matrix2Xf FaceModel::landmarkUv() const {
  const FaceModelArrays& arrays = m_parts->arrays;
  Eigen::Matrix2Xf out = Eigen::Matrix2Xf::Zero(2, arrays.landmarkPlaces.cols());
  for (Eigen::Index p = 0; p < out.cols(); ++p)
    for (Eigen::Index corner = 0; corner < 3; ++corner) {
      const int place = arrays.landmarkPlaces(corner, p);
      const int vertex = arrays.vertexOf[static_cast<std::size_t>(place)];
      out.col(p) += arrays.landmarkWeights(corner, p) * arrays.levels.front().topology.uv.col(vertex);
    }
  return out;
}

Eigen::Matrix3Xf FaceModel::landmarkPoints(const FaceCoefficients& coefficients) const {
  const FaceModelArrays& arrays = m_parts->arrays;
  Eigen::VectorXf places = m_parts->identityPlaces(coefficients.identity, arrays.levels.front().placeCount);
  m_parts->addExpressionPlaces(coefficients.expression, places);
  Eigen::Matrix3Xf out = Eigen::Matrix3Xf::Zero(3, arrays.landmarkPlaces.cols());
  for (Eigen::Index p = 0; p < out.cols(); ++p) {
    for (Eigen::Index corner = 0; corner < 3; ++corner) {
      out.col(p) += arrays.landmarkWeights(corner, p) * places.segment<3>(3 * arrays.landmarkPlaces(corner, p));
    }
  }
  return out;
}

Eigen::VectorXf FaceModel::randomIdentity(std::mt19937& random, float spread) const {
  std::normal_distribution<float> normal;
  Eigen::VectorXf out(identityCount());
  for (float& value : out) {
    value = spread * std::clamp(normal(random), -kLargestDeviation, kLargestDeviation);
  }
  return out;
}

Eigen::VectorXf FaceModel::sampleIdentity(std::uint32_t seed, float spread) const {
  std::mt19937 random(seed);
  return randomIdentity(random, spread);
}

}  // namespace visagiste
