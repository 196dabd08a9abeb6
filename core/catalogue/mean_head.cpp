#include "core/catalogue/mean_head.h"

#include <utility>

#include <opencv2/core.hpp>

#include "core/reconstruct/eye_texture.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/mouth_texture.h"
#include "core/reconstruct/skin_layout.h"
#include "core/reconstruct/texture_completion.h"
#include "core/reconstruct/texture_model.h"

namespace visagiste {

std::shared_ptr<const ReconstructedHead> makeMeanHead(std::shared_ptr<const FaceModel> model,
                                                      const TextureModel& textureModel, int textureSidePx) {
  // Nothing is seen: what the completion puts everywhere is the mean.
  const WeightedTexture nothing{cv::Mat::zeros(textureSidePx, textureSidePx, CV_32FC3),
                                cv::Mat::zeros(textureSidePx, textureSidePx, CV_32FC1)};
  QuietContext quiet;
  CompletedTexture skin = completeTexture(nothing, SkinLayout(model).regions(), textureModel, quiet);
  auto head = std::make_shared<ReconstructedHead>();
  head->coefficients = model->neutral();
  head->texture = std::move(skin.texture);
  head->invented = std::move(skin.invented);
  head->eyeTexture = eyeTexture({}, textureSidePx / 4);
  head->teethTexture = teethTexture(*model, textureSidePx / 4);
  head->mouthTexture = mouthTexture(*model, textureSidePx / 4);
  head->model = std::move(model);
  return head;
}

}  // namespace visagiste
