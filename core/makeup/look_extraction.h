#pragma once

#include <memory>
#include <vector>

#include "core/inference/device.h"
#include "core/model_store/model_folder.h"
#include "core/types/image.h"
#include "core/types/landmarks.h"
#include "core/types/makeup_look.h"

namespace visagiste {

class FaceModel;
struct ReadProduct;

/// Reads the makeup of a face as an editable look.
class LookExtractor {
 public:
  virtual ~LookExtractor() = default;

  /// picture  Rgb8, upright. A face without makeup gives a look without layers.
  /// Throws Error{InvalidArgument} for another format. Any thread; calls wait for each other.
  [[nodiscard]] virtual MakeupLook extracted(const Image& picture, const Landmarks& points) = 0;
};

/// The trained network ("makeup-encoder-v1"). Throws Error{BadWeights}.
[[nodiscard]] std::shared_ptr<LookExtractor> makeLookExtractor(const ModelFolders& folders, const ComputeDevice& device,
                                                               const FaceModel& model);

/// The layers of products that are surely worn, in the order in which they are put on. What the network says is brought
/// into the ranges of the products; the look passes check().
/// Throws Error{InvalidArgument} for a product that does not exist.
[[nodiscard]] MakeupLook lookFrom(const std::vector<ReadProduct>& products);

}  // namespace visagiste
