#pragma once

#include <chrono>
#include <memory>
#include <optional>

#include "core/types/face_parsing.h"
#include "core/types/garment.h"
#include "core/types/landmarks.h"

namespace visagiste {

/// Whom a frame shows.
struct StreamedPerson {
  int id = 0;  ///< Stable while the person is followed.
  Landmarks landmarks;
  std::shared_ptr<const FaceParsing> parsing;  ///< Of this very frame.
};

struct GarmentStreamOptions {
  int mostSidePx = 0;  ///< Cloth is laid at this size of the longer side, and enlarged; 0: in full. Else 160 at least.
  double fadeS = 0.3;  ///< >= 0: how long clothes take to come and to go.

  void check() const;  ///< Throws Error{InvalidArgument} naming the first bad field.
};

/// Dresses one person in the frames of a stream: steady, and softly gone where the person is. One stream; one thread.
class GarmentStream {
 public:
  /// Throws what the options' check() throws.
  explicit GarmentStream(const GarmentStreamOptions& options = {});
  ~GarmentStream();
  GarmentStream(const GarmentStream&) = delete;
  GarmentStream& operator=(const GarmentStream&) = delete;

  /// What is worn from the next frame on. Throws Error{InvalidArgument} for a garment or a fit that fails its check().
  void setOutfit(Outfit outfit);
  /// Another size from the next frame on; everything else stays as it is. Throws like the constructor.
  void setMostSidePx(int mostSidePx);

  /// The frame dressed. Somebody who is not there, or stands too near to show shoulders, fades out in the clothes last
  /// seen. The same frame once more, in another outfit, is dressed at once.
  /// picture  Rgb8; another size is another stream. Throws Error{InvalidArgument} like makeGarmentFitter().
  [[nodiscard]] Image next(const Image& picture, const std::optional<StreamedPerson>& person,
                           std::chrono::steady_clock::time_point capturedAt);

  /// Where the handles of the outfit's first garment lay on the last frame, if anybody was dressed in it: pixels.
  [[nodiscard]] std::optional<GarmentHandles> lastHandles() const;

 private:
  class Dresser;
  std::unique_ptr<Dresser> m_dresser;
};

}  // namespace visagiste
