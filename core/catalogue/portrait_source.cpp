#include "core/catalogue/portrait_source.h"

#include <utility>

#include "core/catalogue/job_parts.h"
#include "core/face/face_parser.h"
#include "core/face/mouth_opening.h"
#include "core/image/resample.h"
#include "core/reconstruct/head_reconstructor.h"

namespace visagiste {

PortraitToDrive preparePortrait(Services& services, const Image& photo, const std::string& name,
                                const std::optional<Eigen::Vector2f>& nearPx, std::optional<Precision> precision,
                                const DrivenPortraitOptions& options, RunContext& context) {
  PortraitSource source;
  source.photo = photo.format() == PixelFormat::Rgb8 ? photo : converted(photo, PixelFormat::Rgb8);
  StageContext looking(context, 0, 0.4F);
  std::optional<ChosenFace> chosen = chooseFace(services, source.photo, nearPx, looking, precision);
  if (!chosen)
    failWithoutFace(name);
  context.report(0.4F, "parse");
  context.checkpoint();
  source.parsing = std::make_shared<const FaceParsing>(
      services.faceParser(Workload::Batch, precision)->parse(source.photo, chosen->face.landmarks));
  chosen->face.mouthOpening = mouthOpening(source.photo, *source.parsing, chosen->face.landmarks, chosen->face.irises);
  StageContext building(context, 0.5F, 1.0F);
  source.head =
      services.headReconstructor()->reconstruct({source.photo}, {chosen->face}, ReconstructOptions(), building);
  source.landmarks = chosen->face.landmarks;
  source.irises = chosen->face.irises;
  return {std::make_unique<const DrivenPortrait>(std::move(source), options), std::move(chosen->face),
          chosen->facesInPicture};
}

}  // namespace visagiste
