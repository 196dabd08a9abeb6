#include "core/reconstruct/face_model.h"

#include <map>
#include <set>

#include "core/model_store/model_folder.h"
#include "tests/support/error_matchers.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using test::failsWith;

namespace {

const FaceModel& model() {
  static const std::shared_ptr<const FaceModel> kModel =
      FaceModel::load(std::filesystem::path(VISAGISTE_SOURCE_DIR) / "models/weights/face-head-v1");
  return *kModel;
}

Eigen::VectorXf expression(const std::string& name, float strength = 1) {
  Eigen::VectorXf out = model().neutral().expression;
  out[*model().expressionIndex(name)] = strength;
  return out;
}

Eigen::Vector3f middleOf(const Eigen::Matrix3Xf& vertices, HeadRegion region) {
  const HeadTopology& topology = model().topology(0);
  Eigen::Vector3f sum = Eigen::Vector3f::Zero();
  float count = 0;
  for (Eigen::Index v = 0; v < vertices.cols(); ++v) {
    if (topology.regions[static_cast<std::size_t>(v)] == region) {
      sum += vertices.col(v);
      ++count;
    }
  }
  return sum / count;
}

double doubleUvArea(const HeadTopology& topology, Eigen::Index t) {
  const Eigen::Vector2d a = topology.uv.col(topology.triangles(0, t)).cast<double>();
  const Eigen::Vector2d e = topology.uv.col(topology.triangles(1, t)).cast<double>() - a;
  const Eigen::Vector2d f = topology.uv.col(topology.triangles(2, t)).cast<double>() - a;
  return e.x() * f.y() - e.y() * f.x();
}

}  // namespace

TEST_CASE("the head has the promised levels, channels and materials", "[face_model]") {
  CHECK(model().id() == "face-head-v1");
  CHECK(model().identityCount() >= 50);
  REQUIRE(model().expressionNames().size() == 53);
  CHECK(std::set<std::string>(model().expressionNames().begin(), model().expressionNames().end()).size() == 53);
  for (const char* name :
       {"browInnerUpLeft", "cheekPuffRight", "eyeBlinkLeft", "jawOpen", "mouthClose", "noseSneerRight"}) {
    CHECK(model().expressionIndex(name).has_value());
  }
  CHECK_FALSE(model().expressionIndex("eyeBlink_L").has_value());
  REQUIRE(model().levelCount() == 3);
  CHECK(model().topology(0).triangles.cols() >= 20000);
  CHECK(model().topology(2).triangles.cols() <= 5000);
  for (int level = 0; level < 3; ++level) {
    std::vector<std::string> names;
    for (const HeadMaterialRun& run : model().topology(level).materials) {
      names.push_back(run.name);
      CHECK(run.triangleCount > 0);
    }
    CHECK(names == std::vector<std::string>{"skin", "eyes", "teeth", "mouth"});
  }
  CHECK(failsWith(ErrorCode::InvalidArgument, "level of detail 3", [] { return model().topology(3); }));
}

TEST_CASE("the surface is closed where it can be seen, and oriented", "[face_model]") {
  for (int level = 0; level < model().levelCount(); ++level) {
    const HeadTopology& topology = model().topology(level);
    std::map<std::pair<int, int>, int> edges;
    for (Eigen::Index t = 0; t < topology.triangles.cols(); ++t) {
      for (int k = 0; k < 3; ++k) {
        const int a = topology.welded[static_cast<std::size_t>(topology.triangles(k, t))];
        const int b = topology.welded[static_cast<std::size_t>(topology.triangles((k + 1) % 3, t))];
        CHECK(++edges[{a, b}] == 1);  // a directed edge occurs once: manifold and consistently oriented
      }
    }
    const Eigen::Matrix3Xf x = model().vertices({}, {}, level);
    int open = 0;
    for (const auto& [edge, count] : edges) {
      if (edges.count({edge.second, edge.first}) == 0) {
        ++open;
        const HeadRegion region = topology.regions[static_cast<std::size_t>(edge.first)];
        const bool behindEye = region == HeadRegion::EyeballLeft || region == HeadRegion::EyeballRight;
        const bool behindGums = region == HeadRegion::GumsAndTongue;
        const bool atNeck = x(1, edge.first) < -150;
        CHECK((behindEye || behindGums || atNeck));
      }
    }
    CHECK(open > 0);
  }
}

TEST_CASE("every UV triangle of skin and eyes faces up and the skin fills its square once", "[face_model]") {
  for (int level = 0; level < model().levelCount(); ++level) {
    const HeadTopology& topology = model().topology(level);
    const HeadMaterialRun& skin = topology.materials[0];
    const HeadMaterialRun& eyes = topology.materials[1];
    double area = 0;
    for (Eigen::Index t = 0; t < eyes.firstTriangle + eyes.triangleCount; ++t) {
      const double twice = doubleUvArea(topology, t);
      CHECK(twice > 0);
      area += t < skin.triangleCount ? twice / 2 : 0;
    }
    CHECK(area <= 1);
    CHECK(area > 0.9);  // the rest is the slot between the lips
  }
}

TEST_CASE("left and right are mirror images", "[face_model]") {
  for (int level = 0; level < model().levelCount(); ++level) {
    const HeadTopology& topology = model().topology(level);
    for (std::size_t v = 0; v < topology.mirror.size(); ++v) {
      const auto m = static_cast<std::size_t>(topology.mirror[v]);
      REQUIRE(topology.mirror[m] == static_cast<int>(v));
      const auto a = static_cast<Eigen::Index>(v);
      const auto b = static_cast<Eigen::Index>(m);
      CHECK(std::abs(topology.uv(0, a) + topology.uv(0, b) - 1) < 1e-5F);  // single precision
      CHECK(std::abs(topology.uv(1, a) - topology.uv(1, b)) < 1e-5F);
    }
  }
}

TEST_CASE("normals point outwards", "[face_model]") {
  const Eigen::Matrix3Xf x = model().vertices({}, {});
  const Eigen::Matrix3Xf normals = model().normals(x);
  const std::vector<int>& marks = model().landmarks68();
  REQUIRE(marks.size() == 68);
  CHECK(normals(2, marks[30]) > 0.5F);                 // nose tip, forwards
  CHECK(x.col(marks[30]).z() > x.col(marks[27]).z());  // in front of the nasion
  CHECK(x.col(marks[45]).x() > 0);                     // person's left eye
  const Eigen::Vector3f eye = middleOf(x, HeadRegion::EyeballLeft);
  CHECK(std::abs(eye.y()) < 5.0F);  // origin between the eyes
}

TEST_CASE("identity and expression add up in any order", "[face_model]") {
  const Eigen::VectorXf identity = model().sampleIdentity(7);
  Eigen::VectorXf smile = expression("mouthSmileLeft", 0.6F);
  for (int level = 0; level < model().levelCount(); ++level) {
    const Eigen::Matrix3Xf direct = model().vertices(identity, smile, level);
    const Eigen::Matrix3Xf staged = model().addExpression(model().identityShape(identity, level), smile, level);
    CHECK((direct - staged).cwiseAbs().maxCoeff() < 1e-3F);  // single precision at 200 mm
    const Eigen::Matrix3Xf target = model().vertices({}, {}, level) +
                                    0.6F * model().expressionOffsets(*model().expressionIndex("mouthSmileLeft"), level);
    CHECK((target - model().vertices({}, smile, level)).cwiseAbs().maxCoeff() < 1e-3F);
  }
  CHECK((model().sampleIdentity(7) - identity).norm() == 0);
  CHECK((model().sampleIdentity(8) - identity).norm() > 0);
  CHECK(model().sampleIdentity(7, 0.5F).cwiseAbs().maxCoeff() <= 1.25F);  // 2.5 deviations at half spread
  CHECK(failsWith(ErrorCode::InvalidArgument, "53", [] { return model().vertices({}, Eigen::VectorXf::Zero(5)); }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "identity",
                  [] { return model().vertices(Eigen::VectorXf::Zero(1000), {}); }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "vertices",
                  [] { return model().addExpression(Eigen::Matrix3Xf::Zero(3, 4), {}); }));
}

TEST_CASE("coarse levels are part of the fine one", "[face_model]") {
  const Eigen::VectorXf identity = model().sampleIdentity(2);
  const Eigen::Matrix3Xf fine = model().vertices(identity, expression("jawOpen"));
  for (int level = 1; level < model().levelCount(); ++level) {
    const Eigen::Matrix3Xf coarse = model().vertices(identity, expression("jawOpen"), level);
    CHECK((coarse - fine.leftCols(coarse.cols())).cwiseAbs().maxCoeff() < 1e-3F);
  }
}

TEST_CASE("landmarks ride on the surface", "[face_model]") {
  FaceCoefficients face = model().neutral();
  face.identity = model().sampleIdentity(4);
  face.expression = expression("jawOpen", 0.8F);
  const LandmarkBasis basis = model().landmarkBasis();
  REQUIRE(basis.pointCount() == 478);
  CHECK(basis.identityCount() == model().identityCount());
  const Eigen::VectorXf offsets = basis.identity * face.identity + basis.expression * face.expression;
  const Eigen::Matrix3Xf points = model().landmarkPoints(face);
  CHECK((basis.mean + Eigen::Map<const Eigen::Matrix3Xf>(offsets.data(), 3, 478) - points).cwiseAbs().maxCoeff() <
        1e-3F);
  CHECK(model().landmarkBasis(40).identityCount() == 40);

  const Eigen::Matrix3Xf rest = model().landmarkPoints(model().neutral());
  constexpr int kUpperLip = 13;
  constexpr int kLowerLip = 14;
  CHECK(points(1, kUpperLip) - points(1, kLowerLip) > 10.0F);  // an open jaw parts the inner lips
  CHECK(rest(0, 33) < 0);                                      // outer corner of the person's right eye
  CHECK(rest(0, 468) < 0);                                     // right iris first
  CHECK(rest(0, 473) > 0);
  for (const int centre : {468, 473}) {  // border points: person's left, up, right, down
    CHECK(rest(0, centre + 1) > rest(0, centre) + 4);
    CHECK(rest(1, centre + 2) > rest(1, centre) + 4);
    CHECK(rest(0, centre + 3) < rest(0, centre) - 4);
    CHECK(rest(1, centre + 4) < rest(1, centre) - 4);
  }
  CHECK(model().canonicalTriangles().cols() == 898);
}

TEST_CASE("channels move what their names say", "[face_model]") {
  const Eigen::Matrix3Xf rest = model().vertices({}, {});
  const Eigen::Matrix3Xf open = model().vertices({}, expression("jawOpen"));
  CHECK(middleOf(open, HeadRegion::Teeth).y() < middleOf(rest, HeadRegion::Teeth).y() - 5);
  CHECK(middleOf(open, HeadRegion::GumsAndTongue).y() < middleOf(rest, HeadRegion::GumsAndTongue).y() - 5);

  FaceCoefficients face = model().neutral();
  const Eigen::Matrix3Xf before = model().landmarkPoints(face);
  const auto moved = [&](const std::string& channel, int point, int axis) {
    face.expression = expression(channel);
    return model().landmarkPoints(face)(axis, point) - before(axis, point);
  };
  CHECK(moved("eyeBlinkLeft", 386, 1) < -5);              // left upper lid
  CHECK(std::abs(moved("eyeBlinkLeft", 159, 1)) < 0.5F);  // right upper lid
  CHECK(moved("mouthSmileRight", 61, 1) > 2);             // right corner of the mouth
  CHECK(moved("eyeLookUpLeft", 473, 1) > 4);              // left iris
  CHECK(moved("eyeLookDownRight", 468, 1) < -4);
  CHECK(moved("eyeLookOutLeft", 473, 0) > 4);  // to the person's left
  CHECK(moved("eyeLookInLeft", 473, 0) < -4);
  CHECK(std::abs(moved("eyeLookOutLeft", 468, 0)) < 0.5F);
}

TEST_CASE("the eyes' map agrees with the mesh", "[face_model]") {
  const HeadTopology& topology = model().topology(0);
  const Eigen::Matrix3Xf x = model().vertices({}, {});
  for (Eigen::Index v = 0; v < x.cols(); ++v) {
    const bool left = topology.regions[static_cast<std::size_t>(v)] == HeadRegion::EyeballLeft;
    if (left || topology.regions[static_cast<std::size_t>(v)] == HeadRegion::EyeballRight) {
      const float radius = std::hypot(2 * (topology.uv(0, v) - (left ? 0.75F : 0.25F)), topology.uv(1, v) - 0.5F);
      CHECK(radius <= EyeUvMap::radius(EyeUvMap::kOpenDeg) + 1e-4F);
    }
  }
}
