#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include <Eigen/Core>
#include <QObject>
#include <QString>

#include "app/studio/latest_worker.h"
#include "core/catalogue/picture_composer.h"

namespace visagiste {

class PortraitDocument;

/// A photo of the document with the expression of its head, and what in it is not from the photo.
struct DrivenPhoto {
  Image photo;   ///< As it was; tells late results.
  Image result;  ///< Smaller than the photo while something moves.
  Image marked;  ///< The result with everything invented in a colour of its own.
  double inventedShare = 0;
};

/// Gives the photo that the document's head was made from, its person in makeup and clothes, the head's expression, off
/// the interface's thread; the newest request wins. Interface thread only.
class PhotoDriver : public QObject {
  Q_OBJECT
 public:
  explicit PhotoDriver(std::shared_ptr<Services> services, QObject* parent = nullptr);
  ~PhotoDriver() override;

  void drive(const PortraitDocument& document, PortraitDetail detail);
  /// Asks for the channels with which the eyes look at the camera; expressionFound() follows.
  void lookAtCamera(const PortraitDocument& document);
  [[nodiscard]] bool isBusy() const { return m_asked != m_answered; }

 Q_SIGNALS:
  void driven(const visagiste::DrivenPhoto& photo);
  void expressionFound(const Eigen::VectorXf& expression);
  void failed(const QString& reason);

 private:
  enum class Wish { Picture = 1, LookAtCamera };
  struct Request {
    Wish wish = Wish::Picture;
    PictureEdits edits;
    Eigen::Vector3f turnDeg = Eigen::Vector3f::Zero();
    PortraitDetail detail = PortraitDetail::Preview;
    std::uint64_t number = 0;
  };
  struct Answer {
    DrivenPhoto photo;
    Eigen::VectorXf expression;
  };

  void ask(Wish wish, const PortraitDocument& document, PortraitDetail detail);
  Answer work(const Request& request);

  std::uint64_t m_asked = 0;
  std::uint64_t m_answered = 0;
  PictureComposer m_composer;  ///< The worker's alone.
  std::unique_ptr<LatestWorker<Request, Answer>> m_worker;
};

}  // namespace visagiste
