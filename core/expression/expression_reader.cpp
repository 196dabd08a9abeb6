#include "core/expression/expression_reader.h"

#include <utility>

#include "core/base/error.h"
#include "core/expression/face_crop.h"

namespace visagiste {

ExpressionReader::ExpressionReader(FacePatches patches, std::vector<ReadingStep> steps, Eigen::VectorXf trust)
    : m_patches(std::move(patches)), m_steps(std::move(steps)), m_trust(std::move(trust)) {
  const Eigen::Index changes = kPoseNumbers + m_patches.channelCount();
  if (m_steps.empty() || m_trust.size() != m_patches.channelCount())
    throw Error(ErrorCode::InvalidArgument, "A reader of expressions needs a step and its trust in each channel.");
  for (const ReadingStep& step : m_steps)
    if (step.weights.rows() != changes || step.weights.cols() != m_patches.featureCount() ||
        step.offset.size() != changes)
      throw Error(ErrorCode::InvalidArgument, "A step of a reader does not fit the patches that it reads.");
}

PosedFace ExpressionReader::read(const Image& picture, const PinholeCamera& camera,
                                 const Rigid3& cameraFromHead) const {
  const FaceCrop crop = faceCrop(picture, camera, cameraFromHead);
  const ToneMap tones(crop.picture);
  PosedFace face{cameraFromHead, Eigen::VectorXf::Zero(m_patches.channelCount())};
  for (const ReadingStep& step : m_steps)
    face = changed(face, step.weights * m_patches.featuresOf(tones, crop.camera, face) + step.offset);
  return face;
}

}  // namespace visagiste
