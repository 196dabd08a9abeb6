#pragma once

#include <memory>

#include "core/inference/device.h"
#include "core/model_store/model_folder.h"
#include "core/types/face_parsing.h"
#include "core/types/image.h"
#include "core/types/landmarks.h"

namespace visagiste {

class FaceModel;

/// One face of a picture, to take makeup from or to give it to.
struct TransferFace {
  Image picture;  ///< Rgb8, upright.
  Landmarks landmarks;
  std::shared_ptr<const FaceParsing> parsing;  ///< Of this picture; hair, hands and glasses then stay in front. May be
                                               ///< null.
};

/// Carries the makeup of one face over to another.
class MakeupTransfer {
 public:
  virtual ~MakeupTransfer() = default;

  /// The source's picture with the reference's makeup at its full resolution. What makeup does is told as a smooth
  /// change of colour, so detail, shading and identity stay the source's; pixels outside of the face are the same.
  /// strength  0..1: 0 gives the source's picture itself.
  /// Throws Error{InvalidArgument} for another pixel format or strength. Any thread; calls wait for each other.
  [[nodiscard]] virtual Image transferred(const TransferFace& source, const TransferFace& reference,
                                          float strength) = 0;
};

/// The trained network ("makeup-transfer-v1"). Throws Error{BadWeights}.
[[nodiscard]] std::shared_ptr<MakeupTransfer> makeMakeupTransfer(const ModelFolders& folders,
                                                                 const ComputeDevice& device, const FaceModel& model);

}  // namespace visagiste
