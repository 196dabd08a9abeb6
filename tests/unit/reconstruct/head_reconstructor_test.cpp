// The way from pictures to a head, with landmarks that are known.
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
  HeadReconstructor reconstructor{model, TextureModel::read(kWeights / "face-texture-v1"),
                                  std::make_shared<const FaceFitter>(model->landmarkBasis())};
  Image picture{kPicture, PixelFormat::Rgb8, std::vector<std::uint8_t>(3 * 400 * 400, 150)};
  FaceObservation face = observation();

  /// The model's own landmarks, from the front.
  [[nodiscard]] FaceObservation observation() const {
    const LandmarkBasis& basis = model->landmarkBasis();
    const auto place = [&](int p) -> Eigen::Vector2f {
      return Eigen::Vector2f(200, 210) + Eigen::Vector2f(basis.mean(0, p), -basis.mean(1, p));
    };
    FaceObservation seen;
    seen.landmarks.pointsPx.resize(2, kCanonicalPointCount);
    for (int p = 0; p < kCanonicalPointCount; ++p) seen.landmarks.pointsPx.col(p) = place(p);
    seen.irises[0].centerPx = place(468);
    seen.irises[1].centerPx = place(473);
    seen.irises[0].radiusPx = seen.irises[1].radiusPx = 5.9F;
    return seen;
  }

  [[nodiscard]] std::shared_ptr<const ReconstructedHead> head(RunContext& context) const;
};

ReconstructOptions smallTexture() {
  ReconstructOptions options;
  options.textureSidePx = 256;
  return options;
}

std::shared_ptr<const ReconstructedHead> Studio::head(RunContext& context) const {
  return reconstructor.reconstruct({picture}, {face}, smallTexture(), context);
}

}  // namespace

TEST_CASE("a picture becomes a textured head", "[reconstruct]") {
  const Studio studio;
  Watcher watcher;
  const auto head = studio.head(watcher);
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
  const auto head = studio.head(quiet);
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

TEST_CASE("a reconstruction stops when it is cancelled and refuses bad options", "[reconstruct]") {
  const Studio studio;
  Watcher watcher;
  watcher.cancelsAt = 0.3F;
  CHECK_THROWS_AS(studio.head(watcher), Cancelled);
  QuietContext quiet;
  ReconstructOptions odd;
  odd.textureSidePx = 1000;
  CHECK_THROWS_AS(studio.reconstructor.reconstruct({studio.picture}, {studio.face}, odd, quiet), Error);
  CHECK_THROWS_AS(studio.reconstructor.reconstruct({}, {}, {}, quiet), Error);
  CHECK_THROWS_AS(studio.reconstructor.reconstruct({studio.picture, studio.picture}, {studio.face}, {}, quiet), Error);
}
