#include "core/expression/expression_lessons.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/base/error.h"
#include "core/expression/ridge_fit.h"
#include "core/expression/shared_work.h"

namespace visagiste {
namespace {

constexpr float kDrawing = 0.6F;     // Share of the time that the practice pictures take.
constexpr Eigen::Index kBatch = 16;  // Pictures between two looks whether to go on.

/// The frames at rest beside renders of the same: their difference is no expression.
struct Rest {
  std::vector<PracticePicture> seen;
  std::vector<PracticePicture> drawn;

  /// (D,) what frames show more than renders.
  [[nodiscard]] Eigen::VectorXf strangeness(const FacePatches& patches) const {
    Eigen::VectorXf sum = Eigen::VectorXf::Zero(patches.featureCount());
    for (const PracticePicture& one : seen) sum += featuresOf(patches, one);
    for (const PracticePicture& one : drawn) sum -= featuresOf(patches, one);
    return sum / static_cast<float>(seen.size());
  }

  static Eigen::VectorXf featuresOf(const FacePatches& patches, const PracticePicture& one) {
    return patches.featuresOf(ToneMap(one.crop.picture), one.crop.camera, one.tried);
  }
};

Rest restOf(const PracticeStudio& studio, const std::vector<RestingFrame>& frames) {
  Rest rest;
  for (const RestingFrame& frame : frames) {
    rest.drawn.push_back(studio.restingPicture(frame));
    rest.seen.push_back(rest.drawn.back());
    rest.seen.back().crop = faceCrop(frame.picture, frame.camera, frame.cameraFromHead);
  }
  return rest;
}

/// Calls work(i) for all of `count`, looking after the context between batches.
template <typename Work>
void inBatches(Eigen::Index count, int threads, RunContext& context, const char* stage, const Work& work) {
  for (Eigen::Index first = 0; first < count; first += kBatch) {
    context.checkpoint();
    context.report(static_cast<float>(first) / static_cast<float>(count), stage);
    shareWork(std::min(kBatch, count - first), threads, [&](Eigen::Index i) { work(first + i); });
  }
}

/// One step: fits it, and takes the practice pictures and the frames at rest that far.
ReadingStep learnStep(const FacePatches& patches, std::vector<PracticePicture>& practice, Rest& rest, float ridge,
                      int threads, RunContext& context) {
  const auto count = static_cast<Eigen::Index>(practice.size());
  Eigen::MatrixXf features(patches.featureCount(), count);
  Eigen::MatrixXf changes(kPoseNumbers + patches.channelCount(), count);
  inBatches(count, threads, context, "capture.learn", [&](Eigen::Index i) {
    const PracticePicture& one = practice[static_cast<std::size_t>(i)];
    features.col(i) = Rest::featuresOf(patches, one);
    changes.col(i) = changeBetween(one.tried, one.truth);
  });
  RidgeFit fit = fitRidge(features, changes, ridge, threads, context);
  for (Eigen::Index i = 0; i < count; ++i) {
    PracticePicture& one = practice[static_cast<std::size_t>(i)];
    one.tried = changed(one.tried, fit.leftOut.col(i));
  }
  ReadingStep step{std::move(fit.weights), std::move(fit.offset)};
  step.offset -= step.weights * rest.strangeness(patches);
  for (PracticePicture& one : rest.seen) {
    FaceChange change = step.weights * Rest::featuresOf(patches, one) + step.offset;
    change.tail(patches.channelCount()).setZero();
    one.tried = changed(one.tried, change);
  }
  return step;
}

/// (E,) 1 - what is left of each channel's variance.
Eigen::VectorXf trustOf(const std::vector<PracticePicture>& practice) {
  const auto count = static_cast<Eigen::Index>(practice.size());
  const Eigen::Index channels = practice.front().truth.expression.size();
  Eigen::MatrixXf truth(channels, count);
  Eigen::MatrixXf left(channels, count);
  for (Eigen::Index i = 0; i < count; ++i) {
    const PracticePicture& one = practice[static_cast<std::size_t>(i)];
    truth.col(i) = one.truth.expression;
    left.col(i) = one.tried.expression - one.truth.expression;
  }
  truth.colwise() -= Eigen::VectorXf(truth.rowwise().mean());
  const Eigen::ArrayXf variance = truth.rowwise().squaredNorm().array().max(1e-9F);
  return (1 - left.rowwise().squaredNorm().array() / variance).max(0.0F).matrix();
}

}  // namespace

void LessonOptions::check() const {
  const auto require = [](bool holds, const char* text) {
    if (!holds)
      throw Error(ErrorCode::InvalidArgument, std::string("Learning a face needs ") + text + ".");
  };
  require(pictures >= 50 && pictures <= 20'000, "50 to 20,000 pictures to practise on");
  require(!ridges.empty() && *std::min_element(ridges.begin(), ridges.end()) > 0, "a positive ridge for each step");
  require(threads >= 1 && threads <= 8, "1 to 8 threads");
}

std::shared_ptr<const ExpressionReader> learnExpressionReader(const std::shared_ptr<const ReconstructedHead>& head,
                                                              const LandmarkBasis& basis,
                                                              const std::vector<RestingFrame>& frames,
                                                              const LessonOptions& options, RunContext& context) {
  options.check();
  const PracticeStudio studio(head, frames);
  FacePatches patches(basis, head->coefficients.identity);
  std::vector<PracticePicture> practice(static_cast<std::size_t>(options.pictures));
  StageContext drawing(context, 0, kDrawing);
  inBatches(options.pictures, options.threads, drawing, "capture.practise", [&](Eigen::Index i) {
    practice[static_cast<std::size_t>(i)] = studio.anyPicture(options.seed * 100'000 + static_cast<std::uint32_t>(i));
  });
  Rest rest = restOf(studio, frames);
  std::vector<ReadingStep> steps;
  const float stepShare = (1 - kDrawing) / static_cast<float>(options.ridges.size());
  for (const float ridge : options.ridges) {
    const float begin = kDrawing + stepShare * static_cast<float>(steps.size());
    StageContext learning(context, begin, begin + stepShare);
    steps.push_back(learnStep(patches, practice, rest, ridge, options.threads, learning));
  }
  context.report(1, "capture.learn");
  return std::make_shared<const ExpressionReader>(std::move(patches), std::move(steps), trustOf(practice));
}

}  // namespace visagiste
