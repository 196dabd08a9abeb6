#include "core/lab/training_pictures.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <opencv2/imgproc.hpp>
#include <sodium.h>

#include "core/base/error.h"
#include "core/image/decode.h"
#include "core/image/mat_view.h"
#include "core/image/resample.h"
#include "core/model_store/sha256.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

constexpr int kTwinBits = 4;  // Of 64: another size or stronger compression of the same picture.

bool isPictureName(const fs::path& file) {
  static constexpr std::array<const char*, 8> kExtensions = {".jpg", ".jpeg", ".png",  ".webp",
                                                             ".tif", ".tiff", ".bmp", ".jfif"};
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) { return std::tolower(c); });
  return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

std::vector<fs::path> pictureFiles(const std::vector<fs::path>& paths) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) {
    if (!fs::exists(path))
      throw Error(ErrorCode::NotFound, "There is no file or folder '" + path.string() + "' to learn from.");
    if (!fs::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    for (const auto& entry : fs::directory_iterator(path))
      if (entry.is_regular_file() && isPictureName(entry.path()))
        files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  if (files.empty())
    throw Error(ErrorCode::InvalidArgument, "There is no picture to learn from. Give pictures, or a folder with some.");
  if (files.size() > TrainingPictures::kMost)
    throw Error(ErrorCode::InvalidArgument, "There are " + std::to_string(files.size()) +
                                                " pictures; at most " + std::to_string(TrainingPictures::kMost) +
                                                " can be learned from at once. Choose a part of them.");
  return files;
}

struct LookedThrough {
  TrainingPicture picture;
  std::uint64_t hash = 0;
};

LookedThrough lookThrough(const fs::path& file) {
  LookedThrough result;
  result.picture.file = file;
  try {
    const Image image = decodeImageFile(file);
    result.picture.sizePx = image.size();
    result.hash = appearanceHash(image);
    if (std::min(image.size().width, image.size().height) < TrainingPictures::kLeastSidePx) {
      result.picture.fitness = PictureFitness::TooSmall;
      result.picture.problem =
          "Its shorter side has less than " + std::to_string(TrainingPictures::kLeastSidePx) + " pixels.";
    }
  } catch (const Error& error) {
    result.picture.fitness = PictureFitness::Unreadable;
    result.picture.problem = error.what();
  }
  return result;
}

int differingBits(std::uint64_t a, std::uint64_t b) {
  return __builtin_popcountll(a ^ b);
}

/// One hash over the hashes of the files, so that their order and names do not count.
std::string fingerprintOf(const std::vector<fs::path>& files) {
  std::vector<std::string> sums;
  for (const fs::path& file : files) sums.push_back(sha256OfFile(file));
  std::sort(sums.begin(), sums.end());
  std::string all;
  for (const std::string& sum : sums) all += sum;
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(all.data()), all.size());
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> text{};
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  return text.data();
}

}  // namespace

std::vector<fs::path> TrainingPictures::usable() const {
  std::vector<fs::path> files;
  for (const TrainingPicture& picture : pictures)
    if (picture.fitness == PictureFitness::Usable)
      files.push_back(picture.file);
  return files;
}

std::size_t TrainingPictures::count(PictureFitness fitness) const {
  return static_cast<std::size_t>(std::count_if(pictures.begin(), pictures.end(), [&](const TrainingPicture& picture) {
    return picture.fitness == fitness;
  }));
}

TrainingPictures inspectPictures(const std::vector<fs::path>& paths, RunContext& context) {
  const std::vector<fs::path> files = pictureFiles(paths);
  TrainingPictures result;
  std::vector<LookedThrough> kept;
  for (const fs::path& file : files) {
    context.checkpoint();
    context.report(static_cast<float>(result.pictures.size()) / static_cast<float>(files.size()), "lab.inspect");
    LookedThrough looked = lookThrough(file);
    if (looked.picture.fitness == PictureFitness::Usable) {
      const auto twin = std::find_if(kept.begin(), kept.end(), [&](const LookedThrough& other) {
        return differingBits(other.hash, looked.hash) <= kTwinBits;
      });
      if (twin != kept.end()) {
        looked.picture.fitness = PictureFitness::Duplicate;
        looked.picture.twin = twin->picture.file;
        looked.picture.problem = "It looks the same as " + twin->picture.file.filename().string() + ".";
      } else {
        kept.push_back(looked);
      }
    }
    result.pictures.push_back(std::move(looked.picture));
  }
  result.fingerprint = fingerprintOf(result.usable());
  return result;
}

std::uint64_t appearanceHash(const Image& picture) {
  constexpr int kSide = 8;
  const Image small = resized(converted(picture, PixelFormat::Gray8), {kSide + 1, kSide});
  const cv::Mat grey = matView(small);
  std::uint64_t hash = 0;
  for (int y = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x)
      hash = 2 * hash + (grey.at<std::uint8_t>(y, x) < grey.at<std::uint8_t>(y, x + 1) ? 1 : 0);
  return hash;
}

}  // namespace visagiste
