#pragma once

#include <memory>

#include <QObject>
#include <QString>

#include "app/studio/latest_worker.h"
#include "core/garment/garment_fitter.h"

namespace visagiste {

class Services;

/// A picture and which person of it is dressed.
struct PersonToDress {
  Image picture;
  Landmarks landmarks;
};

/// Somebody dressed.
struct DressedPicture {
  Image dressed;
  Image marked;   ///< The same with what was made up tinted.
  Image picture;  ///< The person's own, to tell late results.
  Outfit outfit;
  std::vector<GarmentHandles> handles;  ///< One entry a garment of the outfit: pixels of the person's own picture.
  float pixelsPerCm = 1;                ///< Of that, at the body.
  std::vector<DressingConcern> concerns;
};

/// Ready to be dressed, the picture with its longer side at most this long (0: as it is). Any thread; takes a second.
[[nodiscard]] std::unique_ptr<GarmentFitter> fitterOf(Services& services, const PersonToDress& person, int maxSidePx);

/// Dresses a person off the interface's thread; the newest request wins. Interface thread only.
class OutfitPainter : public QObject {
  Q_OBJECT
 public:
  static constexpr int kScreenSidePx = 1280;  ///< Enough to look at; exports are made in full size.

  explicit OutfitPainter(std::shared_ptr<Services> services, QObject* parent = nullptr);
  ~OutfitPainter() override;

  void paint(const PersonToDress& person, const Outfit& outfit);
  [[nodiscard]] bool isBusy() const { return m_asked != m_answered; }

 Q_SIGNALS:
  void painted(const visagiste::DressedPicture& dressed);
  void failed(const QString& reason);

 private:
  struct Request {
    PersonToDress person;
    Outfit outfit;
    std::uint64_t number = 0;
  };

  [[nodiscard]] DressedPicture work(const Request& request);

  std::shared_ptr<Services> m_services;
  std::unique_ptr<GarmentFitter> m_fitter;  ///< The worker's alone, as the two below: whom it dresses.
  Image m_fittedPicture;
  Eigen::Matrix2Xf m_fittedPoints;
  std::uint64_t m_asked = 0;
  std::uint64_t m_answered = 0;
  std::unique_ptr<LatestWorker<Request, DressedPicture>> m_worker;
};

}  // namespace visagiste
