#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QString>

#include "app/studio/latest_worker.h"
#include "core/document/portrait_document.h"
#include "core/makeup/skin_tone.h"

namespace visagiste {

class Services;

/// What makeup wants to know about the faces of a picture: skin tone and, where a network tells, which pixels are what.
struct StudiedFaces {
  std::uint64_t pictureRevision = 0;
  std::vector<std::shared_ptr<const FaceParsing>> parsings;  ///< One a face of the document; may hold nulls.
  std::vector<std::optional<SkinTone>> skins;                ///< One a face; nothing where too little skin is seen.
};

/// Studies the document's faces off the interface's thread; the newest request wins. Interface thread only.
class FaceStudy : public QObject {
  Q_OBJECT
 public:
  explicit FaceStudy(std::shared_ptr<Services> services, QObject* parent = nullptr);
  ~FaceStudy() override;

  void study(const PortraitDocument& document, const SkinToneOptions& options);
  [[nodiscard]] const StudiedFaces& faces() const { return m_faces; }
  [[nodiscard]] bool isBusy() const { return m_asked != m_answered; }

 Q_SIGNALS:
  void studied();
  void failed(const QString& reason);

 private:
  struct Request {
    std::uint64_t number = 0;
    std::uint64_t pictureRevision = 0;
    std::vector<DocumentPicture> pictures;
    std::vector<FoundFace> faces;
    SkinToneOptions options;
  };

  [[nodiscard]] StudiedFaces work(const Request& request);
  [[nodiscard]] std::vector<std::shared_ptr<const FaceParsing>> parse(const Request& request) const;

  std::shared_ptr<Services> m_services;
  StudiedFaces m_faces;
  StudiedFaces m_known;  ///< The worker's alone: parsings do not change with the light.
  std::uint64_t m_asked = 0;
  std::uint64_t m_answered = 0;
  std::unique_ptr<LatestWorker<Request, StudiedFaces>> m_worker;
};

}  // namespace visagiste
