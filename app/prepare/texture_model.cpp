#include "app/prepare/texture_model.h"

#include <cmath>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/prepare/portraits.h"
#include "app/prepare/texture_components.h"
#include "app/prepare/texture_evaluation.h"
#include "core/model_store/tensor_writer.h"
#include "core/reconstruct/face_fitter.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/landmark_calibration.h"
#include "core/reconstruct/skin_layout.h"

namespace visagiste::prepare {
namespace {

/// Modes as bytes with a scale each: value = (byte - 128) · scale.
struct QuantisedModes {
  std::vector<std::uint8_t> bytes;  // (K, 3 n)
  std::vector<float> scale;         // (K)
};

QuantisedModes quantised(const Eigen::MatrixXf& modes) {
  QuantisedModes result;
  for (Eigen::Index k = 0; k < modes.cols(); ++k) {
    const float scale = std::max(modes.col(k).cwiseAbs().maxCoeff(), 1e-6F) / 127;
    result.scale.push_back(scale);
    for (Eigen::Index i = 0; i < modes.rows(); ++i)
      result.bytes.push_back(static_cast<std::uint8_t>(std::lround(modes(i, k) / scale) + 128));
  }
  return result;
}

void writeModel(const std::filesystem::path& folder, const TextureModelArrays& arrays) {
  const QuantisedModes modes = quantised(arrays.modes);
  const auto values = [](const Eigen::VectorXf& v) { return std::vector<float>(v.data(), v.data() + v.size()); };
  const std::int64_t side = arrays.sidePx;
  std::filesystem::create_directories(folder);
  writeTensors(folder / "face_texture.safetensors",
               {floatArray("mean", {side, side, 3}, values(arrays.mean)),
                floatArray("deviation", {side, side}, values(arrays.deviation)),
                floatArray("mode_scale", {arrays.modes.cols()}, modes.scale),
                NamedArray{"modes", NumberType::UInt8, {arrays.modes.cols(), side, side, 3}, modes.bytes}});
}

}  // namespace

void learnTextureModel(const TextureModelTask& task) {
  const auto model = FaceModel::load(std::filesystem::path(task.modelFolder) / "face-head-v1");
  const SkinLayout layout(model);
  const FaceFitter fitter(calibrated(model->landmarkBasis(),
                                     readLandmarkCalibration(std::filesystem::path(task.modelFolder) / "face-fit-v1")));
  std::vector<TextureSample> training;
  std::vector<TextureSample> validation;
  for (TextureSample& sample : readTextureSamples(readPortraits(task.portraitFolder), layout, fitter))
    (sample.isValidation ? validation : training).push_back(std::move(sample));
  std::cerr << training.size() << " textures for training, " << validation.size() << " for validation\n";
  writeModel(task.modelFolder + "/face-texture-v1", learnComponents(training, task.modes, task.rounds));
  const auto shipped = TextureModel::readUnverified(task.modelFolder + "/face-texture-v1/face_texture.safetensors");
  nlohmann::ordered_json record{{"training_textures", training.size()},
                                {"validation_textures", validation.size()},
                                {"modes", task.modes},
                                {"rounds", task.rounds},
                                {"psnr_db", nlohmann::ordered_json::parse(evaluateCompletion(validation, *shipped))}};
  std::ofstream(task.modelFolder + "/face-texture-v1/training.json") << record.dump(1) << '\n';
  std::cout << record.dump(1) << '\n';
}

}  // namespace visagiste::prepare
