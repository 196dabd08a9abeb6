#include "app/prepare/crops.h"

#include "models/networks/face_crop.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <random>
#include <stdexcept>

namespace visagiste::prepare {
namespace {

using training::PackedSample;
using training::PackedSet;

constexpr int kPointFloats = 478 * 3;
constexpr int kBackgroundClass = 0;
constexpr int kClothesClass = 12;
constexpr int kGlassesClass = 14;

cv::Mat readPicture(const std::string& path) {
  cv::Mat bgr = cv::imread(path, cv::IMREAD_COLOR);
  if (bgr.empty())
    throw std::runtime_error("cannot read the picture " + path);
  return bgr;
}

/// The picture as RGBA, alpha 255 for the person where a label map tells, else everywhere.
cv::Mat readWithMatte(const Portrait& portrait) {
  const cv::Mat bgr = readPicture(portrait.file);
  cv::Mat rgba;
  cv::cvtColor(bgr, rgba, cv::COLOR_BGR2RGBA);
  if (portrait.labelMap.empty())
    return rgba;
  const cv::Mat classes = cv::imread(portrait.labelMap, cv::IMREAD_GRAYSCALE);
  if (classes.empty())
    throw std::runtime_error("cannot read the label map " + portrait.labelMap);
  cv::Mat matte = classes != kBackgroundClass;
  cv::resize(matte, matte, rgba.size(), 0, 0, cv::INTER_LINEAR);
  cv::insertChannel(matte, rgba, 3);
  return rgba;
}

/// Maps indices of a square crop of `side` pixels to indices of the picture; an index is its pixel's centre less 0.5.
cv::Matx23d pictureFromCropIndex(const FaceSquare& square, int side) {
  const double step = square.sidePx / static_cast<float>(side);
  const double c = std::cos(square.rollRad) * step;
  const double s = std::sin(square.rollRad) * step;
  const double shift = 0.5 - 0.5 * side;
  return {c, -s, square.centreX - 0.5 + (c - s) * shift,  //
          s, c,  square.centreY - 0.5 + (s + c) * shift};
}

/// The square cut out and resampled to `side` pixels; shrinking averages over areas.
cv::Mat cutSquare(const cv::Mat& picture, const FaceSquare& square, int side) {
  const int factor = std::clamp(static_cast<int>(std::ceil(square.sidePx / static_cast<float>(side))), 1, 8);
  const int fine = side * factor;
  cv::Mat crop;
  cv::warpAffine(picture, crop, pictureFromCropIndex(square, fine), {fine, fine},
                 cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
  if (factor > 1)
    cv::resize(crop, crop, {side, side}, 0, 0, cv::INTER_AREA);
  return crop;
}

/// Regions under the square, nearest neighbour. Around marked glasses they are unknown: not every frame is marked to
/// its edge.
cv::Mat cutRegions(const Portrait& portrait, cv::Size pictureSize, const FaceSquare& square, int side) {
  cv::Mat classes = cv::imread(portrait.labelMap, cv::IMREAD_GRAYSCALE);
  if (classes.empty())
    throw std::runtime_error("cannot read the label map " + portrait.labelMap);
  cv::Mat glasses;
  cv::dilate(classes == kGlassesClass, glasses, cv::Mat::ones(5, 5, CV_8U));
  classes.setTo(PackedSample::kUnknownRegion, glasses);
  cv::resize(classes, classes, pictureSize, 0, 0, cv::INTER_NEAREST_EXACT);
  cv::Mat regions;
  cv::warpAffine(classes, regions, pictureFromCropIndex(square, side), {side, side},
                 cv::INTER_NEAREST | cv::WARP_INVERSE_MAP, cv::BORDER_CONSTANT, PackedSample::kBeyondPicture);
  return regions;
}

PackedSample sampleOf(const Portrait& portrait, const cv::Mat& rgba) {
  PackedSample sample;
  sample.id = portrait.id;
  sample.set = portrait.set;
  sample.split = portrait.split;
  sample.flags = portrait.labelMap.empty() ? std::uint8_t{0} : PackedSample::kHasMatte;
  sample.rgba.assign(rgba.datastart, rgba.dataend);
  return sample;
}

/// x, y, z of points in pixels of the crop, z on the same scale.
std::vector<float> pointsInCrop(const std::vector<float>& points, const FaceSquare& square, int side) {
  std::vector<float> result;
  const auto scale = static_cast<float>(side);
  for (std::size_t i = 0; i < points.size(); i += 3) {
    const auto uv = cropFromPicture(square, points[i], points[i + 1]);
    result.insert(result.end(),
                  {(uv[0] + 0.5F) * scale, (uv[1] + 0.5F) * scale, points[i + 2] / square.sidePx * scale});
  }
  return result;
}

/// Squares of a portrait that show neither skin nor hair.
void addBackgrounds(const Portrait& portrait, std::mt19937_64& random, PackedSet& set) {
  const cv::Mat classes = cv::imread(portrait.labelMap, cv::IMREAD_GRAYSCALE);
  const cv::Mat rgba = readWithMatte(portrait);
  const cv::Mat person = (classes != kBackgroundClass) & (classes != kClothesClass);
  constexpr int kTries = 24;
  constexpr int kWanted = 2;
  int found = 0;
  for (int attempt = 0; attempt < kTries && found < kWanted; ++attempt) {
    const int side = std::uniform_int_distribution<int>(classes.cols / 6, classes.cols / 2)(random);
    const int x = std::uniform_int_distribution<int>(0, classes.cols - side)(random);
    const int y = std::uniform_int_distribution<int>(0, classes.rows - side)(random);
    if (cv::countNonZero(person(cv::Rect(x, y, side, side))) > 0)
      continue;
    const float scale = static_cast<float>(rgba.cols) / static_cast<float>(classes.cols);
    const auto half = 0.5F * static_cast<float>(side);
    const FaceSquare square{(static_cast<float>(x) + half) * scale, (static_cast<float>(y) + half) * scale,
                            static_cast<float>(side) * scale, 0.0F};
    PackedSample sample = sampleOf(portrait, cutSquare(rgba, square, kNegativePackSide));
    sample.set = training::SourceSet::Background;
    sample.flags = 0;
    set.samples.push_back(std::move(sample));
    ++found;
  }
}

}  // namespace

PackedSet packLandmarks(const std::vector<Portrait>& portraits) {
  PackedSet set{kLandmarkPackSide, kLandmarkPackSide, kPointFloats, {}};
  for (const Portrait& portrait : portraits) {
    if (!portrait.hasFace)
      continue;
    const FaceSquare square = scaled(faceSquare(portrait.landmarks.data(), 3), kLandmarkPackOverFace);
    PackedSample sample = sampleOf(portrait, cutSquare(readWithMatte(portrait), square, kLandmarkPackSide));
    sample.label = pointsInCrop(portrait.landmarks, square, kLandmarkPackSide);
    set.samples.push_back(std::move(sample));
  }
  return set;
}

PackedSet packParsing(const std::vector<Portrait>& portraits) {
  PackedSet set{kParsingPackSide, kParsingPackSide, kPointFloats, {}};
  for (const Portrait& portrait : portraits) {
    if (!portrait.hasFace || portrait.labelMap.empty())
      continue;
    const FaceSquare square = scaled(faceSquare(portrait.landmarks.data(), 3), kParsingPackOverFace);
    cv::Mat picture;
    cv::cvtColor(readPicture(portrait.file), picture, cv::COLOR_BGR2RGBA);
    cv::Mat rgba = cutSquare(picture, square, kParsingPackSide);
    cv::insertChannel(cutRegions(portrait, picture.size(), square, kParsingPackSide), rgba, 3);
    PackedSample sample = sampleOf(portrait, rgba);
    sample.flags = PackedSample::kHasRegions;
    sample.label = pointsInCrop(portrait.landmarks, square, kParsingPackSide);
    set.samples.push_back(std::move(sample));
  }
  return set;
}

void writeMarks(const std::string& path, const std::string& portraitFolder, const std::vector<Portrait>& portraits) {
  std::map<std::string, FaceSquare> squares;
  for (const Portrait& portrait : portraits)
    if (portrait.hasFace)
      squares[portrait.id] = scaled(faceSquare(portrait.landmarks.data(), 3), kLandmarkPackOverFace);
  std::ofstream file(path);
  for (const auto& row : readCsv(portraitFolder + "/labels/marks189.csv")) {
    const auto square = squares.find(row.at(0));
    if (square == squares.end())
      continue;
    // Like the labels, the marks put pixel centres at integers.
    const auto uv = cropFromPicture(square->second, std::stof(row.at(2)) + 0.5F, std::stof(row.at(3)) + 0.5F);
    file << row[0] << ' ' << row[1] << ' ' << (uv[0] + 0.5F) * kLandmarkPackSide << ' '
         << (uv[1] + 0.5F) * kLandmarkPackSide << '\n';
  }
  file.close();
  if (!file)
    throw std::runtime_error("cannot write " + path);
}

PackedSet packPortraits(const std::vector<Portrait>& portraits) {
  PackedSet set{kDetectorPackSide, kDetectorPackSide, kPointFloats, {}};
  for (const Portrait& portrait : portraits) {
    if (!portrait.hasFace)
      continue;
    const cv::Mat rgba = readWithMatte(portrait);
    const auto side = static_cast<float>(std::max(rgba.cols, rgba.rows));
    const FaceSquare square{0.5F * side, 0.5F * side, side, 0.0F};
    PackedSample sample = sampleOf(portrait, cutSquare(rgba, square, kDetectorPackSide));
    for (const float value : portrait.landmarks) sample.label.push_back(value / side * kDetectorPackSide);
    set.samples.push_back(std::move(sample));
  }
  return set;
}

PackedSet packNegatives(const std::vector<Portrait>& portraits, const std::string& garmentFolder, std::uint64_t seed) {
  PackedSet set{kNegativePackSide, kNegativePackSide, 0, {}};
  std::mt19937_64 random(seed);
  int garments = 0;
  for (const auto& row : readCsv(garmentFolder + "/index.csv")) {
    Portrait garment;
    garment.id = row.at(0);
    garment.set = training::SourceSet::Garment;
    garment.split = garments++ % 8 == 0 ? training::Split::Validation : training::Split::Train;
    garment.file = garmentFolder + "/" + row.at(1);
    const cv::Mat rgba = readWithMatte(garment);
    const auto side = static_cast<float>(std::min(rgba.cols, rgba.rows));
    const FaceSquare square{0.5F * static_cast<float>(rgba.cols), 0.5F * static_cast<float>(rgba.rows), side, 0.0F};
    set.samples.push_back(sampleOf(garment, cutSquare(rgba, square, kNegativePackSide)));
  }
  for (const Portrait& portrait : portraits)
    if (!portrait.labelMap.empty())
      addBackgrounds(portrait, random, set);
  return set;
}

}  // namespace visagiste::prepare
