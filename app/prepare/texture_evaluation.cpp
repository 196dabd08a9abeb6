#include "app/prepare/texture_evaluation.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>

#include "core/reconstruct/texture_fill.h"

namespace visagiste::prepare {
namespace {

struct Shown {
  cv::Mat color;
  cv::Mat weight;  ///< With the hidden part at 0.
};

using Way = std::function<cv::Mat(const Shown&, const TextureModel&)>;
using Hides = std::function<bool(int x, int y)>;

cv::Mat meanMatched(const Shown& shown, const TextureModel& model) {
  const cv::Mat mean = model.mean();
  cv::Scalar seen;
  cv::Scalar expected;
  double total = 0;
  for (int y = 0; y < mean.rows; ++y)
    for (int x = 0; x < mean.cols; ++x) {
      const double w = shown.weight.at<float>(y, x);
      total += w;
      for (int c = 0; c < 3; ++c) {
        seen[c] += w * static_cast<double>(shown.color.at<cv::Vec3f>(y, x)[c]);
        expected[c] += w * static_cast<double>(mean.at<cv::Vec3f>(y, x)[c]);
      }
    }
  if (total <= 0)
    return mean;
  return mean.mul(
      cv::Mat(mean.size(), CV_32FC3, cv::Scalar(seen[0] / expected[0], seen[1] / expected[1], seen[2] / expected[2])));
}

cv::Mat smooth(const Shown& shown, const TextureModel&) {
  return pullPush(shown.color, shown.weight);
}

cv::Mat symmetric(const Shown& shown, const TextureModel&) {
  const cv::Mat other = mirrored(shown.weight).mul(1 - shown.weight);
  cv::Mat sum = shown.weight + other;
  cv::Mat safe;
  cv::max(sum, 1e-4F, safe);
  return pullPush(weighted(weighted(shown.color, shown.weight) + weighted(mirrored(shown.color), other), 1 / safe),
                  sum);
}

cv::Mat learned(const Shown& shown, const TextureModel& model) {
  return model.complete(shown.color, shown.weight);
}

cv::Mat learnedAndCarried(const Shown& shown, const TextureModel& model) {
  const cv::Mat expected = learned(shown, model);
  return expected + carriedOver(shown.color - expected, shown.weight);
}

/// Of the hidden texels that the picture shows; NaN where it shows too few.
double psnrDb(const TextureSample& sample, const cv::Mat& completed, const Hides& hides) {
  double squares = 0;
  double count = 0;
  for (int y = 0; y < kTextureSide; ++y)
    for (int x = 0; x < kTextureSide; ++x) {
      if (!hides(x, y) || sample.weight.at<std::uint8_t>(y, x) < 160)
        continue;
      for (int c = 0; c < 3; ++c) {
        const double truth = sample.color.at<cv::Vec3b>(y, x)[c];
        const double found = std::clamp(static_cast<double>(completed.at<cv::Vec3f>(y, x)[c]), 0.0, 255.0);
        squares += (truth - found) * (truth - found);
        ++count;
      }
    }
  constexpr double kFewest = 600;
  return count < kFewest ? std::nan("") : 10 * std::log10(255.0 * 255.0 * count / squares);
}

}  // namespace

std::string evaluateCompletion(const std::vector<TextureSample>& samples, const TextureModel& model) {
  const std::vector<std::pair<const char*, Way>> ways{{"mean, colour matched", meanMatched},
                                                      {"smooth continuation", smooth},
                                                      {"symmetry", symmetric},
                                                      {"learned", learned},
                                                      {"learned with carried detail", learnedAndCarried}};
  const std::vector<std::pair<const char*, Hides>> parts{
      {"half", [](int x, int) { return x < kTextureSide / 2; }},
      {"lower", [](int, int y) { return y > kTextureSide * 6 / 10; }}};
  nlohmann::ordered_json result;
  for (const auto& [part, hides] : parts)
    for (const auto& [name, way] : ways) {
      double sum = 0;
      int count = 0;
      for (const TextureSample& sample : samples) {
        Shown shown;
        sample.color.convertTo(shown.color, CV_32FC3);
        sample.weight.convertTo(shown.weight, CV_32FC1, 1 / 255.0);
        for (int y = 0; y < kTextureSide; ++y)
          for (int x = 0; x < kTextureSide; ++x)
            if (hides(x, y))
              shown.weight.at<float>(y, x) = 0;
        const double psnr = psnrDb(sample, way(shown, model), hides);
        if (std::isnan(psnr))
          continue;
        sum += psnr;
        ++count;
      }
      result[part][name] = count > 0 ? sum / count : 0;
      result[part]["samples"] = count;
    }
  return result.dump(1);
}

}  // namespace visagiste::prepare
