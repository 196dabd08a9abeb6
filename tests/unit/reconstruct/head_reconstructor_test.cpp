// The way from pictures to a head, with a detector and a landmark network that know the answer.
#include "core/reconstruct/head_reconstructor.h"

#include <vector>

#include "core/base/error.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/texture_model.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

const std::filesystem::path kWeights = std::filesystem::path(VISAGISTE_SOURCE_DIR) / "models" / "weights";
constexpr Size kPicture{400, 400};

class FixedDetector final : public FaceDetector {
 public:
  explicit FixedDetector(std::vector<FaceBox> boxes) : m_boxes(std::move(boxes)) {}
  std::vector<FaceBox> detect(const Image&) override { return m_boxes; }

 private:
  std::vector<FaceBox> m_boxes;
};

/// The model's own landmarks, from the front, filling the box; remembers which box it was asked about.
class FixedEstimator final : public LandmarkEstimator {
 public:
  explicit FixedEstimator(const LandmarkBasis& basis) : m_basis(basis) {}

  std::optional<FaceObservation> estimate(const Image&, const FaceBox& box) override {
    lastSidePx = box.sidePx;
    FaceObservation face;
    face.box = box;
    const float scale = box.sidePx / 180;  // a face is about 180 mm high
    const auto place = [&](int p) -> Eigen::Vector2f {
      return box.centerPx + scale * Eigen::Vector2f(m_basis.mean(0, p), -m_basis.mean(1, p));
    };
    face.landmarks.pointsPx.resize(2, kCanonicalPointCount);
    for (int p = 0; p < kCanonicalPointCount; ++p) face.landmarks.pointsPx.col(p) = place(p);
    face.irises[0].centerPx = place(468);
    face.irises[1].centerPx = place(473);
    face.irises[0].radiusPx = face.irises[1].radiusPx = 5.9F * scale;
    return face;
  }

  float lastSidePx = 0;

 private:
  LandmarkBasis m_basis;
};

class Watcher final : public RunContext {
 public:
  void checkpoint() override {
    if (cancelsAt >= 0 && last >= cancelsAt)
      throw Cancelled();
  }
  void report(float fraction, std::string_view) override {
    isRising = isRising && fraction >= last;
    last = fraction;
  }

  float cancelsAt = -1;
  float last = 0;
  bool isRising = true;
};

struct Studio {
  std::shared_ptr<const FaceModel> model = FaceModel::load(kWeights / "face-head-v1");
  std::shared_ptr<FixedEstimator> estimator = std::make_shared<FixedEstimator>(model->landmarkBasis());
  Image picture{kPicture, PixelFormat::Rgb8, std::vector<std::uint8_t>(3 * 400 * 400, 150)};

  [[nodiscard]] HeadReconstructor reconstructor(std::vector<FaceBox> boxes) const {
    return {model, TextureModel::read(kWeights / "face-texture-v1"), std::make_shared<FixedDetector>(std::move(boxes)),
            estimator, std::make_shared<const FaceFitter>(model->landmarkBasis())};
  }
};

FaceBox boxOf(float sidePx) {
  FaceBox box;
  box.centerPx = Eigen::Vector2f(200, 210);
  box.sidePx = sidePx;
  box.score = 1;
  return box;
}

ReconstructOptions smallTexture() {
  ReconstructOptions options;
  options.textureSidePx = 256;
  return options;
}

}  // namespace

TEST_CASE("a picture becomes a textured head", "[reconstruct]") {
  const Studio studio;
  Watcher watcher;
  const auto head =
      studio.reconstructor({boxOf(90), boxOf(180)}).reconstruct({studio.picture}, smallTexture(), watcher);
  CHECK(studio.estimator->lastSidePx == 180);  // the largest face
  CHECK(watcher.isRising);
  CHECK(watcher.last == Approx(1));
  CHECK(head->texture.size() == Size{256, 256});
  CHECK(head->invented.format() == PixelFormat::Gray8);
  CHECK(head->coefficients.faceModelId == studio.model->id());
  CHECK(head->coefficients.identity.cwiseAbs().maxCoeff() < 2);  // these landmarks are the mean face's
  CHECK(head->views.front().residualPx < 0.01F * head->views.front().interOcularPx);
}

TEST_CASE("the mesh of a head has materials, normals and morph targets", "[reconstruct]") {
  const Studio studio;
  QuietContext quiet;
  const auto head = studio.reconstructor({boxOf(180)}).reconstruct({studio.picture}, smallTexture(), quiet);
  HeadMeshOptions options;
  options.morphTargets = MorphTargets::Expressions;
  const TriangleMesh mesh = headMesh(*head, Eigen::VectorXf::Zero(53), options);
  mesh.check();
  REQUIRE(mesh.materials.size() == 4);
  CHECK(mesh.materials[0].name == "skin");
  CHECK_FALSE(mesh.materials[0].texture.isEmpty());
  CHECK_FALSE(mesh.materials[1].texture.isEmpty());
  REQUIRE(mesh.morphTargets.size() == 53);
  CHECK(mesh.triangleCount() > 10'000);
  // A morph target is what the slider does.
  const int jaw = *studio.model->expressionIndex("jawOpen");
  const TriangleMesh open = headMesh(*head, Eigen::VectorXf::Unit(53, jaw));
  CHECK((open.verticesMm - mesh.verticesMm - mesh.morphTargets[static_cast<std::size_t>(jaw)].offsetsMm)
            .cwiseAbs()
            .maxCoeff() < 1e-3F);
  options.level = 2;
  CHECK(headMesh(*head, Eigen::VectorXf::Zero(53), options).triangleCount() < mesh.triangleCount());
  CHECK_THROWS_AS(headMesh(*head, Eigen::VectorXf::Zero(7)), Error);
}

TEST_CASE("a picture without a face is named", "[reconstruct]") {
  const Studio studio;
  QuietContext quiet;
  const HeadReconstructor reconstructor = studio.reconstructor({});
  CHECK_THROWS_WITH(reconstructor.reconstruct({studio.picture}, smallTexture(), quiet), Catch::Contains("No face"));
  try {
    (void)reconstructor.reconstruct({studio.picture, studio.picture}, smallTexture(), quiet);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::NoFace);
    CHECK_THAT(error.what(), Catch::Contains("picture 1 of 2"));
  }
}

TEST_CASE("a reconstruction stops when it is cancelled and refuses bad options", "[reconstruct]") {
  const Studio studio;
  Watcher watcher;
  watcher.cancelsAt = 0.3F;
  const HeadReconstructor reconstructor = studio.reconstructor({boxOf(180)});
  CHECK_THROWS_AS(reconstructor.reconstruct({studio.picture}, smallTexture(), watcher), Cancelled);
  QuietContext quiet;
  ReconstructOptions odd;
  odd.textureSidePx = 1000;
  CHECK_THROWS_AS(reconstructor.reconstruct({studio.picture}, odd, quiet), Error);
  CHECK_THROWS_AS(reconstructor.reconstruct({}, {}, quiet), Error);
}
