#include "core/expression/face_crop.h"

#include "core/base/error.h"
#include "core/image/resample.h"

namespace visagiste {
namespace {

/// Seen in the middle of the crop, in head space: the face hangs below the eyes.
const Eigen::Vector3d kMiddleMm(0, -25, 0);

}  // namespace

double mmPerPixel(const PinholeCamera& camera, const Rigid3& cameraFromHead) {
  if (cameraFromHead.translationMm.z() <= 0 || camera.focalPx <= 0)
    throw Error(ErrorCode::InvalidArgument, "A face in a crop must be in front of the camera.");
  return cameraFromHead.translationMm.z() / camera.focalPx;
}

PinholeCamera faceCropCamera(const PinholeCamera& camera, const Rigid3& cameraFromHead) {
  const double scale = mmPerPixel(camera, cameraFromHead) / kFaceCropMmPerPx;
  const Eigen::Vector2d middle = camera.project(apply(cameraFromHead, kMiddleMm));
  PinholeCamera crop;
  crop.focalPx = scale * camera.focalPx;
  crop.principalPx =
      scale * (camera.principalPx - middle) + Eigen::Vector2d(kFaceCropPx.width / 2.0, kFaceCropPx.height / 2.0);
  crop.imageSize = kFaceCropPx;
  return crop;
}

FaceCrop faceCrop(const Image& picture, const PinholeCamera& camera, const Rigid3& cameraFromHead) {
  FaceCrop crop;
  crop.camera = faceCropCamera(camera, cameraFromHead);
  const double scale = camera.focalPx / crop.camera.focalPx;
  SourceFromTarget sourceFromTarget;
  sourceFromTarget << scale * Eigen::Matrix2d::Identity(), camera.principalPx - scale * crop.camera.principalPx;
  crop.picture = warpedSimilarity(picture, sourceFromTarget, kFaceCropPx, Resampling::Area, OutsideSource::Replicate);
  return crop;
}

}  // namespace visagiste
