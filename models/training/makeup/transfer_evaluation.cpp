#include "models/training/makeup/transfer_evaluation.h"

#include <torch/types.h>

#include <iomanip>
#include <ostream>

#include "models/training/engine/similarity.h"
#include "models/training/makeup/histogram_matching.h"
#include "models/training/makeup/makeup_batch.h"

namespace visagiste::training {
namespace {

using Lessons = std::vector<TransferLesson>;

constexpr std::size_t kLessonsAtOnce = 32;

Lessons spread(const Lessons& all, std::size_t most) {
  if (all.size() <= most)
    return all;
  Lessons some;
  for (std::size_t i = 0; i < most; ++i) some.push_back(all[i * all.size() / most]);
  return some;
}

torch::Tensor facePixels(const torch::Tensor& zones) {
  return (zones != static_cast<int>(MakeupZone::Outside)).to(torch::kFloat32);
}

torch::Tensor featurePixels(const torch::Tensor& zones) {
  const auto in = [&zones](MakeupZone zone) { return zones == static_cast<int>(zone); };
  return (in(MakeupZone::Lips) | in(MakeupZone::AroundEyes) | in(MakeupZone::Brows)).to(torch::kFloat32);
}

torch::Tensor inBytes(const torch::Tensor& coded) {
  return (coded.clamp(0, 1) * 255).round() / 255;
}

torch::Tensor netResult(networks::MakeupTransferNet& net, const TransferBatch& batch) {
  return inBytes(networks::appliedMaps(batch.source, net->forward(networkInput(batch))));
}

torch::Tensor matchedResult(const Lessons& lessons, int side, MatchedZones zones) {
  std::vector<torch::Tensor> results;
  for (const TransferLesson& lesson : lessons) {
    const auto rgb = histogramMatched(*lesson.source, *lesson.reference, zones);
    results.push_back(torch::tensor(rgb, torch::kUInt8).view({side, side, 3}).permute({2, 0, 1}));
  }
  return torch::stack(results).to(torch::kFloat32) / 255;
}

/// Calls score(part, batch) for the lessons, some at a time.
template <class Score>
void inParts(const Lessons& lessons, int side, const Score& score) {
  const torch::NoGradGuard noGrad;
  for (std::size_t first = 0; first < lessons.size(); first += kLessonsAtOnce) {
    const auto begin = lessons.begin() + static_cast<std::ptrdiff_t>(first);
    const auto count = static_cast<std::ptrdiff_t>(std::min(kLessonsAtOnce, lessons.size() - first));
    const Lessons part(begin, begin + count);
    score(part, batchOf(part, side));
  }
}

}  // namespace

std::vector<TransferScores> transferScores(networks::MakeupTransferNet& net, const MakeupSet& set, Split split,
                                           std::size_t most) {
  std::vector<TransferScores> scores{
      {"network"}, {"source as it is"}, {"histograms, all zones"}, {"histograms, makeup zones"}};
  const Lessons lessons = spread(set.lessons(split), most);
  inParts(lessons, set.side(), [&](const Lessons& part, const TransferBatch& batch) {
    const torch::Tensor face = facePixels(batch.zones);
    const torch::Tensor features = featurePixels(batch.zones);
    const torch::Tensor results[] = {netResult(net, batch), batch.source,
                                     matchedResult(part, set.side(), MatchedZones::All),
                                     matchedResult(part, set.side(), MatchedZones::Makeup)};
    for (std::size_t i = 0; i < scores.size(); ++i) {
      scores[i].psnrDb += peakSignalToNoise(results[i], batch.truth, face).sum().item<double>();
      scores[i].ssim += structuralSimilarity(results[i], batch.truth, face).sum().item<double>();
      scores[i].featuresPsnrDb += peakSignalToNoise(results[i], batch.truth, features).sum().item<double>();
      scores[i].lessons += static_cast<int>(part.size());
    }
  });
  for (TransferScores& score : scores) {
    score.psnrDb /= score.lessons;
    score.ssim /= score.lessons;
    score.featuresPsnrDb /= score.lessons;
  }
  return scores;
}

double selfTransferPsnr(networks::MakeupTransferNet& net, const MakeupSet& set, Split split, std::size_t most) {
  Lessons lessons = spread(set.lessons(split), most);
  for (TransferLesson& lesson : lessons) lesson.source = lesson.reference = lesson.truth;
  double sum = 0;
  inParts(lessons, set.side(), [&](const Lessons&, const TransferBatch& batch) {
    sum += peakSignalToNoise(netResult(net, batch), batch.truth, torch::ones_like(batch.zones)).sum().item<double>();
  });
  return sum / static_cast<double>(lessons.size());
}

void tell(std::ostream& out, const std::vector<TransferScores>& scores) {
  out << std::fixed;
  for (const TransferScores& score : scores)
    out << score.method << ": PSNR " << std::setprecision(2) << score.psnrDb << " dB, SSIM " << std::setprecision(4)
        << score.ssim << ", lips, lids and brows " << std::setprecision(2) << score.featuresPsnrDb << " dB ("
        << score.lessons << " pairs)" << std::endl;
}

}  // namespace visagiste::training
