#include "app/prepare/fit_calibration.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "app/prepare/portraits.h"
#include "app/prepare/texture_samples.h"
#include "core/image/decode.h"
#include "core/model_store/tensor_writer.h"
#include "core/reconstruct/face_fitter.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/landmark_groups.h"

namespace visagiste::prepare {
namespace {

constexpr int kIrisFirst = 468;

constexpr std::array<std::array<Eigen::Index, 2>, 2> kMiddlesOfLids{{{159, 145}, {386, 374}}};  // Upper, lower.
constexpr float kClosedLids = 0.04F;  // Of the inter-ocular distance.

struct LabelledFaces {
  std::vector<LandmarkView> training;                         ///< At rest.
  std::vector<LandmarkView> validation;                       ///< At rest.
  std::map<std::string, std::vector<LandmarkView>> everyday;  ///< All of the validation split by set.
};

LabelledFaces readFaces(const std::vector<Portrait>& portraits) {
  LabelledFaces faces;
  for (const Portrait& portrait : portraits) {
    const bool isAtRest = portrait.set == training::SourceSet::London && portrait.id.back() == 'n';
    const bool isTraining = portrait.split == training::Split::Train;
    if (!portrait.hasFace || (isTraining && !isAtRest))
      continue;
    const LandmarkView view = landmarkViewOf(portrait, decodeImageFile(portrait.file).size());
    if (isAtRest)
      (isTraining ? faces.training : faces.validation).push_back(view);
    if (!isTraining)
      faces.everyday[training::nameOf(portrait.set)].push_back(view);
  }
  return faces;
}

/// For each point the one on the other side of the mean face.
std::vector<Eigen::Index> mirrorPoints(const Eigen::Matrix3Xf& mean) {
  std::vector<Eigen::Index> mirror;
  for (Eigen::Index p = 0; p < mean.cols(); ++p) {
    const Eigen::Vector3f opposite(-mean(0, p), mean(1, p), mean(2, p));
    Eigen::Index nearest = 0;
    (mean.leftCols(p < kIrisFirst ? kIrisFirst : mean.cols()).colwise() - opposite)
        .colwise()
        .squaredNorm()
        .minCoeff(&nearest);
    mirror.push_back(nearest);
  }
  return mirror;
}

/// Mean distance of the observed points from the fitted ones in the plane of the picture, in head space.
Eigen::Matrix3Xf meanOffsets(const std::vector<LandmarkView>& views, const LandmarkBasis& basis) {
  FaceFitOptions options;
  options.expressionRidge = 1e5F;  // these faces are at rest
  const FaceFitter fitter(basis);
  Eigen::Matrix3Xf sum = Eigen::Matrix3Xf::Zero(3, basis.mean.cols());
  for (const LandmarkView& view : views) {
    const FaceFit fit = fitter.fit({view}, options);
    const FittedView& fitted = fit.views.front();
    const Eigen::VectorXf shape =
        Eigen::Map<const Eigen::VectorXf>(basis.mean.data(), basis.mean.size()) + basis.identity * fit.identity;
    for (Eigen::Index p = 0; p < basis.mean.cols(); ++p) {
      const bool isIris = p >= kIrisFirst;
      const Eigen::Vector2f seen = isIris ? (*view.irises)[p < kIrisFirst + kIrisPointCount ? 0 : 1].centerPx
                                          : Eigen::Vector2f(view.landmarks.pointsPx.col(p));
      // The four edge points of an iris move with its centre.
      const Eigen::Index center =
          isIris ? (p < kIrisFirst + kIrisPointCount ? kIrisFirst : kIrisFirst + kIrisPointCount) : p;
      const Eigen::Vector3d inCamera = apply(fitted.cameraFromHead, shape.segment<3>(3 * center).cast<double>());
      const Eigen::Vector2d missing = seen.cast<double>() - fitted.camera.project(inCamera);
      const Eigen::Vector3d offset(missing.x() * inCamera.z() / fitted.camera.focalPx,
                                   missing.y() * inCamera.z() / fitted.camera.focalPx, 0);
      sum.col(p) += (fitted.cameraFromHead.rotation.transpose() * offset).cast<float>();
    }
  }
  return sum / static_cast<float>(views.size());
}

void makeSymmetric(Eigen::Matrix3Xf& offsets, const std::vector<Eigen::Index>& mirror) {
  const Eigen::Matrix3Xf before = offsets;
  for (Eigen::Index p = 0; p < offsets.cols(); ++p) {
    const Eigen::Vector3f other = before.col(mirror[static_cast<std::size_t>(p)]);
    offsets.col(p) = 0.5F * (before.col(p) + Eigen::Vector3f(-other.x(), other.y(), other.z()));
  }
}

/// The edges of the lids are marked where they are, so that whatever is off there is the face's own: were it kept, the
/// mesh would open its eyes that much too wide.
void keepLidEdges(Eigen::Matrix3Xf& offsets) {
  for (const auto& eye : {kRightEye, kLeftEye})
    for (const int point : eye) offsets(1, point) = 0;
}

/// How far the fitted mesh opens its eyes, over how far the labels do; the mean of open eyes.
double lidOpening(const std::vector<LandmarkView>& views, const LandmarkBasis& fitted, const LandmarkBasis& mesh) {
  const FaceFitter fitter(fitted);
  double sum = 0;
  int count = 0;
  for (const LandmarkView& view : views) {
    const FaceFit fit = fitter.fit({view});
    const FittedView& face = fit.views.front();
    const Eigen::VectorXf moved = mesh.identity * fit.identity + mesh.expression * face.expression;
    const auto pointPx = [&](Eigen::Index p) {
      const Eigen::Vector3f inHead = mesh.mean.col(p) + moved.segment<3>(3 * p);
      return face.camera.project(apply(face.cameraFromHead, inHead.cast<double>()));
    };
    for (const auto& [upper, lower] : kMiddlesOfLids) {
      const float labelledPx = (view.landmarks.pointsPx.col(upper) - view.landmarks.pointsPx.col(lower)).norm();
      if (labelledPx < kClosedLids * face.interOcularPx)
        continue;
      sum += (pointPx(upper) - pointPx(lower)).norm() / double(labelledPx);
      ++count;
    }
  }
  return sum / count;
}

nlohmann::ordered_json figuresOf(const std::vector<LandmarkView>& views, const LandmarkBasis& basis) {
  const FaceFitter fitter(basis);
  double residual = 0;
  double strongest = 0;
  double sum = 0;
  for (const LandmarkView& view : views) {
    const FaceFit fit = fitter.fit({view});
    const FittedView& fitted = fit.views.front();
    const float interOcular = ((*view.irises)[0].centerPx - (*view.irises)[1].centerPx).norm();
    residual += 100 * fitted.residualPx / interOcular;
    strongest += fitted.expression.maxCoeff();
    sum += fitted.expression.sum();
  }
  const auto count = static_cast<double>(views.size());
  return {{"residual_percent_of_inter_ocular", residual / count},
          {"strongest_channel", strongest / count},
          {"sum_of_channels", sum / count}};
}

}  // namespace

void learnFitCalibration(const FitCalibrationTask& task) {
  const auto model = FaceModel::load(std::filesystem::path(task.modelFolder) / "face-head-v1");
  const LabelledFaces faces = readFaces(readPortraits(task.portraitFolder));
  const LandmarkBasis mesh = model->landmarkBasis();
  LandmarkBasis basis = mesh;
  const std::vector<Eigen::Index> mirror = mirrorPoints(mesh.mean);
  nlohmann::ordered_json record{{"training_faces", faces.training.size()},
                                {"validation_faces", faces.validation.size()},
                                {"rounds", task.rounds},
                                {"without", figuresOf(faces.validation, basis)}};
  for (int round = 0; round < task.rounds; ++round) {
    Eigen::Matrix3Xf offsets = meanOffsets(faces.training, basis);
    makeSymmetric(offsets, mirror);
    keepLidEdges(offsets);
    basis.mean += offsets;
    std::cerr << "round " << round + 1 << ": mean step " << offsets.colwise().norm().mean() << " mm\n";
  }
  record["with"] = figuresOf(faces.validation, basis);
  for (const auto& [set, views] : faces.everyday) {
    nlohmann::ordered_json& figures = record["sets"][set];
    figures["faces"] = views.size();
    figures["without"] = figuresOf(views, mesh);
    figures["with"] = figuresOf(views, basis);
    figures["mesh_lids_over_labels"] = lidOpening(views, basis, mesh);
  }
  const Eigen::Matrix3Xf offsets = basis.mean - mesh.mean;
  record["mean_offset_mm"] = offsets.colwise().norm().mean();
  const std::filesystem::path folder = std::filesystem::path(task.modelFolder) / "face-fit-v1";
  std::filesystem::create_directories(folder);
  writeTensors(folder / "landmark_offsets.safetensors",
               {floatArray("landmark_offsets", {offsets.cols(), 3},
                           std::vector<float>(offsets.data(), offsets.data() + offsets.size()))});
  std::ofstream(folder / "training.json") << record.dump(1) << '\n';
  std::cout << record.dump(1) << '\n';
}

}  // namespace visagiste::prepare
