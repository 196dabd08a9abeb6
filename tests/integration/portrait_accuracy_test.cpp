#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>
#include <opencv2/imgproc.hpp>

#include "core/catalogue/face_likeness.h"
#include "core/catalogue/portrait_motion.h"
#include "core/catalogue/portrait_source.h"
#include "core/image/decode.h"
#include "core/image/mat_view.h"
#include "core/image/resample.h"
#include "core/reconstruct/face_fitter.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/head_reconstructor.h"
#include "core/reconstruct/landmark_groups.h"
#include "tests/integration/portrait_set.h"
#include "tests/support/triangle_warp.h"

#include <catch2/catch.hpp>

// Neutral photographs of people that training never saw, driven by their own smiles and compared with the photographs
// of those smiles: the London set holds both. Every bound is the measured figure with some room; the figures
// themselves are printed.

using namespace visagiste;
using namespace visagiste::test;

namespace {

// Eyes' corners and the bridge of the nose: what a smile moves least.
constexpr std::array<int, 8> kSteady{33, 133, 362, 263, 168, 6, 197, 195};

Services& services() {
  static Services shared{ModelFolders()};
  return shared;
}

/// What takes a portrait from how its face looks in one picture to how the same person looks in another one: one
/// identity is fitted to both.
PortraitMotion motionBetween(const DrivenPortrait& portrait, const FaceFitter& fitter, const LandmarkView& before,
                             const LandmarkView& after) {
  const FaceFit fit = fitter.fit({before, after});
  CaptureSample sample;
  sample.expression = fit.views[1].expression;
  sample.cameraFromHead = fit.views[1].cameraFromHead;
  const DriverRest rest{fit.views[0].expression, fit.views[0].cameraFromHead.rotation};
  return PortraitTransfer(portrait, portrait.channelNames(), rest, PortraitTransfer::Pose::Follow).motionAt(sample);
}

FaceObservation faceOf(const Image& picture) {
  QuietContext quiet;
  const auto chosen = chooseFace(services(), picture, std::nullopt, quiet);
  REQUIRE(chosen);
  return withMouthSeen(services(), picture, chosen->face);
}

/// The similarity that lays the steady points of `from` onto those of `onto`.
SourceFromTarget laidOnto(const Landmarks& from, const Landmarks& onto) {
  Eigen::Matrix2Xd a(2, kSteady.size());
  Eigen::Matrix2Xd b(2, kSteady.size());
  for (std::size_t i = 0; i < kSteady.size(); ++i) {
    a.col(Eigen::Index(i)) = from.pointsPx.col(kSteady[i]).cast<double>();
    b.col(Eigen::Index(i)) = onto.pointsPx.col(kSteady[i]).cast<double>();
  }
  const Eigen::Vector2d middleA = a.rowwise().mean();
  const Eigen::Vector2d middleB = b.rowwise().mean();
  a.colwise() -= middleA;
  b.colwise() -= middleB;
  const double across = (a.array() * b.array()).sum();
  const double turned = (a.row(0).array() * b.row(1).array() - a.row(1).array() * b.row(0).array()).sum();
  Eigen::Matrix2d axes;
  axes << across, -turned, turned, across;
  axes /= a.squaredNorm();
  SourceFromTarget map;
  map << axes, middleB - axes * middleA;
  return map;
}

struct Closeness {
  double landmarkPercent = 0;  ///< Mean distance of the 468 points, of the distance of the outer eye corners.
  double psnr = 0;
  double ssim = 0;
  double likeness = 0;  ///< To the neutral photograph, 1: alike; see FaceLikeness.
};

/// Structural similarity of two grey pictures over a mask (Wang et al. 2004, Gaussian window of 1.5 pixels).
double ssimOf(const cv::Mat& a, const cv::Mat& b, const cv::Mat& mask) {
  const auto smooth = [](const cv::Mat& m) {
    cv::Mat result;
    cv::GaussianBlur(m, result, {11, 11}, 1.5);
    return result;
  };
  const cv::Mat meanA = smooth(a);
  const cv::Mat meanB = smooth(b);
  const cv::Mat varA = smooth(a.mul(a)) - meanA.mul(meanA);
  const cv::Mat varB = smooth(b.mul(b)) - meanB.mul(meanB);
  const cv::Mat both = smooth(a.mul(b)) - meanA.mul(meanB);
  constexpr double kC1 = 6.5025;
  constexpr double kC2 = 58.5225;
  cv::Mat ssim;
  cv::divide((2 * meanA.mul(meanB) + kC1).mul(2 * both + kC2),
             (meanA.mul(meanA) + meanB.mul(meanB) + kC1).mul(varA + varB + kC2), ssim);
  return cv::mean(ssim, mask)[0];
}

/// How much the face is still the person's in the other picture.
double likenessOf(const Image& picture, const FaceObservation& face, const Image& other,
                  const FaceObservation& otherFace) {
  static const FaceLikeness measure(*services().faceModel());
  return likeness(measure.describe(picture, face.landmarks), measure.describe(other, otherFace.landmarks));
}

/// `picture` against the true photograph inside the outline of the true face, after a similarity.
Closeness compared(const Image& picture, const FaceObservation& face, const Image& truth,
                   const FaceObservation& trueFace) {
  const SourceFromTarget pictureFromTruth = laidOnto(trueFace.landmarks, face.landmarks);
  const SourceFromTarget truthFromPicture = laidOnto(face.landmarks, trueFace.landmarks);
  const Eigen::Matrix2Xf laid = (truthFromPicture.leftCols<2>().cast<float>() * face.landmarks.pointsPx).colwise() +
                                Eigen::Vector2f(truthFromPicture.col(2).cast<float>());
  const float eyes = (trueFace.landmarks.pointsPx.col(33) - trueFace.landmarks.pointsPx.col(263)).norm();
  Closeness result;
  result.landmarkPercent = 100 * (laid - trueFace.landmarks.pointsPx).colwise().norm().mean() / eyes;
  const Image aligned =
      warpedSimilarity(picture, pictureFromTruth, truth.size(), Resampling::Bilinear, OutsideSource::Replicate);
  std::vector<cv::Point> outline;
  for (const int index : kFaceOval)
    outline.emplace_back(int(trueFace.landmarks.pointsPx(0, index)), int(trueFace.landmarks.pointsPx(1, index)));
  cv::Mat mask = cv::Mat::zeros(truth.height(), truth.width(), CV_8U);
  cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{outline}, 255);
  cv::Mat a;
  cv::Mat b;
  cv::cvtColor(matView(aligned), a, cv::COLOR_RGB2GRAY);
  cv::cvtColor(matView(truth), b, cv::COLOR_RGB2GRAY);
  a.convertTo(a, CV_32F);
  b.convertTo(b, CV_32F);
  // The two photographs differ a little in exposure, which is not the expression's doing.
  a *= cv::mean(b, mask)[0] / cv::mean(a, mask)[0];
  cv::Mat off = a - b;
  result.psnr = 10 * std::log10(255 * 255 / cv::mean(off.mul(off), mask)[0]);
  result.ssim = ssimOf(a, b, mask);
  return result;
}

void add(Closeness& sum, const Closeness& one, double share) {
  sum.landmarkPercent += share * one.landmarkPercent;
  sum.psnr += share * one.psnr;
  sum.ssim += share * one.ssim;
  sum.likeness += share * one.likeness;
}

void print(const char* name, const Closeness& closeness) {
  std::cout << "  " << name << ": points " << closeness.landmarkPercent << " %, PSNR " << closeness.psnr << " dB, SSIM "
            << closeness.ssim << ", likeness " << closeness.likeness << '\n';
}

}  // namespace

TEST_CASE("a neutral photo driven by the person's own smile comes near to the photo of it", "[portraits][accuracy]") {
  if (skippedWithoutPortraits())
    return;
  std::vector<Portrait> neutral;
  for (const Portrait& portrait : readPortraits(sharedFolder()))
    if (portrait.set == "london" && portrait.isValidation && portrait.id.back() == 'n')
      neutral.push_back(portrait);
  REQUIRE(!neutral.empty());
  const TriangleIndices triangles = services().faceModel()->canonicalTriangles();
  std::array<Closeness, 4> sums;  // Unchanged, triangles by the head, triangles by the true points, ours.
  double ownLikeness = 0;         // Of the two photographs: what an expression alone changes.
  for (const Portrait& portrait : neutral) {
    const Image before = decodeImageFile(portrait.file);
    std::string smiling = portrait.file.string();
    smiling.replace(smiling.rfind("n.jpg"), 1, "s");
    const Image after = decodeImageFile(smiling);
    QuietContext quiet;
    const PortraitToDrive source =
        preparePortrait(services(), before, portrait.id, std::nullopt, std::nullopt, DrivenPortraitOptions(), quiet);
    const FaceObservation faceBefore = faceOf(before);
    const FaceObservation faceAfter = faceOf(after);
    const PortraitMotion motion = motionBetween(*source.portrait, *services().faceFitter(),
                                                viewOf(faceBefore, before.size()), viewOf(faceAfter, after.size()));
    const Eigen::Matrix2Xf& points = faceBefore.landmarks.pointsPx;
    const Eigen::Matrix2Xf byHead = source.portrait->points(motion);
    const SourceFromTarget onto = laidOnto(faceAfter.landmarks, faceBefore.landmarks);
    const Eigen::Matrix2Xf byTruth = (onto.leftCols<2>().cast<float>() * faceAfter.landmarks.pointsPx).colwise() +
                                     Eigen::Vector2f(onto.col(2).cast<float>());
    const std::array<Image, 4> pictures{before, warpedByTriangles(before, points, byHead, triangles),
                                        warpedByTriangles(before, points, byTruth, triangles),
                                        source.portrait->picture(motion, PortraitDetail::Full).picture};
    ownLikeness += likenessOf(before, faceBefore, after, faceAfter) / double(neutral.size());
    std::cout << portrait.id << '\n';
    for (std::size_t i = 0; i < pictures.size(); ++i) {
      const FaceObservation face = faceOf(pictures[i]);
      Closeness closeness = compared(pictures[i], face, after, faceAfter);
      closeness.likeness = likenessOf(pictures[i], face, before, faceBefore);
      print(std::array{"unchanged", "triangles by the head", "triangles by the true points", "driven"}[i], closeness);
      add(sums[i], closeness, 1.0 / double(neutral.size()));
    }
  }
  std::cout << "Mean of " << neutral.size() << " people\n";
  print("unchanged", sums[0]);
  print("triangles by the head", sums[1]);
  print("triangles by the true points", sums[2]);
  print("driven", sums[3]);
  std::cout << "  likeness of the two photographs " << ownLikeness << '\n';
  // A driven face stays more like its photograph than the person's own other photograph is.
  CHECK(sums[3].likeness > ownLikeness);
  for (std::size_t other = 0; other < 3; ++other) {
    CHECK(sums[3].landmarkPercent < sums[other].landmarkPercent);
    CHECK(sums[3].psnr > sums[other].psnr + 0.8);
    CHECK(sums[3].ssim > sums[other].ssim);
  }
}
