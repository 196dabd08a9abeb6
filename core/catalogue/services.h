#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "core/catalogue/object_store.h"
#include "core/face/face_detector.h"
#include "core/face/face_parser.h"
#include "core/face/landmark_estimator.h"
#include "core/inference/device.h"
#include "core/model_store/model_folder.h"

namespace visagiste {

class FaceFitter;
class FaceModel;
class HeadReconstructor;
class LookExtractor;
class MakeupTransfer;
class PortraitStylizer;
class StyleReader;
class TextureModel;
struct ReconstructedHead;

/// The two networks that see faces, on one device.
struct FaceFinders {
  ComputeDevice device;
  std::shared_ptr<FaceDetector> detector;
  std::shared_ptr<LandmarkEstimator> estimator;
};

/// What the jobs and the live view work with: loaded when first asked for, shared by all who ask.
///
/// Any thread. A first call may take some hundred milliseconds; a call that fails is tried again by the next one.
/// All throw Error{BadWeights} where weights are missing or damaged.
class Services {
 public:
  explicit Services(ModelFolders folders);
  ~Services();

  [[nodiscard]] const ModelFolders& folders() const { return m_folders; }
  [[nodiscard]] ObjectStore& objects() { return m_objects; }

  /// The number type that is taken where a caller asks for none; empty: the machine's best.
  void setPreferredPrecision(std::optional<Precision> precision);

  /// Live: one scale, one pass, one thread. Batch: all scales, the accurate setting, all threads.
  [[nodiscard]] FaceFinders faceFinders(Workload workload, std::optional<Precision> precision = std::nullopt);
  /// Live: a small crop, looked at once, one thread. Batch: the accurate setting, all threads.
  [[nodiscard]] std::shared_ptr<FaceParser> faceParser(Workload workload,
                                                       std::optional<Precision> precision = std::nullopt);
  /// Both run on the device of batches.
  [[nodiscard]] std::shared_ptr<MakeupTransfer> makeupTransfer(std::optional<Precision> precision = std::nullopt);
  [[nodiscard]] std::shared_ptr<LookExtractor> lookExtractor(std::optional<Precision> precision = std::nullopt);
  /// Styles by name, pack and picture. Live: one thread.
  [[nodiscard]] std::shared_ptr<StyleReader> styleReader(Workload workload,
                                                         std::optional<Precision> precision = std::nullopt);
  [[nodiscard]] std::shared_ptr<PortraitStylizer> stylizer(Workload workload,
                                                           std::optional<Precision> precision = std::nullopt);
  [[nodiscard]] std::shared_ptr<const FaceModel> faceModel();
  [[nodiscard]] std::shared_ptr<const FaceFitter> faceFitter();
  [[nodiscard]] std::shared_ptr<const TextureModel> textureModel();
  [[nodiscard]] std::shared_ptr<const HeadReconstructor> headReconstructor();
  /// The face model's mean head with the mean skin.
  [[nodiscard]] std::shared_ptr<const ReconstructedHead> meanHead();
  /// See makeSampledHead(); made anew by every call.
  [[nodiscard]] std::shared_ptr<const ReconstructedHead> sampledHead(std::uint32_t seed);

 private:
  using DeviceWish = std::pair<Workload, std::optional<Precision>>;

  FaceFinders findersOf(Workload workload, std::optional<Precision> precision);  // m_mutex held.

  const ModelFolders m_folders;
  ObjectStore m_objects;
  std::recursive_mutex m_mutex;                 // One loads at a time; the loaders ask for each other's results.
  std::optional<Precision> m_precision;         // Guarded by m_mutex.
  std::map<DeviceWish, FaceFinders> m_finders;  // Guarded by m_mutex.
  std::map<DeviceWish, std::shared_ptr<FaceParser>> m_parsers;                      // Guarded by m_mutex.
  std::map<std::optional<Precision>, std::shared_ptr<MakeupTransfer>> m_transfers;  // Guarded by m_mutex.
  std::map<std::optional<Precision>, std::shared_ptr<LookExtractor>> m_extractors;  // Guarded by m_mutex.
  std::map<DeviceWish, std::shared_ptr<StyleReader>> m_styleReaders;                // Guarded by m_mutex.
  std::shared_ptr<const HeadReconstructor> m_reconstructor;                         // Guarded by m_mutex.
  std::shared_ptr<const FaceModel> m_faceModel;                                     // Guarded by m_mutex.
  std::shared_ptr<const FaceFitter> m_fitter;                                       // Guarded by m_mutex.
  std::shared_ptr<const TextureModel> m_textureModel;                               // Guarded by m_mutex.
  std::shared_ptr<const ReconstructedHead> m_meanHead;                              // Guarded by m_mutex.
};

}  // namespace visagiste
