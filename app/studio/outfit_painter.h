#pragma once

#include <memory>

#include <QObject>
#include <QString>

#include "app/studio/latest_worker.h"
#include "core/catalogue/picture_composer.h"

namespace visagiste {

/// Somebody dressed.
struct DressedPicture {
  Image dressed;
  Image marked;   ///< The same with what was made up tinted.
  Image picture;  ///< As it was opened, to tell late results.
  Outfit outfit;
  std::vector<GarmentHandles> handles;  ///< One entry a garment of the outfit: pixels of that picture.
  float pixelsPerCm = 1;                ///< Of that, at the body.
  std::vector<DressingConcern> concerns;
};

/// Dresses the last person of a picture, over makeup and the clothes of the others, off the interface's thread; the
/// newest request wins. Interface thread only.
class OutfitPainter : public QObject {
  Q_OBJECT
 public:
  static constexpr int kScreenSidePx = 1280;  ///< Enough to look at; exports are made in full size.

  explicit OutfitPainter(std::shared_ptr<Services> services, QObject* parent = nullptr);
  ~OutfitPainter() override;

  void paint(const visagiste::PictureEdits& edits);
  [[nodiscard]] bool isBusy() const { return m_asked != m_answered; }

 Q_SIGNALS:
  /// Of the newest request only.
  void painted(const visagiste::DressedPicture& dressed);
  void failed(const QString& reason);

 private:
  struct Request {
    PictureEdits edits;
    std::uint64_t number = 0;
  };

  [[nodiscard]] DressedPicture work(const Request& request);

  PictureComposer m_composer;  ///< The worker's alone.
  std::uint64_t m_asked = 0;
  std::uint64_t m_answered = 0;
  std::unique_ptr<LatestWorker<Request, DressedPicture>> m_worker;
};

}  // namespace visagiste
