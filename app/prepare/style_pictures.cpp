#include "app/prepare/style_pictures.h"

#include "app/prepare/procedural_styles.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <fstream>
#include <random>
#include <stdexcept>

#include "core/image/mat_view.h"

namespace visagiste::prepare {
namespace {

using training::PackedSample;
using training::PackedSet;
using training::Split;

constexpr double kMargin = 0.04;  // Share of the sides that may be frame, mount or the edge of the sheet.
constexpr int kValidationEvery = 10;
constexpr int kRedrawnSide = 560;  // Of the shorter side: how large tiles, dots and strokes are beside a face.

PackedSample sampleFrom(const cv::Mat& bgr, const std::string& id, Split split) {
  cv::Mat square;
  cv::resize(bgr, square, {kStylePackSide, kStylePackSide}, 0, 0,
             bgr.cols > kStylePackSide ? cv::INTER_AREA : cv::INTER_CUBIC);
  cv::cvtColor(square, square, cv::COLOR_BGR2RGBA);
  PackedSample sample;
  sample.id = id.substr(0, 31);
  sample.set = training::SourceSet::Art;
  sample.split = split;
  sample.rgba.assign(square.datastart, square.dataend);
  return sample;
}

/// A square of `share` of the shorter side at a random place within the margins.
cv::Rect randomSquare(const cv::Size& size, double share, std::mt19937_64& random) {
  const int margin = static_cast<int>(kMargin * std::min(size.width, size.height));
  const int room = std::min(size.width, size.height) - 2 * margin;
  const int side = std::max(1, static_cast<int>(share * room));
  const auto place = [&](int length) {
    return std::uniform_int_distribution<int>(margin, std::max(margin, length - margin - side))(random);
  };
  const int x = place(size.width);
  return {x, place(size.height), side, side};
}

PackedSet emptySet() {
  PackedSet set;
  set.width = set.height = kStylePackSide;
  return set;
}

cv::Mat readPicture(const std::string& file) {
  cv::Mat bgr = cv::imread(file, cv::IMREAD_COLOR);
  if (bgr.empty())
    throw std::runtime_error("cannot read the picture " + file);
  return bgr;
}

void appendSquares(PackedSet& set, const cv::Mat& bgr, const std::string& id, Split split, std::uint64_t seed,
                   int squares = kSquaresEach) {
  std::mt19937_64 random(seed);
  for (int i = 0; i < squares; ++i) {
    const double share = i == 0 ? 1.0 : std::uniform_real_distribution<double>(0.5, 1.0)(random);
    set.samples.push_back(sampleFrom(bgr(randomSquare(bgr.size(), share, random)), id, split));
  }
}

}  // namespace

PackedSet packArt(const std::string& artFolder, std::uint64_t seed) {
  std::ifstream index(artFolder + "/index.csv");
  if (!index)
    throw std::runtime_error("cannot open " + artFolder + "/index.csv");
  PackedSet set = emptySet();
  std::string line;
  std::getline(index, line);
  for (int row = 0; std::getline(index, line); ++row) {
    const std::string id = line.substr(0, line.find(','));  // Titles are quoted; the first field never is.
    if (!id.empty())
      appendSquares(set, readPicture(artFolder + "/" + id + ".jpg"), id,
                    row % kValidationEvery == kValidationEvery - 1 ? Split::Validation : Split::Train, seed + static_cast<std::uint64_t>(row));
  }
  return set;
}

PackedSet packWorks(const std::string& artFolder, const std::vector<std::string>& ids, std::uint64_t seed) {
  constexpr int kSquaresInAll = 32;
  PackedSet set = emptySet();
  for (std::size_t i = 0; i < ids.size(); ++i)
    appendSquares(set, readPicture(artFolder + "/" + ids[i] + ".jpg"), ids[i], Split::Train, seed + i,
                  std::max(kSquaresEach, kSquaresInAll / static_cast<int>(ids.size())));
  return set;
}

PackedSet packContents(const std::vector<Portrait>& portraits) {
  PackedSet set = emptySet();
  for (const Portrait& portrait : portraits) {
    if (portrait.labelMap.empty())
      continue;
    const cv::Mat bgr = readPicture(portrait.file);
    cv::Mat regions = cv::imread(portrait.labelMap, cv::IMREAD_GRAYSCALE);
    if (regions.empty())
      throw std::runtime_error("cannot read the label map " + portrait.labelMap);
    cv::resize(regions, regions, bgr.size(), 0, 0, cv::INTER_NEAREST_EXACT);
    const int side = std::min(bgr.cols, bgr.rows);
    const cv::Rect square((bgr.cols - side) / 2, (bgr.rows - side) / 4, side, side);
    PackedSample sample = sampleFrom(bgr(square), portrait.id, portrait.split);
    sample.set = portrait.set;
    sample.flags = PackedSample::kHasRegions;
    cv::resize(regions(square), regions, {kStylePackSide, kStylePackSide}, 0, 0, cv::INTER_NEAREST_EXACT);
    for (std::size_t i = 0; i < regions.total(); ++i) sample.rgba[4 * i + 3] = regions.data[i];
    set.samples.push_back(std::move(sample));
  }
  return set;
}

PackedSet packRedrawn(const std::vector<Portrait>& portraits, const std::string& style, int pictures,
                      std::uint64_t seed) {
  PackedSet set = emptySet();
  const std::size_t count = std::min(portraits.size(), static_cast<std::size_t>(pictures));
  for (std::size_t i = 0; i < count; ++i) {
    const Portrait& portrait = portraits[i * portraits.size() / count];
    cv::Mat bgr = readPicture(portrait.file);
    const double scale = kRedrawnSide / static_cast<double>(std::min(bgr.cols, bgr.rows));
    cv::resize(bgr, bgr, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_CUBIC);
    cv::Mat drawn;
    const Image made = redrawn(imageFromBgrMat(bgr), style, seed + i);
    cv::cvtColor(matView(made), drawn, cv::COLOR_RGB2BGR);
    appendSquares(set, drawn, style + portrait.id, portrait.split, seed + i);
  }
  return set;
}

}  // namespace visagiste::prepare
