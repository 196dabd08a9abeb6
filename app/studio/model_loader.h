#pragma once

#include <memory>

#include <QObject>
#include <QString>

#include "app/studio/latest_worker.h"

namespace visagiste {

class FaceModel;
class Services;
struct ReconstructedHead;

/// Loads what the studio needs soon, while the person still looks around.
class ModelLoader : public QObject {
  Q_OBJECT
 public:
  explicit ModelLoader(std::shared_ptr<Services> services, QObject* parent = nullptr);
  ~ModelLoader() override;

  /// Returns at once; one of the signals follows.
  void load();
  /// Loaded or failed.
  [[nodiscard]] bool isFinished() const { return m_isFinished; }
  /// Null until loaded.
  [[nodiscard]] std::shared_ptr<const FaceModel> faceModel() const { return m_faceModel; }
  /// The face model's mean head with the mean skin; null until loaded.
  [[nodiscard]] std::shared_ptr<const ReconstructedHead> meanHead() const { return m_meanHead; }

 Q_SIGNALS:
  void faceModelReady(std::shared_ptr<const visagiste::FaceModel> model);
  void failed(const QString& reason);

 private:
  struct Loaded {
    std::shared_ptr<const FaceModel> faceModel;
    std::shared_ptr<const ReconstructedHead> meanHead;
  };

  std::shared_ptr<Services> m_services;
  bool m_isFinished = false;
  std::shared_ptr<const FaceModel> m_faceModel;
  std::shared_ptr<const ReconstructedHead> m_meanHead;
  std::unique_ptr<LatestWorker<int, Loaded>> m_worker;
};

}  // namespace visagiste
