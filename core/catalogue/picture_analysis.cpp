#include "core/catalogue/picture_analysis.h"

#include <algorithm>
#include <chrono>

#include "core/face/face_parser.h"
#include "core/face/mouth_opening.h"
#include "core/reconstruct/head_reconstructor.h"

namespace visagiste {
namespace {

using Clock = std::chrono::steady_clock;

constexpr float kSameFaceOverlap = 0.5F;  // Two detections whose landmarks lie in one place are one face.

double millisecondsSince(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

bool isKnown(const std::vector<AnalyzedFace>& faces, const FaceBox& box) {
  return std::any_of(faces.begin(), faces.end(), [&box](const AnalyzedFace& face) {
    return overlap(face.observation.box, box) > kSameFaceOverlap;
  });
}

PictureAnalysis findOnly(Services& services, const Image& picture, RunContext& context,
                         std::optional<Precision> precision) {
  const FaceFinders finders = services.faceFinders(Workload::Batch, precision);
  PictureAnalysis result;
  result.imageSize = picture.size();
  context.report(0.0F, "detect");
  context.checkpoint();
  const Clock::time_point detectBegin = Clock::now();
  const std::vector<FaceBox> boxes = finders.detector->detect(picture, context);
  result.detectMs = millisecondsSince(detectBegin);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    context.report(0.4F + 0.3F * static_cast<float>(i) / static_cast<float>(boxes.size()), "landmarks");
    context.checkpoint();
    const Clock::time_point begin = Clock::now();
    std::optional<FaceObservation> observation = finders.estimator->estimate(picture, boxes[i]);
    if (observation && !isKnown(result.faces, observation->box)) {
      observation->box.score = boxes[i].score;
      AnalyzedFace face;
      face.observation = std::move(*observation);
      face.landmarksMs = millisecondsSince(begin);
      result.faces.push_back(std::move(face));
    }
  }
  return result;
}

void solve(const FaceFitter& fitter, Size imageSize, AnalyzedFace& face) {
  const Clock::time_point begin = Clock::now();
  face.view = fitter.fit({viewOf(face.observation, imageSize)}).views.front();
  face.angles = headAngles(face.view.cameraFromHead);
  face.solveMs = millisecondsSince(begin);
}

}  // namespace

std::vector<FaceObservation> findFaces(Services& services, const Image& picture, RunContext& context,
                                       std::optional<Precision> precision) {
  std::vector<FaceObservation> result;
  for (AnalyzedFace& face : findOnly(services, picture, context, precision).faces) {
    result.push_back(std::move(face.observation));
  }
  return result;
}

std::size_t chosenOf(const std::vector<FaceObservation>& faces, const std::optional<Eigen::Vector2f>& nearPx) {
  const auto isBetter = [&nearPx](const FaceObservation& a, const FaceObservation& b) {
    return nearPx ? (a.box.centerPx - *nearPx).squaredNorm() < (b.box.centerPx - *nearPx).squaredNorm()
                  : a.box.sidePx > b.box.sidePx;
  };
  return static_cast<std::size_t>(std::min_element(faces.begin(), faces.end(), isBetter) - faces.begin());
}

std::optional<ChosenFace> chooseFace(Services& services, const Image& picture,
                                     const std::optional<Eigen::Vector2f>& nearPx, RunContext& context,
                                     std::optional<Precision> precision) {
  std::vector<FaceObservation> faces = findFaces(services, picture, context, precision);
  if (faces.empty()) {
    return std::nullopt;
  }
  const std::size_t best = chosenOf(faces, nearPx);
  return ChosenFace{std::move(faces[best]), static_cast<int>(faces.size())};
}

FaceObservation withMouthSeen(Services& services, const Image& picture, FaceObservation face,
                              std::optional<Precision> precision) {
  const FaceParsing parsing = services.faceParser(Workload::Batch, precision)->parse(picture, face.landmarks);
  face.mouthOpening = mouthOpening(picture, parsing, face.landmarks, face.irises);
  return face;
}

PictureAnalysis analyzePicture(Services& services, const Image& picture, RunContext& context,
                               std::optional<Precision> precision) {
  PictureAnalysis result = findOnly(services, picture, context, precision);
  if (result.faces.empty()) {
    return result;
  }
  context.report(0.7F, "solve");
  const std::shared_ptr<const FaceFitter> fitter = services.faceFitter();
  for (std::size_t i = 0; i < result.faces.size(); ++i) {
    context.report(0.7F + 0.3F * static_cast<float>(i) / static_cast<float>(result.faces.size()), "solve");
    context.checkpoint();
    solve(*fitter, result.imageSize, result.faces[i]);
  }
  return result;
}

}  // namespace visagiste
