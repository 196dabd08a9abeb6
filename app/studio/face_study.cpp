#include "app/studio/face_study.h"

#include <utility>

#include "app/studio/core_messages.h"
#include "core/base/log.h"
#include "core/catalogue/services.h"

namespace visagiste {

FaceStudy::FaceStudy(std::shared_ptr<Services> services, QObject* parent)
    : QObject(parent), m_services(std::move(services)) {
  setObjectName(QStringLiteral("faceStudy"));
  m_worker =
      std::make_unique<LatestWorker<Request, StudiedFaces>>([this](const Request& request) { return work(request); },
                                                            [this](const Request& request, const StudiedFaces& faces) {
                                                              m_answered = request.number;
                                                              m_faces = faces;
                                                              Q_EMIT studied();
                                                            },
                                                            [this](const Request& request, const Error& error) {
                                                              m_answered = request.number;
                                                              Q_EMIT failed(shownText(error));
                                                            });
}

FaceStudy::~FaceStudy() = default;

void FaceStudy::study(const PortraitDocument& document, const SkinToneOptions& options) {
  m_worker->request({++m_asked, document.pictureRevision(), document.pictures(), document.faces(), options});
}

std::vector<std::shared_ptr<const FaceParsing>> FaceStudy::parse(const Request& request) const {
  std::vector<std::shared_ptr<const FaceParsing>> parsings(request.faces.size());
  try {
    const std::shared_ptr<FaceParser> parser = m_services->faceParser(Workload::Batch);
    for (std::size_t i = 0; i < request.faces.size(); ++i) {
      const FoundFace& face = request.faces[i];
      const Image& picture = request.pictures[static_cast<std::size_t>(face.picture)].image;
      parsings[i] = std::make_shared<const FaceParsing>(parser->parse(picture, face.landmarks));
    }
  } catch (const Error& error) {
    // Makeup goes on by the landmarks alone.
    log(LogLevel::Warning, std::string("The faces could not be parsed: ") + error.what());
  }
  return parsings;
}

StudiedFaces FaceStudy::work(const Request& request) {
  if (m_known.pictureRevision != request.pictureRevision || m_known.parsings.size() != request.faces.size()) {
    m_known = {request.pictureRevision, parse(request), {}};
  }
  m_known.skins.clear();
  for (std::size_t i = 0; i < request.faces.size(); ++i) {
    const FoundFace& face = request.faces[i];
    const Image& picture = request.pictures[static_cast<std::size_t>(face.picture)].image;
    m_known.skins.push_back(skinTone(picture, face.landmarks, face.irises, m_known.parsings[i].get(), request.options));
  }
  return m_known;
}

}  // namespace visagiste
