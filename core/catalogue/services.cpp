#include "core/catalogue/services.h"

#include "core/catalogue/mean_head.h"
#include "core/catalogue/own_folder.h"
#include "core/makeup/look_extraction.h"
#include "core/makeup/makeup_transfer.h"
#include "core/reconstruct/face_fitter.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/head_reconstructor.h"
#include "core/reconstruct/landmark_calibration.h"
#include "core/reconstruct/texture_model.h"
#include "core/style/style_library.h"
#include "core/style/style_reader.h"
#include "core/style/stylizer.h"

namespace visagiste {
namespace {

constexpr const char* kTextureModelId = "face-texture-v1";
constexpr const char* kFitCalibrationId = "face-fit-v1";
constexpr int kMeanTexturePx = 1024;

}  // namespace

Services::Services(ModelFolders folders) : m_folders(std::move(folders)) {}

Services::~Services() = default;

void Services::setPreferredPrecision(std::optional<Precision> precision) {
  const std::lock_guard<std::recursive_mutex> lock(m_mutex);
  m_precision = precision;
}

FaceFinders Services::faceFinders(Workload workload, std::optional<Precision> precision) {
  const std::lock_guard<std::recursive_mutex> lock(m_mutex);
  return findersOf(workload, precision ? precision : m_precision);
}

FaceFinders Services::findersOf(Workload workload, std::optional<Precision> precision) {
  const DeviceWish key(workload, precision);
  const auto known = m_finders.find(key);
  if (known != m_finders.end()) {
    return known->second;
  }
  const bool isLive = workload == Workload::Live;
  DetectorOptions detectorOptions;
  detectorOptions.search = isLive ? DetectorSearch::Live : DetectorSearch::Still;
  FaceFinders finders;
  finders.device = chooseDevice(workload, precision);
  finders.detector = makeFaceDetector(m_folders, finders.device, detectorOptions);
  finders.estimator =
      makeLandmarkEstimator(m_folders, finders.device, isLive ? LandmarkOptions::live() : LandmarkOptions::still());
  m_finders.emplace(key, finders);
  return finders;
}

std::shared_ptr<FaceParser> Services::faceParser(Workload workload, std::optional<Precision> precision) {
  const std::lock_guard<std::recursive_mutex> lock(m_mutex);
  const std::optional<Precision> wanted = precision ? precision : m_precision;
  std::shared_ptr<FaceParser>& known = m_parsers[{workload, wanted}];
  if (known == nullptr) {
    known = makeFaceParser(m_folders, chooseDevice(workload, wanted), workload);
  }
  return known;
}

std::shared_ptr<MakeupTransfer> Services::makeupTransfer(std::optional<Precision> precision) {
  const std::lock_guard<std::recursive_mutex> lock(m_mutex);
  const std::optional<Precision> wanted = precision ? precision : m_precision;
  std::shared_ptr<MakeupTransfer>& known = m_transfers[wanted];
  if (known == nullptr) {
    known = makeMakeupTransfer(m_folders, chooseDevice(Workload::Batch, wanted), *faceModel());
  }
  return known;
}

std::shared_ptr<LookExtractor> Services::lookExtractor(std::optional<Precision> precision) {
  const std::lock_guard<std::recursive_mutex> lock(m_mutex);
  const std::optional<Precision> wanted = precision ? precision : m_precision;
  std::shared_ptr<LookExtractor>& known = m_extractors[wanted];
  if (known == nullptr) {
    known = makeLookExtractor(m_folders, chooseDevice(Workload::Batch, wanted), *faceModel());
  }
  return known;
}

std::shared_ptr<StyleReader> Services::styleReader(Workload workload, std::optional<Precision> precision) {
  const std::lock_guard<std::recursive_mutex> lock(m_mutex);
  const std::optional<Precision> wanted = precision ? precision : m_precision;
  std::shared_ptr<StyleReader>& known = m_styleReaders[{workload, wanted}];
  if (known == nullptr) {
    known = std::make_shared<StyleReader>(m_folders, chooseDevice(workload, wanted),
                                          StyleFolders{shippedStylesFolder(), ownFolder("styles")});
  }
  return known;
}

std::shared_ptr<PortraitStylizer> Services::stylizer(Workload workload, std::optional<Precision> precision) {
  return makePortraitStylizer(styleReader(workload, precision));
}

std::shared_ptr<const FaceModel> Services::faceModel() {
  const std::lock_guard<std::recursive_mutex> lock(m_mutex);
  if (m_faceModel == nullptr) {
    m_faceModel = FaceModel::load(m_folders);
  }
  return m_faceModel;
}

std::shared_ptr<const FaceFitter> Services::faceFitter() {
  const std::lock_guard<std::recursive_mutex> lock(m_mutex);
  if (m_fitter == nullptr) {
    m_fitter = std::make_shared<const FaceFitter>(
        calibrated(faceModel()->landmarkBasis(), readLandmarkCalibration(m_folders.folder(kFitCalibrationId))));
  }
  return m_fitter;
}

std::shared_ptr<const TextureModel> Services::textureModel() {
  const std::lock_guard<std::recursive_mutex> lock(m_mutex);
  if (m_textureModel == nullptr) {
    m_textureModel = TextureModel::read(m_folders.folder(kTextureModelId));
  }
  return m_textureModel;
}

std::shared_ptr<const ReconstructedHead> Services::meanHead() {
  const std::lock_guard<std::recursive_mutex> lock(m_mutex);
  if (m_meanHead == nullptr) {
    m_meanHead = makeMeanHead(faceModel(), *textureModel(), kMeanTexturePx);
  }
  return m_meanHead;
}

std::shared_ptr<const ReconstructedHead> Services::sampledHead(std::uint32_t seed) {
  return makeSampledHead(faceModel(), *textureModel(), kMeanTexturePx, seed);
}

std::shared_ptr<const HeadReconstructor> Services::headReconstructor() {
  const std::lock_guard<std::recursive_mutex> lock(m_mutex);
  if (m_reconstructor == nullptr) {
    m_reconstructor = std::make_shared<const HeadReconstructor>(faceModel(), textureModel(), faceFitter());
  }
  return m_reconstructor;
}

}  // namespace visagiste
