#include "core/catalogue/face_lessons.h"

#include "core/base/error.h"
#include "core/catalogue/job_parts.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/head_reconstructor.h"

namespace visagiste {
namespace {

constexpr float kHeadShare = 0.1F;
// The pictures count as expressionless: what the landmarks would take for expression is the person's own shape.
constexpr float kNoExpression = 1000;

/// The landmarks of the tracked face, found again as accurately as can be.
FaceObservation observed(LandmarkEstimator& estimator, const SeenPicture& seen) {
  if (std::optional<FaceObservation> face = estimator.estimate(seen.picture, seen.face.box))
    return *face;
  FaceObservation face;
  face.box = seen.face.box;
  face.landmarks = seen.face.landmarks;
  face.irises = seen.face.irises;
  return face;
}

}  // namespace

std::shared_ptr<const ExpressionReader> learnFace(Services& services, const std::vector<CalmPicture>& pictures,
                                                  const LessonOptions& options, RunContext& context) {
  if (pictures.empty())
    throw Error(ErrorCode::InvalidArgument, "A face is learned from one picture or more.");
  context.report(0, "capture.head");
  const FaceFinders finders = services.faceFinders(Workload::Batch);
  std::vector<Image> seen;
  std::vector<FaceObservation> faces;
  std::vector<RestingFrame> frames;
  for (const CalmPicture& picture : pictures) {
    context.checkpoint();
    seen.push_back(picture.seen.picture);
    faces.push_back(observed(*finders.estimator, picture.seen));
    frames.push_back(picture.frame);
  }
  ReconstructOptions reconstruction;
  reconstruction.textureSidePx = 512;  // Of a video's face more is not to be seen.
  reconstruction.lighting = PhotoLighting::Divide;
  reconstruction.fit.expressionRidge = kNoExpression;
  reconstruction.fit.expectedDistanceMm = RigOptions().expectedDistanceMm;
  QuietContext quiet;
  const auto head = services.headReconstructor()->reconstruct(seen, faces, reconstruction, quiet);
  StageContext practising(context, kHeadShare, 1);
  return learnExpressionReader(head, services.faceFitter()->basis(), frames, options, practising);
}

}  // namespace visagiste
