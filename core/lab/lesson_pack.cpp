#include "core/lab/lesson_pack.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <random>

#include "core/base/error.h"
#include "core/image/decode.h"
#include "core/image/mat_view.h"
#include "models/training/engine/packed_set.h"

namespace visagiste {
namespace {

using training::PackedSample;
using training::PackedSet;
using training::Split;

constexpr std::size_t kValidationEvery = 10;
constexpr double kLeastShare = 0.5;  // Of the shorter side, for squares at random places.

cv::Rect squareOf(const cv::Size& size, int index, std::mt19937_64& random) {
  const int shorter = std::min(size.width, size.height);
  // The largest square lies where portraits have their face: in the upper middle.
  if (index == 0)
    return {(size.width - shorter) / 2, (size.height - shorter) / 4, shorter, shorter};
  const double share = std::uniform_real_distribution<double>(kLeastShare, 1.0)(random);
  const int side = std::max(1, static_cast<int>(share * shorter));
  const int x = std::uniform_int_distribution<int>(0, size.width - side)(random);
  return {x, std::uniform_int_distribution<int>(0, size.height - side)(random), side, side};
}

PackedSample sampleOf(const cv::Mat& rgb, const cv::Rect& square, int sidePx) {
  cv::Mat small;
  cv::resize(rgb(square), small, {sidePx, sidePx}, 0, 0, square.width > sidePx ? cv::INTER_AREA : cv::INTER_CUBIC);
  cv::cvtColor(small, small, cv::COLOR_RGB2RGBA);
  PackedSample sample;
  sample.set = training::SourceSet::Art;
  sample.rgba.assign(small.datastart, small.dataend);
  return sample;
}

void requireRoom(const std::filesystem::path& pack, std::uintmax_t bytes) {
  std::error_code unknown;
  const auto space = std::filesystem::space(pack.parent_path(), unknown);
  if (!unknown && space.available < bytes)
    throw Error(ErrorCode::Unwritable, "The training needs " + std::to_string(bytes >> 20) + " MB in '" +
                                           pack.parent_path().string() + "', and " +
                                           std::to_string(space.available >> 20) +
                                           " MB are free. Make room, or choose another folder.");
}

/// The face's square, the first time as it is, then moved and scaled by a few percent; inside the picture.
cv::Rect nearSquare(const FaceSquare& face, const cv::Size& size, int index, std::mt19937_64& random) {
  constexpr double kMost = 0.06;
  const auto change = [&] { return index == 0 ? 0.0 : std::uniform_real_distribution<double>(-kMost, kMost)(random); };
  const int side = std::clamp(static_cast<int>(face.sidePx * (1 + change())), 1, std::min(size.width, size.height));
  const auto placed = [&](int from, int length) {
    return std::clamp(from + (face.sidePx - side) / 2 + static_cast<int>(face.sidePx * change()), 0, length - side);
  };
  const int x = placed(face.xPx, size.width);
  return {x, placed(face.yPx, size.height), side, side};
}

/// squareAt(picture, its size, which of its squares)
template <class SquareAt>
void writeSquares(const std::filesystem::path& pack, const std::vector<std::filesystem::path>& pictures,
                  const LessonShape& shape, RunContext& context, const SquareAt& squareAt) {
  constexpr std::uintmax_t kBytesPerPixel = 4;
  requireRoom(pack, kBytesPerPixel * shape.sidePx * shape.sidePx * shape.squaresEach * pictures.size());
  PackedSet set;
  set.width = set.height = shape.sidePx;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    context.checkpoint();
    context.report(static_cast<float>(i) / static_cast<float>(pictures.size()), "lab.pack");
    const Image picture = decodeImageFile(pictures[i]);
    const cv::Mat rgb = matView(picture);
    for (int k = 0; k < shape.squaresEach; ++k) {
      set.samples.push_back(sampleOf(rgb, squareAt(i, rgb.size(), k), shape.sidePx));
      set.samples.back().id = "picture" + std::to_string(i);
      set.samples.back().split = i % kValidationEvery == kValidationEvery - 1 ? Split::Validation : Split::Train;
    }
  }
  try {
    training::writePackedSet(pack.string(), set);
  } catch (const std::runtime_error& error) {
    throw Error(ErrorCode::Unwritable, std::string("The training set could not be written: ") + error.what());
  }
}

}  // namespace

LessonShape LessonShape::of(std::size_t pictures) {
  constexpr std::size_t kSquares = 320;
  constexpr std::size_t kManyPictures = 400;
  LessonShape shape;
  shape.sidePx = pictures > kManyPictures ? 256 : 384;
  shape.squaresEach = static_cast<int>(std::clamp<std::size_t>(kSquares / std::max<std::size_t>(1, pictures), 1, 24));
  return shape;
}

void writeLessons(const std::filesystem::path& pack, const std::vector<std::filesystem::path>& pictures,
                  const LessonShape& shape, RunContext& context) {
  if (pictures.empty())
    throw Error(ErrorCode::InvalidArgument, "There is no usable picture to learn from.");
  std::mt19937_64 random(shape.seed);
  writeSquares(pack, pictures, shape, context,
               [&](std::size_t /*picture*/, const cv::Size& size, int index) { return squareOf(size, index, random); });
}

void writeFaceLessons(const std::filesystem::path& pack, const std::vector<FaceSquare>& faces, FaceUse use,
                      RunContext& context) {
  if (faces.size() < kLeastFaces)
    throw Error(ErrorCode::InvalidArgument, "Faces can be learned from " + std::to_string(kLeastFaces) +
                                                " portraits or more; a face was found in " +
                                                std::to_string(faces.size()) + ". Add portraits.");
  constexpr std::size_t kSquares = 256;
  LessonShape shape;
  shape.sidePx = 64;
  shape.squaresEach =
      use == FaceUse::Once ? 1 : static_cast<int>(std::clamp<std::size_t>(kSquares / faces.size(), 1, 4));
  std::vector<std::filesystem::path> files;
  for (const FaceSquare& face : faces) files.push_back(face.file);
  std::mt19937_64 random(shape.seed);
  writeSquares(pack, files, shape, context, [&](std::size_t picture, const cv::Size& size, int index) {
    return nearSquare(faces[picture], size, index, random);
  });
}

}  // namespace visagiste
