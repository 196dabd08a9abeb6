#include "core/reconstruct/head_reconstructor.h"

#include <string>
#include <utility>

#include "core/base/error.h"
#include "core/reconstruct/eye_texture.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/mouth_texture.h"
#include "core/reconstruct/skin_layout.h"
#include "core/reconstruct/skin_lighting.h"
#include "core/reconstruct/texture_completion.h"
#include "core/reconstruct/texture_fill.h"
#include "core/reconstruct/view_blend.h"

namespace visagiste {
namespace {

constexpr int kEyeTextureHeightPx = 256;
constexpr int kMouthTexturePx = 256;

/// Shading of the seen skin divided out, in place.
void divideLighting(WeightedTexture& seen, const SkinLayout& layout, const PosedSurface& surface,
                    const TextureModel& textureModel) {
  const WeightedAverage small = shrunkByWeight(seen.color, seen.weight, kRegionSidePx);
  const cv::Mat normals = layout.normalMap(surface);
  const SkinLighting lighting = estimateLighting(small.color, small.weight.mul(layout.regions().face), normals,
                                                 scaledTo(textureModel.mean(), kRegionSidePx));
  const cv::Mat shading = scaledTo(shadingOf(lighting, normals), seen.color.rows);
  seen.color = cv::Mat(seen.color / shading);
}

}  // namespace

struct HeadReconstructor::Parts {
  std::shared_ptr<const FaceModel> model;
  std::shared_ptr<const TextureModel> textureModel;
  SkinLayout layout;
  std::shared_ptr<const FaceFitter> fitter;
  Image teeth;
  Image mouth;

  [[nodiscard]] WeightedTexture unwrapped(const std::vector<Image>& pictures, const FaceFit& fit,
                                          const ReconstructOptions& options, RunContext& context) const {
    const auto texels = layout.texelMap(options.textureSidePx);
    std::vector<WeightedTexture> seen;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
      context.checkpoint();
      context.report(static_cast<float>(i) / static_cast<float>(pictures.size()), "texture.unwrap");
      const FittedView& view = fit.views[i];
      const PosedSurface surface = layout.posed(fit.identity, view.expression);
      seen.push_back(unwrapView(pictures[i], view.camera, view.cameraFromHead, surface, *texels));
      if (options.lighting == PhotoLighting::Divide)
        divideLighting(seen.back(), layout, surface, *textureModel);
    }
    context.checkpoint();
    return blendViews(std::move(seen));
  }
};

void ReconstructOptions::check() const {
  if (textureSidePx < 256 || textureSidePx > 4096 || textureSidePx % kRegionSidePx != 0)
    throw Error(ErrorCode::InvalidArgument,
                "The texture's side must be a multiple of 256 from 256 to 4096 pixels, not " +
                    std::to_string(textureSidePx) + ".");
  fit.check();
}

LandmarkView viewOf(const FaceObservation& face, Size imageSize) {
  return {face.landmarks, face.irises, imageSize, std::nullopt, face.mouthOpening};
}

HeadReconstructor::HeadReconstructor(std::shared_ptr<const FaceModel> model,
                                     std::shared_ptr<const TextureModel> textureModel,
                                     std::shared_ptr<const FaceFitter> fitter)
    : m_parts(new Parts{model, std::move(textureModel), SkinLayout(model), std::move(fitter),
                        teethTexture(*model, kMouthTexturePx), mouthTexture(*model, kMouthTexturePx)}) {}

HeadReconstructor::~HeadReconstructor() = default;

std::shared_ptr<const ReconstructedHead> HeadReconstructor::reconstruct(const std::vector<Image>& pictures,
                                                                        const std::vector<FaceObservation>& faces,
                                                                        const ReconstructOptions& options,
                                                                        RunContext& context) const {
  options.check();
  if (pictures.empty() || faces.size() != pictures.size())
    throw Error(ErrorCode::InvalidArgument, "A head needs at least one picture, and one face for each.");
  context.checkpoint();
  context.report(0, "fit");
  std::vector<LandmarkView> views;
  for (std::size_t i = 0; i < pictures.size(); ++i) views.push_back(viewOf(faces[i], pictures[i].size()));
  FaceFit fit = m_parts->fitter->fit(views, options.fit);

  StageContext unwrapping(context, 0.2F, 0.65F);
  const WeightedTexture seen = m_parts->unwrapped(pictures, fit, options, unwrapping);
  context.report(0.65F, "texture.complete");
  CompletedTexture completed = completeTexture(seen, m_parts->layout.regions(), *m_parts->textureModel, context);
  context.checkpoint();

  auto head = std::make_shared<ReconstructedHead>();
  head->model = m_parts->model;
  head->coefficients.faceModelId = m_parts->model->id();
  head->coefficients.identity = std::move(fit.identity);
  head->coefficients.expression = fit.views.front().expression;
  head->views = std::move(fit.views);
  head->texture = std::move(completed.texture);
  head->invented = std::move(completed.invented);
  head->eyeTexture =
      eyeTexture(eyeColorsOf(pictures.front(), faces.front().landmarks, faces.front().irises), kEyeTextureHeightPx);
  head->teethTexture = m_parts->teeth;
  head->mouthTexture = m_parts->mouth;
  context.report(1, "texture.complete");
  return head;
}

}  // namespace visagiste
