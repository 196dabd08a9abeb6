#include "models/training/landmarks/landmark_evaluation.h"

#include "models/training/engine/run_state.h"

#include <torch/types.h>

#include <cmath>

namespace visagiste::training {
namespace {

constexpr std::size_t kBatch = 32;

FaceSquare misplaced(FaceSquare square, int index) {
  Random random(1000 + static_cast<std::uint64_t>(index));
  constexpr float kDegree = 3.14159265F / 180.0F;
  const auto centre = pictureFromCrop(square, normal(random, 0.03F), normal(random, 0.03F));
  return {centre[0], centre[1], square.sidePx * std::exp(normal(random, 0.05F)),
          square.rollRad + normal(random, 5.0F * kDegree)};
}

torch::Tensor mirroredPoints(const torch::Tensor& points, const std::vector<int>& mirror) {
  const std::vector<std::int64_t> order(mirror.begin(), mirror.end());
  torch::Tensor result = points.index_select(1, torch::tensor(order)).clone();
  result.select(2, 0).neg_();
  return result;
}

double distance(const float* a, const float* b) {
  return std::hypot(a[0] - b[0], a[1] - b[1]);
}

}  // namespace

std::vector<std::vector<float>> predictPoints(networks::LandmarkNet& net, const LandmarkSet& set,
                                              const std::vector<int>& indices, const LandmarkProtocol& protocol) {
  const torch::NoGradGuard noGrad;
  const AutocastScope autocast;
  std::vector<std::vector<float>> predicted;
  for (std::size_t begin = 0; begin < indices.size(); begin += kBatch) {
    const std::size_t end = std::min(indices.size(), begin + kBatch);
    std::vector<FaceSquare> squares;
    for (std::size_t i = begin; i < end; ++i) squares.push_back(misplaced(set.alignedCrop(indices[i]), indices[i]));
    for (int pass = 0; pass < protocol.passes; ++pass) {
      std::vector<Canvas> crops;
      for (std::size_t i = begin; i < end; ++i) crops.push_back(set.cut(indices[i], squares[i - begin]));
      const torch::Tensor input = normalised(crops);
      torch::Tensor points = net->forward(input).points;
      if (protocol.mirrored)
        points = 0.5 * (points + mirroredPoints(net->forward(input.flip({3})).points, set.mirror()));
      points = points.contiguous();
      predicted.resize(begin);
      for (std::size_t i = begin; i < end; ++i) {
        const float* uv = points[static_cast<std::int64_t>(i - begin)].data_ptr<float>();
        std::vector<float>& own = predicted.emplace_back();
        FaceSquare& square = squares[i - begin];
        for (int k = 0; k < networks::kLandmarkPoints; ++k) {
          const auto at = pictureFromCrop(square, uv[3 * k], uv[3 * k + 1]);
          own.insert(own.end(), {at[0], at[1], uv[3 * k + 2] * square.sidePx});
        }
        square = scaled(faceSquare(own.data(), 3), kLandmarkCropOverFace);
      }
    }
  }
  return predicted;
}

std::map<std::string, LandmarkError> landmarkErrors(const LandmarkSet& set, const std::vector<int>& indices,
                                                    const std::vector<std::vector<float>>& predicted) {
  std::map<std::string, LandmarkError> errors;
  for (std::size_t i = 0; i < indices.size(); ++i) {
    const PackedSample& truth = set.portrait(indices[i]);
    const float* wanted = truth.label.data();
    const float* found = predicted[i].data();
    double sum = 0;
    for (int k = 0; k < networks::kLandmarkPoints; ++k)
      sum += distance(wanted + 3 * k, found + 3 * k) / networks::kLandmarkPoints;
    const double interOcular = distance(wanted + 3 * 33, wanted + 3 * 263);
    const double interPupil = distance(wanted + 3 * 468, wanted + 3 * 473);
    const double irises =
        0.5 * (distance(wanted + 3 * 468, found + 3 * 468) + distance(wanted + 3 * 473, found + 3 * 473));
    for (const std::string& name : {nameOf(truth.set), std::string("all")}) {
      LandmarkError& error = errors[name];
      ++error.pictures;
      error.ofInterOcular += sum / interOcular;
      error.ofInterPupil += sum / interPupil;
      error.irisesOfInterPupil += irises / interPupil;
    }
  }
  for (auto& [name, error] : errors) {
    error.ofInterOcular /= error.pictures;
    error.ofInterPupil /= error.pictures;
    error.irisesOfInterPupil /= error.pictures;
  }
  return errors;
}

PresenceScores presenceScores(networks::LandmarkNet& net, const LandmarkSet& set) {
  const torch::NoGradGuard noGrad;
  const AutocastScope autocast;
  PresenceScores scores;
  const auto score = [&](const std::vector<Canvas>& crops, std::vector<float>& into) {
    const torch::Tensor logits = net->forward(normalised(crops)).presence.contiguous();
    into.insert(into.end(), logits.data_ptr<float>(), logits.data_ptr<float>() + logits.numel());
  };
  for (const int index : set.indices(Split::Validation))
    score({set.cut(index, misplaced(set.alignedCrop(index), index))}, scores.faces);
  for (std::size_t i = 0; i < set.faceFreeCount(Split::Validation); ++i)
    score({set.faceFree(Split::Validation, i)}, scores.others);
  return scores;
}

}  // namespace visagiste::training
