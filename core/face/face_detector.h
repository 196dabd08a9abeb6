#pragma once

#include <memory>
#include <vector>

#include "core/inference/device.h"
#include "core/job/run_context.h"
#include "core/types/face_box.h"
#include "core/types/image.h"

namespace visagiste {

class DetectorNetwork;
class ModelFolders;

/// Finds faces in a picture. Any thread.
class FaceDetector {
 public:
  virtual ~FaceDetector() = default;

  /// picture  Rgb8, upright.
  /// context  asked between any two looks through the network, of which a large still takes some dozen.
  /// returns  one box a face in pixels of the picture, best first; empty: nobody there.
  [[nodiscard]] virtual std::vector<FaceBox> detect(const Image& picture, RunContext& context) = 0;

  /// The same where nobody cancels.
  [[nodiscard]] std::vector<FaceBox> detect(const Image& picture) {
    QuietContext quiet;
    return detect(picture, quiet);
  }
};

/// How thoroughly the detector looks.
enum class DetectorSearch {
  Still = 1,  ///< Several scales and tiles: faces from 40 px in large photographs up to faces that fill the picture.
  Live,       ///< One scale: faces from about an eighth of the picture's longer side.
};

struct DetectorOptions {
  DetectorSearch search = DetectorSearch::Still;
  float minScore = 0;        ///< 0..1; 0 takes the threshold of the network's model.json.
  float maxOverlap = 0.35F;  ///< 0..1: of two boxes that overlap more the weaker goes.
  float minFacePx = 40;      ///< > 0. Side of the smallest face looked for (Still).
  int maxFaces = 64;         ///< >= 1.

  void check() const;  ///< Throws Error{InvalidArgument} naming the first bad field.
};

/// The trained detector. Throws Error{BadWeights}; Error{InvalidArgument} for bad options.
[[nodiscard]] std::shared_ptr<FaceDetector> makeFaceDetector(const ModelFolders& folders, const ComputeDevice& device,
                                                             const DetectorOptions& options = {});

/// The same on a network that is already loaded and may be shared.
[[nodiscard]] std::shared_ptr<FaceDetector> makeFaceDetector(std::shared_ptr<DetectorNetwork> network,
                                                             const DetectorOptions& options = {});

}  // namespace visagiste
