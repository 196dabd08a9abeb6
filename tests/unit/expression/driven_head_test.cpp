#include "core/expression/driven_head.h"

#include "core/base/error.h"
#include "core/expression/head_angles.h"
#include "core/reconstruct/face_model.h"
#include "tests/support/sample_takes.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using visagiste::test::sampleTake;

namespace {

std::shared_ptr<const ReconstructedHead> plainHead() {
  static const std::shared_ptr<const ReconstructedHead> head = [] {
    auto made = std::make_shared<ReconstructedHead>();
    made->model = FaceModel::load(ModelFolders());
    made->coefficients = made->model->neutral();
    return made;
  }();
  return head;
}

const std::vector<std::string>& names() {
  return plainHead()->model->expressionNames();
}

CaptureSample resting() {
  CaptureSample sample;
  sample.expression = plainHead()->model->neutral().expression;
  sample.confidence = Eigen::VectorXf::Ones(sample.expression.size());
  sample.cameraFromHead.rotation = headRotation({});
  sample.cameraFromHead.translationMm = {0, 0, 600};
  return sample;
}

}  // namespace

TEST_CASE("a driven head does what the sample says", "[expression][drive]") {
  const DrivenHead driven(plainHead(), names());
  CaptureSample sample = resting();
  const Eigen::Matrix3Xf rest = driven.mesh(sample).verticesMm;
  CHECK(rest.isApprox(plainHead()->model->vertices(plainHead()->coefficients.identity, sample.expression), 1e-4F));
  const auto jaw = *plainHead()->model->expressionIndex("jawOpen");
  sample.expression[jaw] = 0.8F;
  const Eigen::Matrix3Xf open = driven.mesh(sample).verticesMm;
  CHECK((open - rest - 0.8F * plainHead()->model->expressionOffsets(int(jaw))).cwiseAbs().maxCoeff() < 1e-2F);
  // To the person's left the nose, the foremost point, moves to +x.
  sample.cameraFromHead.rotation = headRotation({30, 0, 0});
  Eigen::Index nose = 0;
  rest.row(2).maxCoeff(&nose);
  CHECK(driven.mesh(sample).verticesMm(0, nose) > rest(0, nose) + 30);

  DrivenHeadOptions held;
  held.pose = HeadPose::Hold;
  sample.expression = resting().expression;
  CHECK(DrivenHead(plainHead(), names(), held).mesh(sample).verticesMm.isApprox(rest, 1e-4F));
}

TEST_CASE("samples of another rig are matched by name", "[expression][drive]") {
  const DrivenHead driven(plainHead(), {"tongueOut", "jawOpen"});
  CaptureSample sample = resting();
  sample.expression = Eigen::Vector2f(1, 0.5F);
  Eigen::VectorXf own = resting().expression;
  own[*plainHead()->model->expressionIndex("jawOpen")] = 0.5F;
  CHECK(driven.mesh(sample).verticesMm.isApprox(plainHead()->model->vertices(plainHead()->coefficients.identity, own),
                                                1e-4F));
  sample.expression.resize(3);
  CHECK_THROWS_AS(driven.mesh(sample), Error);
}

TEST_CASE("pictures are transparent around the head or have a backdrop", "[expression][drive]") {
  DrivenHeadOptions options;
  options.sizePx = {64, 64};
  options.supersampling = 1;
  const Image clear = DrivenHead(plainHead(), names(), options).picture(resting());
  CHECK(clear.format() == PixelFormat::Rgba8);
  CHECK(clear.pixels()[3] == 0);
  const std::size_t middle = 4 * (64 * 32 + 32);
  CHECK(clear.pixels()[middle + 3] == 255);
  options.backdrop = Backdrop();
  CHECK(DrivenHead(plainHead(), names(), options).picture(resting()).format() == PixelFormat::Rgb8);
  options.sizePx = {4, 4};
  CHECK_THROWS_AS(DrivenHead(plainHead(), names(), options), Error);
  CHECK_THROWS_AS(DrivenHead(nullptr, names()), Error);
}

TEST_CASE("a take becomes an animation of morph targets and a node", "[expression][drive]") {
  const DrivenHead driven(plainHead(), names());
  Take take = sampleTake(20, names());
  for (CaptureSample& sample : take.samples) sample.seconds += 7;
  const MeshAnimation animation = driven.animation(take);
  const TriangleMesh mesh = driven.animatedMesh();
  REQUIRE(mesh.morphTargets.size() == names().size());
  animation.check(mesh.morphTargets.size());
  CHECK(animation.seconds.front() == 0);
  CHECK(animation.seconds.back() == Approx(19 / 30.0));
  CHECK(animation.weights.col(4) == take.samples[4].expression);
  CHECK(animation.translationsMm.col(0).norm() == 0);
  // Right in the picture stays right, down in camera space is down.
  CHECK(animation.translationsMm(0, 4) == Approx(2));
  const test::TemporaryFolder folder;
  writeAnimatedGlb(mesh, animation, folder / "head.glb");
  CHECK(std::filesystem::file_size(folder / "head.glb") > 100'000);
  CHECK_THROWS_AS(driven.animation(Take{take.description, {}}), Error);
}
