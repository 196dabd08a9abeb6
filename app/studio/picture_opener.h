#pragma once

#include <memory>
#include <variant>
#include <vector>

#include <QImage>
#include <QObject>
#include <QStringList>

#include "app/studio/latest_worker.h"
#include "core/document/portrait_document.h"

namespace visagiste {

class DocumentController;
class Services;

/// Opens pictures and finds the faces in them, off the interface's thread. The newest request wins.
class PictureOpener : public QObject {
  Q_OBJECT
 public:
  PictureOpener(DocumentController* document, std::shared_ptr<Services> services, QObject* parent = nullptr);
  ~PictureOpener() override;

  /// Several files are several pictures of one person.
  void openFiles(const QStringList& files);
  void openPasted(const QImage& picture);
  [[nodiscard]] bool isBusy() const { return m_isOpening || m_isSearching; }

 Q_SIGNALS:
  void openingStarted();
  /// The document has the pictures; the search for faces goes on.
  void opened(const QStringList& files);
  void searchFinished(int faceCount);
  /// Nothing was opened; the document is as before.
  void openingFailed(const QString& reason);
  void searchFailed(const QString& reason);
  void busyChanged(bool busy);

 private:
  using OpenRequest = std::variant<QStringList, QImage>;
  struct SearchRequest {
    std::uint64_t pictureRevision = 0;
    std::vector<DocumentPicture> pictures;
  };

  void takePictures(const OpenRequest& request, const std::vector<DocumentPicture>& pictures);
  void setBusy(bool opening, bool searching);

  DocumentController* m_document;
  std::shared_ptr<Services> m_services;
  bool m_isOpening = false;
  bool m_isSearching = false;
  std::unique_ptr<LatestWorker<SearchRequest, std::vector<FoundFace>>> m_searcher;
  std::unique_ptr<LatestWorker<OpenRequest, std::vector<DocumentPicture>>> m_reader;
};

}  // namespace visagiste
