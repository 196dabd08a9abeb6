#include <cmath>
#include <Eigen/LU>
#include <random>

#include "core/expression/expression_lessons.h"
#include "core/expression/face_crop.h"
#include "core/expression/head_angles.h"
#include "core/expression/random_expression.h"
#include "core/expression/ridge_fit.h"
#include "core/expression/shared_work.h"
#include "core/reconstruct/face_model.h"
#include "tests/support/error_matchers.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

QuietContext quiet;

Eigen::MatrixXf randomMatrix(Eigen::Index rows, Eigen::Index columns, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal;
  return Eigen::MatrixXf::NullaryExpr(rows, columns, [&] { return normal(random); });
}

PosedFace posedFace() {
  PosedFace face{{headRotation({8, -5, 3}), {20, -10, 700}}, Eigen::VectorXf::Zero(4)};
  face.expression << 0, 0.25F, 0.5F, 1;
  return face;
}

/// A head with one colour of skin before a camera, at rest.
struct PlainPerson {
  std::shared_ptr<const FaceModel> model = FaceModel::load(ModelFolders());
  LandmarkBasis basis = model->landmarkBasis();
  std::shared_ptr<const ReconstructedHead> head;
  RestingFrame frame;

  PlainPerson() {
    auto person = std::make_shared<ReconstructedHead>();
    person->model = model;
    person->coefficients = model->neutral();
    head = person;
    frame.camera = defaultCamera({320, 320});
    frame.cameraFromHead = {headRotation({}), {0, 0, frame.camera.focalPx * 0.8}};
    frame.picture = drawn(model->neutral().expression);
  }

  [[nodiscard]] Image drawn(const Eigen::VectorXf& expression) const {
    RenderOptions options;
    options.supersampling = 1;
    options.lighting.shadows = Shadows::Off;
    return renderMesh(headMesh(*head, expression), frame.cameraFromHead, frame.camera, options);
  }
};

}  // namespace

TEST_CASE("a ridge fit finds a linear relation with more features than samples", "[expression][reader]") {
  const Eigen::MatrixXf weights = randomMatrix(2, 60, 1);
  Eigen::MatrixXf features = randomMatrix(60, 3, 2) * randomMatrix(3, 40, 3);  // Three numbers decide all features.
  features.colwise() += Eigen::VectorXf::Constant(60, 5);
  const Eigen::MatrixXf targets = (weights * features).colwise() + Eigen::Vector2f(1, -2);
  const Eigen::MatrixXf asked = features;
  const RidgeFit fit = fitRidge(features, targets, 1e-6F, 2, quiet);
  const float scale = targets.cwiseAbs().maxCoeff();
  CHECK((((fit.weights * asked).colwise() + fit.offset) - targets).cwiseAbs().maxCoeff() < 1e-3F * scale);
  CHECK((fit.leftOut - targets).cwiseAbs().maxCoeff() < 1e-2F * scale);
}

TEST_CASE("left-out predictions are those of a fit without the sample", "[expression][reader]") {
  // Features with mean 0 without the sample as well, so that both fits are centred alike: pairs of opposites.
  const Eigen::MatrixXf half = randomMatrix(30, 8, 4);
  Eigen::MatrixXf features(30, 17);
  features << half, -half, Eigen::VectorXf::Zero(30);
  Eigen::MatrixXf targets = randomMatrix(1, 17, 5);
  targets.array() -= targets.mean();
  targets(0, 16) = 0;
  const double strength = 0.5 * features.colwise().squaredNorm().mean();
  Eigen::MatrixXf given = features;
  const RidgeFit fit = fitRidge(given, targets, 0.5F, 1, quiet);
  // By hand, without the last but one: (X Xᵀ + strength)⁻¹ X y, about the means of all.
  const Eigen::MatrixXd x = features.leftCols(15).cast<double>();
  const Eigen::VectorXd mean = features.cast<double>().rowwise().mean();
  const double meanTarget = targets.cast<double>().mean();
  const Eigen::MatrixXd centred = x.colwise() - mean;
  Eigen::MatrixXd normal = centred * centred.transpose();
  const Eigen::VectorXd last = features.col(16).cast<double>() - mean;
  normal += last * last.transpose();
  normal.diagonal().array() += strength;
  const Eigen::VectorXd told =
      normal.inverse() * (centred * (targets.leftCols(15).cast<double>().array() - meanTarget).matrix().transpose() +
                          last * (targets(0, 16) - meanTarget));
  CHECK(fit.leftOut(0, 15) == Approx(meanTarget + told.dot(features.col(15).cast<double>() - mean)).margin(1e-3));
}

TEST_CASE("a ridge fit refuses what it cannot fit", "[expression][reader]") {
  Eigen::MatrixXf features = randomMatrix(3, 4, 6);
  CHECK(failsWith(ErrorCode::InvalidArgument, "",
                  [&] { (void)(fitRidge(features, randomMatrix(1, 5, 7), 1, 1, quiet)); }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "",
                  [&] { (void)(fitRidge(features, randomMatrix(1, 4, 7), 0, 1, quiet)); }));
}

TEST_CASE("a change between two faces leads from one to the other", "[expression][reader]") {
  const PosedFace from = posedFace();
  PosedFace to{{headRotation({2, 4, -6}), {-5, 15, 730}}, Eigen::VectorXf::Zero(4)};
  to.expression << 1, 0, 0.75F, 0.5F;
  const PosedFace reached = changed(from, changeBetween(from, to));
  CHECK((reached.cameraFromHead.rotation - to.cameraFromHead.rotation).norm() < 1e-5);
  CHECK((reached.cameraFromHead.translationMm - to.cameraFromHead.translationMm).norm() < 1e-2);
  CHECK((reached.expression - to.expression).norm() < 1e-5F);

  SECTION("channels stay within their range") {
    FaceChange change = FaceChange::Zero(kPoseNumbers + 4);
    change.tail(4) << -9, 9, 0, 9;
    CHECK(changed(from, change).expression.minCoeff() == 0);
    CHECK(changed(from, change).expression.maxCoeff() == 1);
  }
}

TEST_CASE("a crop shows the face at one scale", "[expression][reader]") {
  for (const double distanceMm : {500.0, 900.0}) {
    const PinholeCamera camera = defaultCamera({1280, 720});
    const Rigid3 place{headRotation({}), {60, -30, distanceMm}};
    const PinholeCamera crop = faceCropCamera(camera, place);
    const Eigen::Vector2d left = crop.project(apply(place, {-40, 0, 0}));
    const Eigen::Vector2d right = crop.project(apply(place, {40, 0, 0}));
    CHECK((right - left).norm() == Approx(80 / kFaceCropMmPerPx));
    CHECK(left.x() > 0);
    CHECK(right.x() < kFaceCropPx.width);
  }
  const Rigid3 behind{headRotation({}), {0, 0, -5}};
  CHECK(failsWith(ErrorCode::InvalidArgument, "", [&] { (void)(faceCropCamera(defaultCamera({64, 64}), behind)); }));
}

TEST_CASE("tones lie where the pixels do", "[expression][reader]") {
  std::vector<std::uint8_t> pixels;
  for (int y = 0; y < 8; ++y)
    for (int x = 0; x < 10; ++x) pixels.insert(pixels.end(), 3, std::uint8_t(20 * x + 2 * y));
  const ToneMap tones(Image({10, 8}, PixelFormat::Rgb8, pixels));
  // A ramp stays a ramp when it is blurred.
  CHECK(tones.sample(4.5F, 3.5F).gray == Approx(86).margin(0.01));
  CHECK(tones.sample(5.0F, 4.0F).gray == Approx(97).margin(0.01));
  CHECK(tones.sample(4.5F, 3.5F).red == Approx(0).margin(1e-4));
  CHECK(std::isfinite(tones.sample(-50, 900).gray));
  CHECK(failsWith(ErrorCode::InvalidArgument, "", [&] {
    (void)(ToneMap(Image({4, 4}, PixelFormat::Gray8, std::vector<std::uint8_t>(16))));
  }));
}

TEST_CASE("faces to practise on keep within the rig", "[expression][reader]") {
  const auto model = FaceModel::load(ModelFolders());
  std::mt19937 random(3);
  Eigen::VectorXf most = model->neutral().expression;
  for (int i = 0; i < 600; ++i) {
    const Eigen::VectorXf face = practiceExpression(*model, random);
    CHECK(face.minCoeff() >= 0);
    CHECK(face.maxCoeff() <= 1);
    most = most.cwiseMax(face);
  }
  CHECK(most.minCoeff() > 0.3F);  // No channel is left out.
}

TEST_CASE("shared work does everything once and tells of a failure", "[expression][reader]") {
  std::vector<int> counts(100, 0);
  shareWork(100, 3, [&](Eigen::Index i) { ++counts[std::size_t(i)]; });
  CHECK(counts == std::vector<int>(100, 1));
  CHECK(failsWith(ErrorCode::Internal, "", [&] {
    (void)(shareWork(100, 3, [](Eigen::Index i) {
      if (i == 7)
        throw Error(ErrorCode::Internal, "seven");
    }));
  }));
}

TEST_CASE("a reader learns the large movements of a plain head from few pictures", "[expression][reader]") {
  const PlainPerson person;
  LessonOptions options;
  options.pictures = 150;
  const auto reader = learnExpressionReader(person.head, person.basis, {person.frame}, options, quiet);
  const auto index = [&](const char* name) { return Eigen::Index(person.model->expressionIndex(name).value()); };
  const auto read = [&](const Image& picture) {
    return reader->read(picture, person.frame.camera, person.frame.cameraFromHead).expression;
  };
  // Without a texture and with so few pictures a channel may wander; together they rest.
  CHECK(read(person.frame.picture).mean() < 0.06F);
  Eigen::VectorXf open = person.model->neutral().expression;
  open[index("jawOpen")] = 0.7F;
  CHECK(read(person.drawn(open))[index("jawOpen")] == Approx(0.7).margin(0.25));
  Eigen::VectorXf wink = person.model->neutral().expression;
  wink[index("eyeBlinkLeft")] = 0.9F;
  CHECK(read(person.drawn(wink))[index("eyeBlinkLeft")] > 0.4F);
  CHECK(read(person.drawn(wink))[index("eyeBlinkRight")] < 0.25F);
  CHECK(reader->trust()[index("jawOpen")] > 0.6F);
  CHECK(reader->trust().minCoeff() >= 0);
  CHECK(reader->trust().maxCoeff() <= 1);
}

TEST_CASE("learning a face can be cancelled and refuses bad options", "[expression][reader]") {
  const PlainPerson person;
  struct Impatient final : RunContext {
    void checkpoint() override { throw Cancelled(); }
    void report(float, std::string_view) override {}
  } impatient;
  CHECK_THROWS_AS(learnExpressionReader(person.head, person.basis, {person.frame}, {}, impatient), Cancelled);
  LessonOptions options;
  options.pictures = 10;
  CHECK(failsWith(ErrorCode::InvalidArgument, "",
                  [&] { (void)(learnExpressionReader(person.head, person.basis, {person.frame}, options, quiet)); }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "",
                  [&] { (void)(learnExpressionReader(person.head, person.basis, {}, {}, quiet)); }));
}
