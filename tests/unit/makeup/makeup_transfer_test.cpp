#include "core/makeup/makeup_transfer.h"

#include <cmath>

#include "core/catalogue/picture_analysis.h"
#include "core/catalogue/sample_files.h"
#include "core/image/color.h"
#include "core/image/decode.h"
#include "core/image/resample.h"
#include "core/inference/makeup_encoder_network.h"
#include "core/inference/makeup_transfer_network.h"
#include "core/makeup/face_frame.h"
#include "core/makeup/look_extraction.h"
#include "core/makeup/makeup_renderer.h"
#include "core/reconstruct/face_model.h"
#include "tests/support/error_matchers.h"
#include "tests/support/sample_images.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

struct Sample {
  Services services{ModelFolders()};
  TransferFace face;
  Irises irises;

  Sample() {
    face.picture = decodeImageFile(samplePortrait());
    QuietContext context;
    const FaceObservation found = findFaces(services, face.picture, context).at(0);
    face.landmarks = found.landmarks;
    irises = found.irises;
  }

  /// The sample with red lips and blue lids.
  [[nodiscard]] TransferFace madeUp() {
    MakeupLook look;
    look.layers.push_back(usualLayer(MakeupProduct::Eyeshadow, {40, 70, 160}));
    look.layers.push_back(usualLayer(MakeupProduct::Lipstick, {190, 20, 40}));
    return wearing(std::move(look));
  }

  [[nodiscard]] TransferFace wearing(MakeupLook look) {
    MakeupFace worn;
    worn.landmarks = face.landmarks;
    worn.irises = irises;
    worn.look = std::make_shared<const MakeupLook>(std::move(look));
    TransferFace result = face;
    result.picture =
        makeMakeupRenderer(services.faceModel(), MakeupQuality::Still)->paint(face.picture, {std::move(worn)});
    return result;
  }
};

Sample& sample() {
  static Sample shared;
  return shared;
}

/// The face in dimmer light and a smaller picture: another photograph of someone who wears nothing.
TransferFace dimmer(const TransferFace& face) {
  const Image smaller = resized(face.picture, {face.picture.width() * 3 / 4, face.picture.height() * 3 / 4});
  std::vector<std::uint8_t> pixels(smaller.pixels(), smaller.pixels() + smaller.byteCount());
  for (std::uint8_t& value : pixels) value = static_cast<std::uint8_t>(value * 15 / 16);
  TransferFace result = face;
  result.picture = Image(smaller.size(), PixelFormat::Rgb8, std::move(pixels));
  result.landmarks.pointsPx *= 0.75F;
  return result;
}

double psnr(const Image& a, const Image& b) {
  double squares = 0;
  for (std::size_t i = 0; i < a.byteCount(); ++i) squares += std::pow(a.pixels()[i] - b.pixels()[i], 2);
  return squares == 0 ? 100 : 10 * std::log10(255.0 * 255.0 * static_cast<double>(a.byteCount()) / squares);
}

/// Mean colour around a landmark.
Eigen::Vector3f colorAt(const TransferFace& face, const Image& picture, int point) {
  const Eigen::Vector2f at = face.landmarks.pointsPx.col(point);
  Eigen::Vector3f sum = Eigen::Vector3f::Zero();
  for (int v = -2; v <= 2; ++v)
    for (int u = -2; u <= 2; ++u) {
      const Pixel pixel = pixelAt(picture, static_cast<int>(at.x()) + u, static_cast<int>(at.y()) + v);
      sum += Eigen::Vector3f(static_cast<float>(pixel[0]), static_cast<float>(pixel[1]), static_cast<float>(pixel[2]));
    }
  return sum / 25;
}

Eigen::Vector3f labAt(const TransferFace& face, const Image& picture, int point) {
  return labFromLinear(colorAt(face, picture, point).unaryExpr([](float v) { return linearFromCoded(v / 255); }));
}

double redness(const TransferFace& face, const Image& picture, int point) {
  const Eigen::Vector3f color = colorAt(face, picture, point);
  return color.x() - color.y();
}

constexpr int kLowerLip = 17 - 1;  // Point 16 lies on the red of the lower lip.

}  // namespace

TEST_CASE("a face takes nothing from itself", "[makeup][transfer]") {
  const TransferFace face = sample().face;
  const Image result = sample().services.makeupTransfer()->transferred(face, face, 1);
  CHECK(psnr(result, face.picture) > 40);
}

TEST_CASE("a bare reference gives hardly anything", "[makeup][transfer]") {
  const TransferFace face = sample().face;
  const Image result = sample().services.makeupTransfer()->transferred(face, dimmer(face), 1);
  CHECK(psnr(result, face.picture) > 36);
}

TEST_CASE("outside the face nothing changes by a single bit", "[makeup][transfer]") {
  const TransferFace face = sample().face;
  const TransferFace reference = sample().madeUp();
  const Image result = sample().services.makeupTransfer()->transferred(face, reference, 1);
  REQUIRE(result.size() == face.picture.size());
  const FramePlaces places = FaceFrame(*sample().services.faceModel()).places(result.size(), face.landmarks);
  int changedInside = 0;
  for (int y = 0; y < result.height(); ++y)
    for (int x = 0; x < result.width(); ++x) {
      const int column = x - places.left;
      const int row = y - places.top;
      const bool isPart = column >= 0 && row >= 0 && column < places.size.width && row < places.size.height;
      const float weight = isPart ? places.weight[static_cast<std::size_t>(row) * places.size.width + column] : 0.0F;
      const bool isChanged = pixelAt(result, x, y) != pixelAt(face.picture, x, y);
      if (weight == 0)
        REQUIRE_FALSE(isChanged);
      changedInside += isChanged ? 1 : 0;
    }
  CHECK(changedInside > 1000);
}

TEST_CASE("lipstick comes over and its strength is a dial", "[makeup][transfer]") {
  const TransferFace face = sample().face;
  const TransferFace reference = sample().madeUp();
  const auto transfer = sample().services.makeupTransfer();
  const double bare = redness(face, face.picture, kLowerLip);
  const double worn = redness(face, reference.picture, kLowerLip);
  REQUIRE(worn > bare + 20);
  const double full = redness(face, transfer->transferred(face, reference, 1), kLowerLip);
  const double half = redness(face, transfer->transferred(face, reference, 0.5F), kLowerLip);
  CHECK(full > bare + 0.4 * (worn - bare));
  CHECK(half > bare);
  CHECK(half < full);
  CHECK(largestDifference(transfer->transferred(face, reference, 0), face.picture) == 0);
}

TEST_CASE("transfer refuses what it cannot do", "[makeup][transfer]") {
  const TransferFace face = sample().face;
  const auto transfer = sample().services.makeupTransfer();
  CHECK(failsWith(ErrorCode::InvalidArgument, "strength",
                  [&] { static_cast<void>(transfer->transferred(face, face, 1.5F)); }));
  TransferFace grey = face;
  grey.picture = converted(face.picture, PixelFormat::Gray8);
  CHECK(failsWith(ErrorCode::InvalidArgument, "RGB", [&] { static_cast<void>(transfer->transferred(grey, face, 1)); }));
}

TEST_CASE("the makeup networks take the frame's faces and nothing else", "[makeup][networks]") {
  const ModelFolders folders;
  const ComputeDevice device = chooseDevice(Workload::Live, Precision::Float32);
  const auto transfer = MakeupTransferNetwork::load(folders.folder("makeup-transfer-v1"), device);
  const auto encoder = MakeupEncoderNetwork::load(folders.folder("makeup-encoder-v1"), device);
  CHECK(transfer->inputSidePx() == FaceFrame::kSidePx);
  CHECK(encoder->inputSidePx() == FaceFrame::kSidePx);
  const Image small = quadrants({64, 64});
  CHECK_THROWS_AS(transfer->run(small, small), Error);
  CHECK_THROWS_AS(encoder->run(small), Error);
}

TEST_CASE("a painted lipstick is read back", "[makeup][extraction]") {
  const TransferFace reference = sample().madeUp();
  const MakeupLook look = sample().services.lookExtractor()->extracted(reference.picture, reference.landmarks);
  const auto lipstick = std::find_if(look.layers.begin(), look.layers.end(),
                                     [](const MakeupLayer& layer) { return layer.product == MakeupProduct::Lipstick; });
  REQUIRE(lipstick != look.layers.end());
  // Colour and opacity of one layer may trade places; what they make together is the lips' colour.
  CHECK(deltaE2000(labOf(lipstick->colors.front()), labOf({190, 20, 40})) < 15);
  const TransferFace again = sample().wearing(look);
  CHECK(deltaE2000(labAt(reference, again.picture, kLowerLip), labAt(reference, reference.picture, kLowerLip)) < 8);
}

TEST_CASE("a bare face wears hardly anything", "[makeup][extraction]") {
  const TransferFace face = sample().face;
  const TransferFace again =
      sample().wearing(sample().services.lookExtractor()->extracted(face.picture, face.landmarks));
  CHECK(psnr(again.picture, face.picture) > 36);
}
