#pragma once

#include <memory>

#include <QObject>

#include "app/studio/latest_worker.h"
#include "core/types/face_coefficients.h"
#include "core/types/triangle_mesh.h"

namespace visagiste {

class DocumentController;
struct ReconstructedHead;

/// Turns the document's head and sliders into a mesh, off the interface's thread. The newest sliders win.
class HeadShaper : public QObject {
  Q_OBJECT
 public:
  explicit HeadShaper(DocumentController* document, QObject* parent = nullptr);
  ~HeadShaper() override;

  /// The mesh last shaped; null without a head.
  [[nodiscard]] std::shared_ptr<const TriangleMesh> mesh() const { return m_mesh; }
  /// Positions of the landmarks on that mesh, (3, 468) millimetres.
  [[nodiscard]] const Eigen::Matrix3Xf& landmarkPoints() const { return m_landmarks; }

 Q_SIGNALS:
  /// Another head, with textures; null: none.
  void meshChanged(std::shared_ptr<const visagiste::TriangleMesh> mesh);
  /// The same head in another shape.
  void verticesChanged(std::shared_ptr<const visagiste::TriangleMesh> mesh);
  void failed(const QString& reason);

 private:
  struct Request {
    std::shared_ptr<const ReconstructedHead> head;
    FaceCoefficients coefficients;
    std::uint64_t headNumber = 0;
  };
  struct Shape {
    std::shared_ptr<const TriangleMesh> mesh;
    Eigen::Matrix3Xf landmarks;
  };

  void requestShape();
  void takeShape(const Request& request, const Shape& shape);
  static Shape shape(const Request& request);

  DocumentController* m_document;
  std::shared_ptr<const TriangleMesh> m_mesh;
  Eigen::Matrix3Xf m_landmarks;
  std::uint64_t m_headNumber = 0;       ///< Counts the heads of the document.
  std::uint64_t m_shownHeadNumber = 0;  ///< Of m_mesh.
  std::unique_ptr<LatestWorker<Request, Shape>> m_worker;
};

}  // namespace visagiste
