#include "app/studio/model_loader.h"

#include <utility>

#include "app/studio/core_messages.h"
#include "core/catalogue/services.h"

namespace visagiste {

ModelLoader::ModelLoader(std::shared_ptr<Services> services, QObject* parent)
    : QObject(parent), m_services(std::move(services)) {
  setObjectName(QStringLiteral("modelLoader"));
  m_worker = std::make_unique<LatestWorker<int, Loaded>>(
      [this](const int&) {
        Loaded loaded;
        loaded.faceModel = m_services->faceModel();
        loaded.meanHead = m_services->meanHead();
        static_cast<void>(m_services->faceFinders(Workload::Batch));
        return loaded;
      },
      [this](const int&, const Loaded& loaded) {
        m_faceModel = loaded.faceModel;
        m_meanHead = loaded.meanHead;
        m_isFinished = true;
        Q_EMIT faceModelReady(m_faceModel);
      },
      [this](const int&, const Error& error) {
        m_isFinished = true;
        Q_EMIT failed(shownText(error));
      });
}

ModelLoader::~ModelLoader() = default;

void ModelLoader::load() {
  m_worker->request(0);
}

}  // namespace visagiste
