#include "core/catalogue/style_scene_of.h"

#include "core/catalogue/picture_analysis.h"
#include "core/image/resample.h"

namespace visagiste {

StyleScene styleSceneOf(Services& services, const Image& picture, const StyleSpec& spec,
                        std::optional<Precision> precision, RunContext& context) {
  StyleScene scene;
  scene.picture = picture;
  if (!needsFaces(spec))
    return scene;
  const Image colored = converted(picture, PixelFormat::Rgb8);
  StageContext finding(context, 0, 0.7F);
  for (const FaceObservation& face : findFaces(services, colored, finding, precision)) {
    StyleFace seen{face.landmarks, nullptr};
    if (needsParsing(spec)) {
      context.report(0.7F, "parse");
      context.checkpoint();
      seen.parsing = std::make_shared<const FaceParsing>(
          services.faceParser(Workload::Batch, precision)->parse(colored, face.landmarks));
    }
    scene.faces.push_back(std::move(seen));
  }
  return scene;
}

}  // namespace visagiste
