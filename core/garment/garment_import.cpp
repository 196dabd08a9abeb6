#include "core/garment/garment_import.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "core/base/error.h"
#include "core/garment/cut_out.h"
#include "core/garment/silhouette_handles.h"
#include "core/image/resample.h"

namespace visagiste {
namespace {

constexpr int kMostSidePx = 1200;

/// How much the middle line stands out: the placket of a shirt, the zip of a jacket.
float middleLine(const cv::Mat& gray, const GarmentHandles& handles) {
  const float middle = 0.5F * (handles.armpit[0].x() + handles.armpit[1].x());
  const float width = handles.armpit[1].x() - handles.armpit[0].x();
  const int top = static_cast<int>(handles.armpit[0].y());
  const int bottom = static_cast<int>(handles.hem[0].y() - 0.06F * width);
  cv::Mat slope;
  cv::Sobel(gray, slope, CV_32F, 1, 0, 3);
  const auto strength = [&](float from, float to) {
    std::vector<double> columns;
    for (int x = static_cast<int>(middle + from * width); x < static_cast<int>(middle + to * width); ++x) {
      if (x < 0 || x >= gray.cols || bottom <= top)
        continue;
      double sum = 0;
      for (int y = std::max(0, top); y < std::min(bottom, gray.rows); ++y) sum += std::abs(slope.at<float>(y, x));
      columns.push_back(sum / (bottom - top));
    }
    return columns;
  };
  const std::vector<double> center = strength(-0.1F, 0.1F);
  std::vector<double> beside = strength(-0.36F, -0.14F);
  const std::vector<double> other = strength(0.14F, 0.36F);
  beside.insert(beside.end(), other.begin(), other.end());
  if (center.empty() || beside.empty())
    return 1;
  std::nth_element(beside.begin(), beside.begin() + static_cast<std::ptrdiff_t>(beside.size() / 2), beside.end());
  return static_cast<float>(*std::max_element(center.begin(), center.end()) / std::max(4.0, beside[beside.size() / 2]));
}

/// The lower edge of the opening, where the inside of the back ends on the middle line: the strongest change.
void findCollarFront(const cv::Mat& gray, GarmentHandles& handles) {
  const float width = handles.armpit[1].x() - handles.armpit[0].x();
  const float top = std::min(handles.neck[0].y(), handles.neck[1].y());
  const auto middle = static_cast<int>(handles.collarFront.x());
  const int half = std::max(1, static_cast<int>(0.02F * width));
  const cv::Rect strip = cv::Rect(middle - half, 0, 2 * half + 1, gray.rows) & cv::Rect({}, gray.size());
  if (strip.width < 2)
    return;
  cv::Mat line;
  cv::reduce(gray(strip), line, 1, cv::REDUCE_AVG, CV_32F);
  cv::GaussianBlur(line, line, {1, 5}, 0);
  float best = 7;  // Less of a step is a fold.
  for (int y = static_cast<int>(top + 0.05F * width); y < static_cast<int>(top + 0.34F * width) && y + 2 < line.rows;
       ++y) {
    if (y < 2)
      continue;
    const float step = std::abs(line.at<float>(y + 2) - line.at<float>(y - 2));
    if (step > best) {
      best = step;
      handles.collarFront.y() = static_cast<float>(y) + 0.5F;
    }
  }
}

struct CategoryGuess {
  GarmentCategory category = GarmentCategory::TShirt;
  float share = 0.5F;
};

CategoryGuess categoryOf(const GarmentOutline& outline, float line) {
  using C = GarmentCategory;
  if (outline.lengthShare > 1.75F)
    return {C::Dress, std::min(1.0F, outline.lengthShare - 1)};
  if (outline.sleeveShare < 0.12F)
    return {C::TankTop, 0.7F};
  if (outline.sleeveShare < 0.5F)
    return line > 4 ? CategoryGuess{C::Shirt, 0.5F} : CategoryGuess{C::TShirt, 0.85F};
  if (line > 2.6F)
    return {C::Shirt, 0.6F};
  return {C::LongSleeve, 0.7F};
}

/// What is usual of a category; a photograph has no scale.
float usualShoulderCm(GarmentCategory category) {
  switch (category) {
    case GarmentCategory::TankTop:
      return 30;
    case GarmentCategory::Dress:
      return 38;
    case GarmentCategory::Jacket:
      return 46;
    default:
      return 44;
  }
}

/// Takes the inside of the back out of the opening: an even curve through neck points and collar front.
void openNeck(cv::Mat& alpha, const GarmentHandles& handles) {
  std::vector<cv::Point> opening;
  const Eigen::Vector2f left = handles.neck[0];
  const Eigen::Vector2f right = handles.neck[1];
  const auto add = [&opening](float x, float y) {
    opening.emplace_back(static_cast<int>(std::lround(x * 16)), static_cast<int>(std::lround(y * 16)));
  };
  add(left.x(), left.y() - 0.5F * (right.x() - left.x()));
  constexpr int kSteps = 24;
  for (int i = 0; i <= kSteps; ++i) {
    const float t = static_cast<float>(i) / kSteps;
    const float across = 2 * t - 1;
    const float base = left.y() + t * (right.y() - left.y());
    const float drop = std::max(0.0F, handles.collarFront.y() - 0.5F * (left.y() + right.y()));
    add(left.x() + t * (right.x() - left.x()), base + drop * (1 - std::pow(std::abs(across), 2.4F)));
  }
  add(right.x(), right.y() - 0.5F * (right.x() - left.x()));
  cv::fillPoly(alpha, std::vector{opening}, cv::Scalar(0), cv::LINE_AA, 4);
}

SrgbColor mainColor(const cv::Mat& rgb, const cv::Mat& alpha) {
  std::array<std::vector<std::uint8_t>, 3> channels;
  for (int y = 0; y < rgb.rows; y += 3)
    for (int x = 0; x < rgb.cols; x += 3)
      if (alpha.at<std::uint8_t>(y, x) > 250)
        for (int c = 0; c < 3; ++c) channels[static_cast<std::size_t>(c)].push_back(rgb.at<cv::Vec3b>(y, x)[c]);
  const auto middle = [](std::vector<std::uint8_t>& values) {
    if (values.empty())
      return std::uint8_t{128};
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
  };
  return {middle(channels[0]), middle(channels[1]), middle(channels[2])};
}

}  // namespace

ImportedGarment importedGarment(const Image& photo, const std::string& name) {
  if (photo.isEmpty() || photo.format() != PixelFormat::Rgb8)
    throw Error(ErrorCode::InvalidArgument, "A garment is imported from an RGB picture.");
  const Image picture = shrunkToFit(photo, kMostSidePx);
  const cv::Mat rgb = matView(picture);
  cv::Mat alpha = cutOut(rgb);
  const GarmentOutline outline = garmentOutline(alpha);
  if (outline.hasLegs)
    throw Error(ErrorCode::Unreadable, "The photo shows trousers. Only what is worn above the waist can be tried on.");
  if (outline.isSkirt)
    throw Error(ErrorCode::Unreadable,
                "The photo shows a skirt, or a top without an opening for the neck. Only what is worn above the waist "
                "can be tried on.");
  ImportedGarment result;
  Garment& garment = result.garment;
  garment.name = name;
  garment.handles = outline.handles;
  cv::Mat gray;
  cv::cvtColor(rgb, gray, cv::COLOR_RGB2GRAY);
  findCollarFront(gray, garment.handles);
  const CategoryGuess guess = categoryOf(outline, middleLine(gray, garment.handles));
  garment.category = guess.category;
  result.categoryShare = guess.share;
  garment.shoulderCm = usualShoulderCm(guess.category);
  openNeck(alpha, garment.handles);
  garment.color = mainColor(rgb, alpha);
  ImageBuilder builder(picture.size(), PixelFormat::Rgba8);
  std::vector<cv::Mat> channels;
  cv::split(rgb, channels);
  channels.push_back(alpha);
  cv::Mat target = builder.mat();
  cv::merge(channels, target);
  garment.picture = builder.finish();
  try {
    garment.check();
  } catch (const Error& error) {
    throw Error(ErrorCode::Unreadable,
                std::string("The outline in the photo is not that of a top seen from the front: ") + error.what());
  }
  return result;
}

}  // namespace visagiste
