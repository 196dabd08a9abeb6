#include "core/catalogue/face_squares.h"

#include <algorithm>
#include <cmath>

#include "core/face/face_detector.h"
#include "core/image/decode.h"

namespace visagiste {

std::vector<FaceSquare> faceSquares(Services& services, const std::vector<std::filesystem::path>& pictures,
                                    RunContext& context) {
  constexpr float kMargin = 1.7F;   // Times the face's own square.
  constexpr float kHigher = 0.08F;  // Hair needs more room than the chin.
  const FaceFinders finders = services.faceFinders(Workload::Live);
  std::vector<FaceSquare> all;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    context.report(static_cast<float>(i) / static_cast<float>(pictures.size()), "detect");
    context.checkpoint();
    const std::vector<FaceBox> faces = finders.detector->detect(decodeImageFile(pictures[i]), context);
    const auto largest = std::max_element(faces.begin(), faces.end(),
                                          [](const FaceBox& a, const FaceBox& b) { return a.sidePx < b.sidePx; });
    if (largest == faces.end())
      continue;
    const float side = kMargin * largest->sidePx;
    FaceSquare square{pictures[i]};
    square.sidePx = std::max(1, static_cast<int>(std::lround(side)));
    square.xPx = static_cast<int>(std::lround(largest->centerPx.x() - side / 2));
    square.yPx = static_cast<int>(std::lround(largest->centerPx.y() - side * (0.5F + kHigher)));
    all.push_back(square);
  }
  return all;
}

}  // namespace visagiste
