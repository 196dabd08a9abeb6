#include "app/prepare/procedural_styles.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <stdexcept>
#include <utility>

#include "core/image/mat_view.h"

namespace visagiste::prepare {
namespace {

using Random = std::mt19937_64;

double uniform(Random& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}

/// Blurred noise around 0 with deviation 1, CV_32F.
cv::Mat noise(const cv::Size& size, double sigmaPx, Random& random) {
  cv::Mat values(size, CV_32F);
  cv::RNG generator(random());
  generator.fill(values, cv::RNG::NORMAL, 0.0, 1.0);
  if (sigmaPx > 0)
    cv::GaussianBlur(values, values, {}, sigmaPx);
  cv::Scalar mean, deviation;
  cv::meanStdDev(values, mean, deviation);
  return (values - mean[0]) / deviation[0];
}

/// Brightness in [0, 1], contrast spread over the whole range.
cv::Mat tones(const cv::Mat& bgr, double blurPx) {
  cv::Mat grey;
  cv::cvtColor(bgr, grey, cv::COLOR_BGR2GRAY);
  cv::createCLAHE(2.0, {4, 4})->apply(grey, grey);
  grey.convertTo(grey, CV_32F, 1.0 / 255.0);
  cv::GaussianBlur(grey, grey, {}, blurPx);
  cv::normalize(grey, grey, 0.0, 1.0, cv::NORM_MINMAX);
  return grey;
}

/// 0 off, 1 on edges of the given fineness.
cv::Mat edges(const cv::Mat& tone, double sigmaPx, double gain) {
  cv::Mat fine, coarse;
  cv::GaussianBlur(tone, fine, {}, sigmaPx);
  cv::GaussianBlur(tone, coarse, {}, 1.6 * sigmaPx);
  cv::Mat line = (coarse - fine) * gain;
  return cv::min(cv::max(line, 0.0), 1.0);
}

cv::Mat saturated(const cv::Mat& bgr, double factor) {
  cv::Mat hsv;
  cv::cvtColor(bgr, hsv, cv::COLOR_BGR2HSV);
  std::vector<cv::Mat> planes;
  cv::split(hsv, planes);
  planes[1].convertTo(planes[1], CV_8U, factor);
  cv::merge(planes, hsv);
  cv::Mat result;
  cv::cvtColor(hsv, result, cv::COLOR_HSV2BGR);
  return result;
}

/// ink over paper where `share` (0..1, CV_32F) tells.
cv::Mat inkOnPaper(const cv::Mat& share, const cv::Vec3f& inkBgr, const cv::Vec3f& paperBgr, const cv::Mat& grain) {
  cv::Mat result(share.size(), CV_8UC3);
  for (int y = 0; y < share.rows; ++y)
    for (int x = 0; x < share.cols; ++x) {
      const float s = std::clamp(share.at<float>(y, x), 0.0F, 1.0F);
      const cv::Vec3f colour = inkBgr * s + (paperBgr + cv::Vec3f::all(grain.at<float>(y, x))) * (1.0F - s);
      for (int c = 0; c < 3; ++c) result.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<std::uint8_t>(colour[c]);
    }
  return result;
}

/// Coverage of parallel lines `spacingPx` apart, as wide as the tone is dark; softly edged.
float lineCoverage(double phase, double darkness) {
  const double distance = std::abs(phase - std::floor(phase) - 0.5) * 2.0;  // 0 in the middle of a line.
  return static_cast<float>(std::clamp((darkness - distance) * 4.0 + 0.5, 0.0, 1.0));
}

cv::Mat engraving(const cv::Mat& bgr, Random& random) {
  constexpr double kSpacingPx = 6.5;
  const cv::Mat tone = tones(bgr, 2.0);
  cv::Mat form;  // Lines bend round forms as an engraver's do: the smooth brightness shifts them.
  cv::GaussianBlur(tone, form, {}, 14.0);
  const cv::Mat line = edges(tone, 1.6, 9.0);
  cv::Mat share(tone.size(), CV_32F);
  for (int y = 0; y < tone.rows; ++y)
    for (int x = 0; x < tone.cols; ++x) {
      const double dark = 1.0 - tone.at<float>(y, x);
      const double bend = 22.0 * form.at<float>(y, x);
      const float first = lineCoverage((y + bend + 0.25 * x) / kSpacingPx, 0.15 + 0.95 * dark);
      const float second = dark > 0.55 ? lineCoverage((y - bend - 0.7 * x) / kSpacingPx, 1.6 * (dark - 0.55)) : 0.0F;
      share.at<float>(y, x) = std::max({dark < 0.12 ? 0.0F : first, second, line.at<float>(y, x)});
    }
  return inkOnPaper(share, {48, 38, 34}, {214, 230, 238}, 4.0 * noise(tone.size(), 1.2, random));
}

cv::Mat pencil(const cv::Mat& bgr, Random& random) {
  const cv::Mat tone = tones(bgr, 1.2);
  const cv::Mat line = edges(tone, 1.3, 12.0);
  cv::Mat share = 0.9 * line;
  const std::array<std::pair<double, double>, 3> hatchings = {{{0.75, 35.0}, {0.5, 70.0}, {0.28, -30.0}}};
  for (const auto& [below, angleDeg] : hatchings) {
    // Noise drawn out along one direction: strokes of a pencil held at one angle.
    const cv::Mat raw = noise(tone.size(), 0.6, random);
    constexpr int kLengthPx = 41;
    cv::Mat stroke = cv::Mat::zeros(kLengthPx, kLengthPx, CV_32F);
    const double angle = angleDeg * CV_PI / 180.0;
    const cv::Point half(static_cast<int>(std::lround(20 * std::cos(angle))), static_cast<int>(std::lround(20 * std::sin(angle))));
    cv::line(stroke, cv::Point(20, 20) - half, cv::Point(20, 20) + half, 1.0, 1, cv::LINE_AA);
    cv::Mat hatch;
    cv::filter2D(raw, hatch, CV_32F, stroke / cv::sum(stroke)[0]);
    cv::Scalar mean, deviation;
    cv::meanStdDev(hatch, mean, deviation);
    hatch = (hatch - mean[0]) / deviation[0];
    for (int y = 0; y < tone.rows; ++y)
      for (int x = 0; x < tone.cols; ++x) {
        const double depth = std::clamp((below - tone.at<float>(y, x)) / 0.3, 0.0, 1.0);
        const double mark = std::clamp(0.5 + 0.55 * hatch.at<float>(y, x), 0.0, 1.0);
        float& s = share.at<float>(y, x);
        s = static_cast<float>(1.0 - (1.0 - s) * (1.0 - 0.62 * depth * mark));
      }
  }
  return inkOnPaper(share, {58, 54, 52}, {236, 242, 244}, 5.0 * noise(tone.size(), 0.8, random));
}

cv::Mat halftone(const cv::Mat& bgr, Random&) {
  constexpr double kDotPx = 9.0;
  const cv::Mat flat = saturated(bgr, 1.9);
  cv::Mat smooth;
  cv::bilateralFilter(flat, smooth, 9, 60, 9);
  const cv::Mat tone = tones(bgr, 3.0);
  const cv::Mat line = edges(tone, 2.4, 14.0);
  cv::Mat result(bgr.size(), CV_8UC3);
  for (int y = 0; y < bgr.rows; ++y)
    for (int x = 0; x < bgr.cols; ++x) {
      const double u = (x + y) / (std::sqrt(2.0) * kDotPx), v = (x - y) / (std::sqrt(2.0) * kDotPx);
      const double fromDot = std::hypot(u - std::floor(u) - 0.5, v - std::floor(v) - 0.5);
      const double dark = 1.0 - tone.at<float>(y, x);
      cv::Vec3b& pixel = result.at<cv::Vec3b>(y, x);
      const cv::Vec3b source = smooth.at<cv::Vec3b>(y, x);
      for (int c = 0; c < 3; ++c) {
        const double level = std::round(source[c] / 255.0 * 2.0) / 2.0;  // Few flat inks.
        pixel[c] = cv::saturate_cast<std::uint8_t>(255.0 * (0.25 + 0.75 * level));
      }
      if (dark > 0.25 && fromDot < 0.62 * std::sqrt(std::clamp(dark - 0.2, 0.0, 0.7)))
        pixel = {70, 30, 190};
      if (line.at<float>(y, x) > 0.5F || dark > 0.86)
        pixel = {30, 18, 24};
    }
  cv::GaussianBlur(result, result, {}, 0.6);
  return result;
}

cv::Mat mosaic(const cv::Mat& bgr, Random& random) {
  constexpr int kTilePx = 16;
  const cv::Mat source = saturated(bgr, 1.4);
  const int columns = bgr.cols / kTilePx + 2, rows = bgr.rows / kTilePx + 2;
  std::vector<cv::Point2f> seeds;
  std::vector<cv::Vec3f> colours;
  std::vector<float> tilts;
  for (int j = 0; j < rows; ++j)
    for (int i = 0; i < columns; ++i) {
      seeds.emplace_back((i - 0.5 + (j % 2) * 0.5 + uniform(random, -0.22, 0.22)) * kTilePx,
                         (j - 0.5 + uniform(random, -0.22, 0.22)) * kTilePx);
      const int x = std::clamp(static_cast<int>(seeds.back().x), 0, bgr.cols - 1);
      const int y = std::clamp(static_cast<int>(seeds.back().y), 0, bgr.rows - 1);
      const cv::Rect around = cv::Rect(x - 5, y - 5, 11, 11) & cv::Rect({}, bgr.size());
      const cv::Scalar mean = cv::mean(source(around));
      const auto shade = static_cast<float>(uniform(random, 0.86, 1.14));
      colours.emplace_back(shade * static_cast<float>(mean[0]), shade * static_cast<float>(mean[1]), shade * static_cast<float>(mean[2]));
      tilts.push_back(static_cast<float>(uniform(random, -1.0, 1.0)));
    }
  cv::Mat result(bgr.size(), CV_8UC3);
  for (int y = 0; y < bgr.rows; ++y)
    for (int x = 0; x < bgr.cols; ++x) {
      float nearest = std::numeric_limits<float>::max(), second = nearest;
      std::size_t own = 0;
      for (int j = y / kTilePx - 1; j <= y / kTilePx + 2; ++j)
        for (int i = x / kTilePx - 1; i <= x / kTilePx + 2; ++i) {
          if (i < 0 || j < 0 || i >= columns || j >= rows)
            continue;
          const auto at = static_cast<std::size_t>(j * columns + i);
          const float distance = std::hypot(seeds[at].x - x, seeds[at].y - y);
          if (distance < nearest) {
            second = std::exchange(nearest, distance);
            own = at;
          } else {
            second = std::min(second, distance);
          }
        }
      const float inside = std::clamp((second - nearest - 1.6F) / 1.5F, 0.0F, 1.0F);
      const float light = 1.0F + 0.012F * tilts[own] * (x - seeds[own].x) - 0.012F * (y - seeds[own].y);
      const cv::Vec3f colour = colours[own] * (light * inside) + cv::Vec3f(62, 66, 70) * (1.0F - inside);
      for (int c = 0; c < 3; ++c) result.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<std::uint8_t>(colour[c]);
    }
  return result;
}

cv::Mat watercolour(const cv::Mat& bgr, Random& random) {
  cv::Mat wash = saturated(bgr, 1.35);
  const cv::Mat wobbleX = 3.0 * noise(bgr.size(), 7.0, random), wobbleY = 3.0 * noise(bgr.size(), 7.0, random);
  cv::Mat mapX(bgr.size(), CV_32F), mapY(bgr.size(), CV_32F);
  for (int y = 0; y < bgr.rows; ++y)
    for (int x = 0; x < bgr.cols; ++x) {
      mapX.at<float>(y, x) = static_cast<float>(x) + wobbleX.at<float>(y, x);
      mapY.at<float>(y, x) = static_cast<float>(y) + wobbleY.at<float>(y, x);
    }
  cv::remap(wash, wash, mapX, mapY, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  cv::pyrMeanShiftFiltering(wash, wash, 12, 26);
  const cv::Mat rim = edges(tones(wash, 0.8), 1.8, 5.0);  // Pigment gathers where a wash ends.
  const cv::Mat cloud = noise(bgr.size(), 22.0, random), grain = noise(bgr.size(), 0.9, random);
  cv::Mat result(bgr.size(), CV_8UC3);
  for (int y = 0; y < bgr.rows; ++y)
    for (int x = 0; x < bgr.cols; ++x) {
      const double density = 0.66 + 0.1 * cloud.at<float>(y, x) + 0.05 * grain.at<float>(y, x) + 0.5 * rim.at<float>(y, x);
      for (int c = 0; c < 3; ++c) {
        const double absorbed = -std::log(std::max(0.02, wash.at<cv::Vec3b>(y, x)[c] / 255.0));
        result.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<std::uint8_t>(248.0 * std::exp(-absorbed * std::max(0.1, density)));
      }
    }
  return result;
}

/// Noise drawn out along the forms of the picture (line integral convolution along the structure tensor).
cv::Mat strokes(const cv::Mat& tone, double lengthPx, double widthPx, Random& random) {
  cv::Mat dx, dy, xx, xy, yy;
  cv::Sobel(tone, dx, CV_32F, 1, 0);
  cv::Sobel(tone, dy, CV_32F, 0, 1);
  cv::GaussianBlur(dx.mul(dx), xx, {}, 6.0);
  cv::GaussianBlur(dx.mul(dy), xy, {}, 6.0);
  cv::GaussianBlur(dy.mul(dy), yy, {}, 6.0);
  const cv::Mat raw = noise(tone.size(), widthPx, random);
  cv::Mat result(tone.size(), CV_32F);
  for (int y = 0; y < tone.rows; ++y)
    for (int x = 0; x < tone.cols; ++x) {
      double sum = 0;
      int count = 0;
      for (const double sign : {-1.0, 1.0}) {
        double px = x, py = y;
        for (double way = 0; way < lengthPx / 2; way += 1.0) {
          const int i = std::clamp(static_cast<int>(px), 0, tone.cols - 1), j = std::clamp(static_cast<int>(py), 0, tone.rows - 1);
          sum += raw.at<float>(j, i);
          ++count;
          const double angle = 0.5 * std::atan2(2.0 * xy.at<float>(j, i), xx.at<float>(j, i) - yy.at<float>(j, i)) + CV_PI / 2;
          px += sign * std::cos(angle);
          py += sign * std::sin(angle);
        }
      }
      result.at<float>(y, x) = static_cast<float>(sum / count);
    }
  cv::Scalar mean, deviation;
  cv::meanStdDev(result, mean, deviation);
  return (result - mean[0]) / deviation[0];
}

cv::Mat pastel(const cv::Mat& bgr, Random& random) {
  cv::Mat soft;
  cv::bilateralFilter(saturated(bgr, 1.3), soft, 11, 50, 11);
  const cv::Mat stroke = strokes(tones(bgr, 1.5), 26.0, 0.9, random), grain = noise(bgr.size(), 0.7, random);
  cv::Mat result(bgr.size(), CV_8UC3);
  for (int y = 0; y < bgr.rows; ++y)
    for (int x = 0; x < bgr.cols; ++x)
      for (int c = 0; c < 3; ++c) {
        // Chalk takes on the ridges of a warm, tinted paper.
        static const cv::Vec3d paper(168, 186, 198);
        const double cover = std::clamp(0.78 + 0.22 * stroke.at<float>(y, x) + 0.12 * grain.at<float>(y, x), 0.15, 1.0);
        const double chalk = 34.0 + 0.9 * soft.at<cv::Vec3b>(y, x)[c] + 11.0 * stroke.at<float>(y, x);
        result.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<std::uint8_t>(cover * chalk + (1.0 - cover) * paper[c]);
      }
  return result;
}

cv::Mat film(const cv::Mat& bgr, Random& random) {
  const cv::Mat grain = noise(bgr.size(), 0.8, random);
  cv::Mat result(bgr.size(), CV_8UC3);
  for (int y = 0; y < bgr.rows; ++y)
    for (int x = 0; x < bgr.cols; ++x) {
      static const cv::Vec3d lift(44, 30, 22), gain(0.72, 0.82, 0.94);  // Faded: blacks go blue, lights go warm.
      for (int c = 0; c < 3; ++c) {
        const double v = bgr.at<cv::Vec3b>(y, x)[c] / 255.0;
        const double curved = v * v * (3.0 - 2.0 * v);
        result.at<cv::Vec3b>(y, x)[c] =
            cv::saturate_cast<std::uint8_t>(lift[c] + 255.0 * gain[c] * (0.5 * v + 0.5 * curved) + 7.0 * grain.at<float>(y, x));
      }
    }
  return result;
}

using Redraw = cv::Mat (*)(const cv::Mat&, Random&);
const std::array<std::pair<const char*, Redraw>, 7> kStyles = {{{"mosaic", mosaic},
                                                                {"halftone", halftone},
                                                                {"engraving", engraving},
                                                                {"pencil", pencil},
                                                                {"watercolour", watercolour},
                                                                {"pastel", pastel},
                                                                {"film", film}}};

}  // namespace

const std::vector<std::string>& proceduralStyles() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> all;
    for (const auto& [name, redraw] : kStyles) all.emplace_back(name);
    return all;
  }();
  return names;
}

Image redrawn(const Image& picture, const std::string& style, std::uint64_t seed) {
  Random random(seed);
  cv::Mat bgr;
  cv::cvtColor(matView(picture), bgr, cv::COLOR_RGB2BGR);
  for (const auto& [name, redraw] : kStyles)
    if (style == name)
      return imageFromBgrMat(redraw(bgr, random));
  throw std::invalid_argument("no style is called " + style);
}

}  // namespace visagiste::prepare
