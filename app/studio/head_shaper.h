#pragma once

#include <memory>

#include <QObject>
#include <QTimer>

#include "app/studio/latest_worker.h"
#include "core/types/face_coefficients.h"
#include "core/types/makeup_look.h"
#include "core/types/triangle_mesh.h"

namespace visagiste {

class DocumentController;
struct ReconstructedHead;

/// Turns the document's head, sliders and makeup into a mesh, off the interface's thread. The newest win; makeup
/// follows when the hand that changes it rests.
class HeadShaper : public QObject {
  Q_OBJECT
 public:
  explicit HeadShaper(DocumentController* document, QObject* parent = nullptr);
  ~HeadShaper() override;

  /// The mesh last shaped; null without a head.
  [[nodiscard]] std::shared_ptr<const TriangleMesh> mesh() const { return m_mesh; }
  /// Positions of the landmarks on that mesh, (3, 468) millimetres.
  [[nodiscard]] const Eigen::Matrix3Xf& landmarkPoints() const { return m_landmarks; }

  /// Whether the head wears the look of the chosen face on its skin; at first it does.
  void setMakeupShown(bool isShown);

 Q_SIGNALS:
  /// Another head, or other textures on it; null: none.
  void meshChanged(std::shared_ptr<const visagiste::TriangleMesh> mesh);
  /// The same head in another shape.
  void verticesChanged(std::shared_ptr<const visagiste::TriangleMesh> mesh);
  void failed(const QString& reason);

 private:
  struct Request {
    std::shared_ptr<const ReconstructedHead> head;
    FaceCoefficients coefficients;
    std::shared_ptr<const MakeupLook> look;  ///< Null: bare skin.
    std::uint64_t skinNumber = 0;
  };
  struct Shape {
    std::shared_ptr<const TriangleMesh> mesh;
    Eigen::Matrix3Xf landmarks;
  };
  /// The last skin that was painted. The worker's alone.
  struct PaintedSkin {
    std::shared_ptr<const ReconstructedHead> bare;
    std::shared_ptr<const MakeupLook> look;
    std::shared_ptr<const ReconstructedHead> painted;
  };

  void requestShape();
  void changeSkin();
  void takeShape(const Request& request, const Shape& shape);
  static Shape shape(const Request& request, PaintedSkin& skin);

  DocumentController* m_document;
  std::shared_ptr<const TriangleMesh> m_mesh;
  Eigen::Matrix3Xf m_landmarks;
  std::uint64_t m_skinNumber = 0;       ///< Counts heads and what they wear.
  std::uint64_t m_shownSkinNumber = 0;  ///< Of m_mesh.
  std::uint64_t m_headSkinNumber = 0;   ///< The first with the present head: results before it do not fit.
  bool m_isMakeupShown = true;
  std::shared_ptr<const MakeupLook> m_look;
  QTimer m_lookRests;
  std::unique_ptr<LatestWorker<Request, Shape>> m_worker;
};

}  // namespace visagiste
