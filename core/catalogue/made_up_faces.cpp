#include "core/catalogue/made_up_faces.h"

#include <algorithm>

#include "core/catalogue/job_parts.h"
#include "core/catalogue/picture_analysis.h"
#include "core/face/face_parser.h"

namespace visagiste {

std::vector<MakeupFace> madeUpFaces(Services& services, const Image& picture, const std::string& fileOrReference,
                                    const std::shared_ptr<const MakeupLook>& look,
                                    const std::optional<Eigen::Vector2f>& facePointPx,
                                    std::optional<Precision> precision, RunContext& context) {
  StageContext finding(context, 0, 0.7F);
  std::vector<FaceObservation> found = findFaces(services, picture, finding, precision);
  if (found.empty())
    failWithoutFace(fileOrReference);
  if (facePointPx) {
    const auto distance = [&](const FaceObservation& face) { return (face.box.centerPx - *facePointPx).norm(); };
    found = {*std::min_element(found.begin(), found.end(), [&](const FaceObservation& a, const FaceObservation& b) {
      return distance(a) < distance(b);
    })};
  }
  const std::shared_ptr<FaceParser> parser = services.faceParser(Workload::Batch, precision);
  std::vector<MakeupFace> faces;
  for (const FaceObservation& face : found) {
    context.report(0.7F + 0.3F * static_cast<float>(faces.size()) / static_cast<float>(found.size()), "parse");
    context.checkpoint();
    MakeupFace worn;
    worn.landmarks = face.landmarks;
    worn.irises = face.irises;
    worn.parsing = std::make_shared<const FaceParsing>(parser->parse(picture, face.landmarks));
    worn.look = look;
    faces.push_back(std::move(worn));
  }
  return faces;
}

}  // namespace visagiste
