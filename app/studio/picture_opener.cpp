#include "app/studio/picture_opener.h"

#include <utility>

#include <QFileInfo>

#include "app/studio/core_messages.h"
#include "app/studio/document_controller.h"
#include "app/studio/image_convert.h"
#include "core/catalogue/picture_analysis.h"
#include "core/catalogue/services.h"
#include "core/image/decode.h"

namespace visagiste {
namespace {

std::vector<DocumentPicture> readPictures(const std::variant<QStringList, QImage>& request, const QString& pastedName) {
  if (const QImage* pasted = std::get_if<QImage>(&request)) {
    return {DocumentPicture{pastedName.toStdString(), {}, imageFromQt(*pasted)}};
  }
  std::vector<DocumentPicture> pictures;
  for (const QString& file : std::get<QStringList>(request)) {
    const std::filesystem::path path(QFileInfo(file).absoluteFilePath().toStdString());
    pictures.push_back({path.filename().string(), path, decodeImageFile(path)});
  }
  return pictures;
}

std::vector<FoundFace> searchAll(Services& services, const std::vector<DocumentPicture>& pictures) {
  std::vector<FoundFace> faces;
  QuietContext context;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    for (const FaceObservation& observation : findFaces(services, pictures[i].image, context)) {
      faces.push_back({static_cast<int>(i), observation.box, observation.landmarks, observation.irises});
    }
  }
  return faces;
}

}  // namespace

PictureOpener::PictureOpener(DocumentController* document, std::shared_ptr<Services> services, QObject* parent)
    : QObject(parent), m_document(document), m_services(std::move(services)) {
  setObjectName(QStringLiteral("pictureOpener"));
  m_searcher = std::make_unique<LatestWorker<SearchRequest, std::vector<FoundFace>>>(
      [this](const SearchRequest& request) { return searchAll(*m_services, request.pictures); },
      [this](const SearchRequest& request, const std::vector<FoundFace>& faces) {
        if (request.pictureRevision == m_document->document().pictureRevision()) {
          m_document->setFaces(request.pictureRevision, faces);
          setBusy(m_isOpening, false);
          Q_EMIT searchFinished(static_cast<int>(faces.size()));
        }
      },
      [this](const SearchRequest& request, const Error& error) {
        if (request.pictureRevision == m_document->document().pictureRevision()) {
          setBusy(m_isOpening, false);
          Q_EMIT searchFailed(shownText(error));
        }
      });
  m_reader = std::make_unique<LatestWorker<OpenRequest, std::vector<DocumentPicture>>>(
      [pastedName = tr("Pasted picture")](const OpenRequest& request) { return readPictures(request, pastedName); },
      [this](const OpenRequest& request, const std::vector<DocumentPicture>& pictures) {
        takePictures(request, pictures);
      },
      [this](const OpenRequest&, const Error& error) {
        setBusy(false, m_isSearching);
        Q_EMIT openingFailed(shownText(error));
      });
}

PictureOpener::~PictureOpener() = default;

void PictureOpener::openFiles(const QStringList& files) {
  if (!files.isEmpty()) {
    setBusy(true, m_isSearching);
    Q_EMIT openingStarted();
    m_reader->request(files);
  }
}

void PictureOpener::openPasted(const QImage& picture) {
  setBusy(true, m_isSearching);
  Q_EMIT openingStarted();
  m_reader->request(picture);
}

void PictureOpener::takePictures(const OpenRequest& request, const std::vector<DocumentPicture>& pictures) {
  m_document->openPictures(pictures);
  setBusy(false, true);
  const QStringList* files = std::get_if<QStringList>(&request);
  Q_EMIT opened(files == nullptr ? QStringList() : *files);
  m_searcher->request({m_document->document().pictureRevision(), pictures});
}

void PictureOpener::setBusy(bool opening, bool searching) {
  const bool before = isBusy();
  m_isOpening = opening;
  m_isSearching = searching;
  if (before != isBusy()) {
    Q_EMIT busyChanged(isBusy());
  }
}

}  // namespace visagiste
