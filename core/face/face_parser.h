#pragma once

#include <memory>

#include "core/face/mirror_averaging.h"
#include "core/inference/device.h"
#include "core/types/face_parsing.h"
#include "core/types/image.h"
#include "core/types/landmarks.h"

namespace visagiste {

class ModelFolders;
class ParsingNetwork;

/// Tells what each pixel around a face shows. Any thread; calls wait for each other.
class FaceParser {
 public:
  virtual ~FaceParser() = default;

  /// picture  Rgb8, upright.
  /// points   the face's landmarks; the crop around its head follows from them.
  /// Throws Error{InvalidArgument} for another format, points that are not finite or lie in one place, and a face so
  /// large (16 times the picture's longer side) that it cannot be one.
  [[nodiscard]] virtual FaceParsing parse(const Image& picture, const Landmarks& points) = 0;
};

struct ParsingOptions {
  int cropSidePx = 0;  ///< 0 takes the network's usual side; else a multiple of 32 from 64 to 512.
  MirrorAveraging mirrorAveraging = MirrorAveraging::On;

  /// Fast, for video: the small crop of the network's model.json, looked at once.
  [[nodiscard]] static ParsingOptions live(const ParsingNetwork& network);
  /// The most accurate.
  [[nodiscard]] static ParsingOptions still() { return {}; }

  void check() const;  ///< Throws Error{InvalidArgument} naming the first bad field.
};

/// The trained network, live or still as the workload asks. Throws Error{BadWeights}.
[[nodiscard]] std::shared_ptr<FaceParser> makeFaceParser(const ModelFolders& folders, const ComputeDevice& device,
                                                         Workload workload);

/// On a network that is already loaded and may be shared. Throws Error{InvalidArgument} for bad options.
[[nodiscard]] std::shared_ptr<FaceParser> makeFaceParser(std::shared_ptr<ParsingNetwork> network,
                                                         const ParsingOptions& options);

}  // namespace visagiste
