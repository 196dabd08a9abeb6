#pragma once

#include <memory>
#include <optional>

#include "core/face/mirror_averaging.h"
#include "core/inference/device.h"
#include "core/types/face_box.h"
#include "core/types/image.h"
#include "core/types/landmarks.h"

namespace visagiste {

class LandmarkNetwork;
class ModelFolders;

/// A face found in a picture.
struct FaceObservation {
  FaceBox box;  ///< From the landmarks (boxFromLandmarks()); its score is the presence.
  Landmarks landmarks;
  Irises irises;
  Eigen::VectorXf
      channels;  ///< (E,) 0..1: expression channels as the network reads them off the picture, in its order.
  std::optional<float> mouthOpening;  ///< Of mouthOpening(), where somebody looked.
};

/// Finds the landmarks of one face. Any thread.
class LandmarkEstimator {
 public:
  virtual ~LandmarkEstimator() = default;

  /// picture  Rgb8, upright.
  /// box      the detector's, or the one of the same face in the frame before.
  /// returns  nullopt: no face there.
  [[nodiscard]] virtual std::optional<FaceObservation> estimate(const Image& picture, const FaceBox& box) = 0;
};

enum class IrisRefinement {
  Off = 1,
  On,  ///< Irises are moved onto the circles that the picture shows (refinedIris()).
};

struct LandmarkOptions {
  int refinementPasses = 2;  ///< 0..4. Each looks again through the crop that the last points give.
  MirrorAveraging mirrorAveraging = MirrorAveraging::On;
  int averagedSizes = 3;  ///< 1 or 3: the last pass looks through a smaller and a larger crop too and takes the mean.
  IrisRefinement irisRefinement = IrisRefinement::On;
  float minPresence = 0;  ///< 0..1; 0 takes the threshold of the network's model.json.

  /// One look: for video, where the frame before has placed the crop.
  [[nodiscard]] static LandmarkOptions live() { return {0, MirrorAveraging::Off, 1, IrisRefinement::Off, 0}; }
  /// The most accurate: eight looks.
  [[nodiscard]] static LandmarkOptions still() { return {}; }

  void check() const;  ///< Throws Error{InvalidArgument} naming the first bad field.
};

/// The trained network. Throws Error{BadWeights}; Error{InvalidArgument} for bad options.
[[nodiscard]] std::shared_ptr<LandmarkEstimator> makeLandmarkEstimator(const ModelFolders& folders,
                                                                       const ComputeDevice& device,
                                                                       const LandmarkOptions& options = {});

/// The same on a network that is already loaded and may be shared.
[[nodiscard]] std::shared_ptr<LandmarkEstimator> makeLandmarkEstimator(std::shared_ptr<LandmarkNetwork> network,
                                                                       const LandmarkOptions& options = {});

}  // namespace visagiste
