#include "models/training/detector/detector_evaluation.h"

#include "models/training/engine/run_state.h"

#include <torch/types.h>

#include <cmath>

namespace visagiste::training {
namespace {

constexpr int kSide = 256;
constexpr std::size_t kBatch = 16;
constexpr float kMaxOverlap = 0.35F;
constexpr float kLowestScore = 0.05F;
constexpr float kFits = 0.5F;
constexpr float kDegree = 3.14159265F / 180.0F;

}  // namespace

std::vector<std::vector<FoundFace>> findFaces(networks::FaceDetectorNet& net, const std::vector<Canvas>& pictures,
                                              float minScore) {
  const torch::NoGradGuard noGrad;
  const AutocastScope autocast;
  std::vector<std::vector<FoundFace>> found(pictures.size());
  const std::vector<torch::Tensor> maps = net->forward(normalised(pictures));
  for (std::size_t level = 0; level < maps.size(); ++level) {
    const torch::Tensor map = maps[level].contiguous();
    for (std::size_t i = 0; i < pictures.size(); ++i)
      appendFaces(map[static_cast<std::int64_t>(i)].data_ptr<float>(), static_cast<int>(map.size(2)),
                  static_cast<int>(map.size(3)), kDetectorStrides[level], minScore, found[i]);
  }
  for (auto& faces : found) faces = withoutDuplicates(std::move(faces), kMaxOverlap);
  return found;
}

DetectorAnswers answersAt(networks::FaceDetectorNet& net, const DetectorSet& set, float faceExtentPx) {
  DetectorAnswers answers;
  answers.faceExtentPx = faceExtentPx;
  Random random(7);
  const auto& portraits = set.portraits(Split::Validation);
  int fits = 0;
  for (std::size_t begin = 0; begin < portraits.size(); begin += kBatch) {
    std::vector<Canvas> pictures;
    std::vector<FaceSquare> truths;
    for (std::size_t i = begin; i < std::min(portraits.size(), begin + kBatch); ++i) {
      DetectorSample sample =
          set.placed(portraits[i], kSide, faceExtentPx, uniform(random, -45.0F, 45.0F) * kDegree, random);
      pictures.push_back(std::move(sample.picture));
      truths.push_back(sample.faces.at(0));
    }
    const auto found = findFaces(net, pictures, kLowestScore);
    for (std::size_t i = 0; i < found.size(); ++i) {
      float right = 0;
      for (const FoundFace& face : found[i]) {
        if (overlap(face.square, truths[i]) <= kFits || right > 0) {
          answers.falseScores.push_back(face.score);
          continue;
        }
        right = face.score;
        ++fits;
        answers.centreError +=
            std::hypot(face.square.centreX - truths[i].centreX, face.square.centreY - truths[i].centreY) / faceExtentPx;
        answers.sizeError += std::fabs(face.square.sidePx / faceExtentPx - 1.0F);
        answers.rollErrorDeg +=
            std::fabs(std::remainder(face.square.rollRad - truths[i].rollRad, 360.0F * kDegree)) / kDegree;
      }
      answers.rightScores.push_back(right);
    }
  }
  answers.centreError /= std::max(1, fits);
  answers.sizeError /= std::max(1, fits);
  answers.rollErrorDeg /= std::max(1, fits);
  return answers;
}

std::vector<std::vector<float>> scoresWithoutFaces(networks::FaceDetectorNet& net, const DetectorSet& set) {
  std::vector<std::vector<float>> scores;
  for (const float zoom : {1.0F, 2.0F})
    for (std::size_t begin = 0; begin < set.faceFreeCount(Split::Validation); begin += kBatch) {
      std::vector<Canvas> pictures;
      for (std::size_t i = begin; i < std::min(set.faceFreeCount(Split::Validation), begin + kBatch); ++i)
        pictures.push_back(set.faceFree(Split::Validation, i, kSide, zoom));
      for (const auto& faces : findFaces(net, pictures, kLowestScore)) {
        std::vector<float>& own = scores.emplace_back();
        for (const FoundFace& face : faces) own.push_back(face.score);
      }
    }
  return scores;
}

}  // namespace visagiste::training
