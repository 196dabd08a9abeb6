#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <numeric>

#include "core/face/box_from_landmarks.h"
#include "core/image/decode.h"
#include "core/image/resample.h"
#include "tests/integration/portrait_set.h"
#include "tests/integration/vision_fixture.h"

#include <catch2/catch.hpp>

// The figures of the shipped networks on portraits that training never saw. Every bound is the measured figure with
// some room; the figures themselves are printed. By default a part of the set is taken; with VISAGISTE_FULL_ACCURACY
// in the environment all of it.

using namespace visagiste;
using namespace visagiste::test;

namespace {

constexpr float kSameFace = 0.4F;  // Overlap from which a box counts as that face.

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
  return values[values.size() / 2];
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

/// The face among those detected that is the portrait's.
std::optional<FaceBox> detectedFace(FaceDetector& detector, const Image& picture, const FaceBox& expected) {
  for (const FaceBox& box : detector.detect(picture))
    if (overlap(box, expected) > kSameFace)
      return box;
  return std::nullopt;
}

/// The picture with its face turned to this roll and scaled to this side, on a canvas of its own proportions.
struct TurnedPortrait {
  Image picture;
  FaceBox face;
};

TurnedPortrait turnedPortrait(const Image& picture, const FaceBox& face, float sidePx, float rollDeg) {
  const double scale = sidePx / face.sidePx;
  const Size size{std::max(1, int(std::lround(picture.width() * scale))),
                  std::max(1, int(std::lround(picture.height() * scale)))};
  const double roll = (rollDeg - face.rollDeg) * 0.017453292519943295;
  Eigen::Matrix2d sourceAxes;
  sourceAxes << std::cos(roll), std::sin(roll), -std::sin(roll), std::cos(roll);
  sourceAxes /= scale;
  const Eigen::Vector2d target = face.centerPx.cast<double>() * scale;
  SourceFromTarget sourceFromTarget;
  sourceFromTarget << sourceAxes, face.centerPx.cast<double>() - sourceAxes * target;
  TurnedPortrait turned;
  turned.picture = warpedSimilarity(picture, sourceFromTarget, size, Resampling::Area, OutsideSource::Replicate);
  turned.face = face;
  turned.face.centerPx = target.cast<float>();
  turned.face.sidePx = sidePx;
  turned.face.rollDeg = rollDeg;
  return turned;
}

}  // namespace

TEST_CASE("landmarks on held-out portraits are as accurate as the model card says", "[portraits][accuracy]") {
  if (skippedWithoutPortraits())
    return;
  const auto detector = shippedDetector();
  const auto estimator = shippedEstimator(LandmarkOptions::still());
  std::map<std::string, std::vector<double>> errors;
  int missed = 0;
  for (const Portrait& portrait : validationPortraits(3)) {
    const Image picture = decodeImageFile(portrait.file);
    const std::optional<FaceBox> box = detectedFace(*detector, picture, boxFromLandmarks(portrait.meshPx()));
    const std::optional<FaceObservation> face = box ? estimator->estimate(picture, *box) : std::nullopt;
    if (!face) {
      ++missed;
      std::cout << "  missed: " << portrait.id << '\n';
      continue;
    }
    const double error = (face->landmarks.pointsPx - portrait.meshPx()).colwise().norm().mean();
    errors[portrait.set].push_back(100 * error / portrait.eyeCornersPx());
  }
  std::cout << "Landmark error, mean in % of the distance of the outer eye corners:\n";
  for (const auto& [set, values] : errors)
    std::cout << "  " << set << ": " << mean(values) << " (median " << median(values) << ", " << values.size()
              << " portraits)\n";
  CHECK(missed == 0);
  CHECK(mean(errors["official"]) < 1.6);
  CHECK(mean(errors["london"]) < 1.6);
  CHECK(mean(errors["synthetic"]) < 2.1);
}

TEST_CASE("pupils lie where people marked them", "[portraits][accuracy]") {
  if (skippedWithoutPortraits())
    return;
  const auto detector = shippedDetector();
  const auto estimator = shippedEstimator(LandmarkOptions::still());
  const auto marks = readHandMarks(sharedFolder());
  std::vector<double> errors;
  std::vector<double> labelErrors;
  std::vector<Portrait> marked;
  for (const Portrait& portrait : readPortraits(sharedFolder()))
    if (marks.count(portrait.id) != 0)
      marked.push_back(portrait);
  for (const Portrait& portrait : thinned(marked, 3)) {
    const Image picture = decodeImageFile(portrait.file);
    const auto box = detectedFace(*detector, picture, boxFromLandmarks(portrait.meshPx()));
    REQUIRE(box);
    const auto face = estimator->estimate(picture, *box);
    REQUIRE(face);
    const Eigen::Matrix2Xf& hand = marks.at(portrait.id);
    const double apart = (hand.col(0) - hand.col(1)).norm();
    for (int eye = 0; eye < 2; ++eye) {
      errors.push_back(100 * (face->irises[std::size_t(eye)].centerPx - hand.col(eye)).norm() / apart);
      labelErrors.push_back(100 * (portrait.pointsPx.col(468 + 5 * eye) - hand.col(eye)).norm() / apart);
    }
  }
  std::cout << "Pupil centres against hand marks, mean in % of their distance: " << mean(errors) << " (median "
            << median(errors) << "; the training labels: " << mean(labelErrors) << ", median " << median(labelErrors)
            << ")\n";
  CHECK(mean(errors) < 1.4);
}

TEST_CASE("faces are found at any size and roll", "[portraits][accuracy]") {
  if (skippedWithoutPortraits())
    return;
  const auto detector = shippedDetector();
  const std::vector<Portrait> portraits = validationPortraits(3);
  std::vector<Image> pictures;
  for (const Portrait& portrait : portraits) pictures.push_back(decodeImageFile(portrait.file));
  std::cout << "Detector recall, % (side of the face in px, roll in degrees):";
  int all = 0;
  int found = 0;
  for (const float sidePx : {40.0F, 64.0F, 128.0F, 256.0F, 500.0F})
    for (const float rollDeg : {0.0F, -25.0F, 45.0F}) {
      int foundHere = 0;
      for (std::size_t i = 0; i < portraits.size(); ++i) {
        const TurnedPortrait turned =
            turnedPortrait(pictures[i], boxFromLandmarks(portraits[i].meshPx()), sidePx, rollDeg);
        foundHere += detectedFace(*detector, turned.picture, turned.face) ? 1 : 0;
      }
      std::cout << "  " << sidePx << '/' << rollDeg << ": " << 100.0 * foundHere / double(portraits.size());
      if (sidePx < 64)
        continue;
      all += int(portraits.size());
      found += foundHere;
    }
  std::cout << "\n  from 64 px: " << 100.0 * found / all << " of " << all << '\n';
  CHECK(found > 0.99 * all);
}

TEST_CASE("garments are no faces", "[portraits][accuracy]") {
  if (skippedWithoutPortraits())
    return;
  const auto detector = shippedDetector();
  const auto estimator = shippedEstimator(LandmarkOptions::still());
  std::size_t detections = 0;
  std::size_t faces = 0;
  const auto garments = thinned(heldOutGarments(sharedFolder()), 2);
  for (const auto& file : garments) {
    const Image picture = decodeImageFile(file);
    for (const FaceBox& box : detector->detect(picture)) {
      ++detections;
      faces += estimator->estimate(picture, box) ? 1 : 0;
    }
  }
  std::cout << "False faces a garment photograph: " << double(detections) / double(garments.size()) << " detected, "
            << double(faces) / double(garments.size()) << " after the landmarks (" << garments.size()
            << " photographs)\n";
  CHECK(double(detections) < 0.1 * double(garments.size()));
}
