#pragma once

#include <memory>
#include <mutex>

#include "core/inference/detector_network.h"
#include "core/inference/device.h"
#include "core/inference/landmark_network.h"
#include "core/inference/parsing_network.h"
#include "core/model_store/model_folder.h"

namespace visagiste {

/// The networks of one device, loaded when first asked for and shared by all who ask.
///
/// Any thread. Loading takes 50 to 100 ms each (weights verified, kernels prepared): not for the interface's thread.
class InferenceEngine {
 public:
  /// Loads nothing yet.
  InferenceEngine(ModelFolders folders, ComputeDevice device);

  [[nodiscard]] const ComputeDevice& device() const { return m_device; }

  /// All throw Error{BadWeights}; a later call tries again.
  [[nodiscard]] std::shared_ptr<DetectorNetwork> detector();
  [[nodiscard]] std::shared_ptr<LandmarkNetwork> landmarks();
  [[nodiscard]] std::shared_ptr<ParsingNetwork> parsing();

 private:
  ModelFolders m_folders;
  ComputeDevice m_device;
  std::mutex m_mutex;
  std::shared_ptr<DetectorNetwork> m_detector;   // Guarded by m_mutex.
  std::shared_ptr<LandmarkNetwork> m_landmarks;  // Guarded by m_mutex.
  std::shared_ptr<ParsingNetwork> m_parsing;     // Guarded by m_mutex.
};

}  // namespace visagiste
