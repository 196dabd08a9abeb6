#include "core/catalogue/video_faces.h"

#include <utility>

#include "core/face/face_parser.h"
#include "core/face/face_tracker.h"
#include "core/face/parsing_filter.h"

namespace visagiste {

VideoFaces::VideoFaces(Services& services, std::optional<Precision> precision, int mostFaces)
    : m_parser(services.faceParser(Workload::Batch, precision)) {
  const FaceFinders finders = services.faceFinders(Workload::Batch, precision);
  TrackerOptions options;
  options.wantedFaces = mostFaces;
  m_tracker = std::make_unique<FaceTracker>(finders.detector, finders.estimator, options);
}

VideoFaces::~VideoFaces() = default;

std::vector<TrackedFace> VideoFaces::tracked(const Frame& frame) {
  return m_tracker->track(frame);
}

std::vector<ParsedFace> VideoFaces::parsed(const Frame& frame) {
  std::vector<ParsedFace> people;
  for (TrackedFace& face : m_tracker->track(frame)) {
    FaceParsing parsing = m_parser->parse(frame.image, face.landmarks);
    if (const auto before = m_parsings.find(face.id); before != m_parsings.end())
      parsing = steadied(*before->second, parsing);
    people.push_back({std::move(face), std::make_shared<const FaceParsing>(std::move(parsing))});
  }
  m_parsings.clear();
  for (const ParsedFace& person : people) m_parsings[person.face.id] = person.parsing;
  return people;
}

}  // namespace visagiste
