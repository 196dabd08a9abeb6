#include "core/inference/inference_engine.h"

#include <utility>

namespace visagiste {

InferenceEngine::InferenceEngine(ModelFolders folders, ComputeDevice device)
    : m_folders(std::move(folders)), m_device(std::move(device)) {}

std::shared_ptr<DetectorNetwork> InferenceEngine::detector() {
  const std::lock_guard<std::mutex> lock(m_mutex);
  if (!m_detector)
    m_detector = DetectorNetwork::load(m_folders.folder("face-detector-v1"), m_device);
  return m_detector;
}

std::shared_ptr<LandmarkNetwork> InferenceEngine::landmarks() {
  const std::lock_guard<std::mutex> lock(m_mutex);
  if (!m_landmarks)
    m_landmarks = LandmarkNetwork::load(m_folders.folder("face-landmarks-v1"), m_device);
  return m_landmarks;
}

std::shared_ptr<ParsingNetwork> InferenceEngine::parsing() {
  const std::lock_guard<std::mutex> lock(m_mutex);
  if (!m_parsing)
    m_parsing = ParsingNetwork::load(m_folders.folder("face-parsing-v1"), m_device);
  return m_parsing;
}

}  // namespace visagiste
