#include "core/catalogue/mean_head.h"

#include "core/reconstruct/face_model.h"
#include "core/reconstruct/texture_model.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

const std::filesystem::path kWeights = std::filesystem::path(VISAGISTE_SOURCE_DIR) / "models/weights";

float widestLipsMm(const ReconstructedHead& head) {
  const LipGap gap = head.model->landmarkBasis().lipGap;
  return (gap.meanMm + gap.identity * head.coefficients.identity).maxCoeff();
}

}  // namespace

TEST_CASE("heads of nobody close their lips at rest", "[catalogue]") {
  const std::shared_ptr<const FaceModel> model = FaceModel::load(kWeights / "face-head-v1");
  const std::shared_ptr<const TextureModel> skin = TextureModel::read(kWeights / "face-texture-v1");
  CHECK(widestLipsMm(*makeMeanHead(model, *skin, 256)) < 0.1F);
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    const auto head = makeSampledHead(model, *skin, 256, seed);
    CHECK(widestLipsMm(*head) < 0.1F);
    CHECK(head->coefficients.identity.norm() > 3);  // Still somebody else each time.
  }
}
