#include <torch/types.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "core/types/face_region.h"
#include "models/networks/parsing_net.h"
#include "models/training/parsing/accessories.h"
#include "models/training/parsing/guide_points.h"
#include "models/training/parsing/parsing_evaluation.h"
#include "models/training/parsing/parsing_loss.h"
#include "models/training/parsing/parsing_set.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::networks;
using namespace visagiste::training;

namespace {

constexpr int kPlaces = kParsingBlock * kParsingBlock;

/// The same loss in LibTorch's own words.
torch::Tensor plainLoss(const torch::Tensor& blocks, const torch::Tensor& regions) {
  const torch::Tensor logits = spreadBlocks(blocks).permute({0, 2, 3, 1}).reshape({-1, kParsingRegions});
  const torch::Tensor labels = regions.reshape(-1).to(torch::kInt64);
  const torch::Tensor known = labels.lt(kParsingRegions).nonzero().squeeze(1);
  const torch::Tensor wanted = torch::one_hot(labels.index_select(0, known), kParsingRegions).to(torch::kFloat32);
  const torch::Tensor shares = logits.index_select(0, known).softmax(1);
  const torch::Tensor weights = (wanted * regionWeights()).sum(1);
  const torch::Tensor entropy = -((wanted * shares.log()).sum(1) * weights).sum() / weights.sum();
  const torch::Tensor dice =
      (2 * (shares * wanted).sum(0) + 1) / (shares.sum(0) + wanted.sum(0) + 1);  // 1: as the loss is smoothed
  const torch::Tensor present = wanted.sum(0).gt(0).to(torch::kFloat32);
  return entropy + kOverlapWeight * ((1 - dice) * present).sum() / present.sum();
}

/// A face of 100 pixels seen from the front: only the points that accessories ask for lie where they belong.
CanvasPoints frontalPoints() {
  CanvasPoints points(478, {64, 64});
  points[33] = {38, 55};
  points[133] = {54, 55};
  points[362] = {74, 55};
  points[263] = {90, 55};
  points[127] = {20, 58};
  points[356] = {108, 58};
  points[10] = {64, 18};
  points[152] = {64, 118};
  return points;
}

RegionCanvas plainFace() {
  RegionCanvas canvas(128);
  std::fill(canvas.picture.rgb.begin(), canvas.picture.rgb.end(), 0.6F);
  std::fill(canvas.regions.begin(), canvas.regions.end(), std::uint8_t{1});
  for (std::size_t i = 0; i < 128 * 16; ++i) canvas.regions[i] = 11;  // Hair above.
  return canvas;
}

std::size_t countOf(const RegionCanvas& canvas, FaceRegion region) {
  return static_cast<std::size_t>(
      std::count(canvas.regions.begin(), canvas.regions.end(), static_cast<std::uint8_t>(region)));
}

}  // namespace

TEST_CASE("the parsing network answers for every pixel of any size", "[models][parsing]") {
  const torch::NoGradGuard noGrad;
  ParsingNet net;
  net->eval();
  for (const int side : {64, 128, 256}) {
    const torch::Tensor blocks = net->forward(torch::zeros({2, 3, side, side}), guideOf({{}, {}}, side));
    CHECK(blocks.sizes() == torch::IntArrayRef{2, kParsingRegions * kPlaces, side / 4, side / 4});
    CHECK(spreadBlocks(blocks).sizes() == torch::IntArrayRef{2, kParsingRegions, side, side});
  }
}

TEST_CASE("models and core name the regions alike", "[models][parsing]") {
  REQUIRE(kParsingRegions == kFaceRegionCount);
  for (std::size_t i = 0; i < kFaceRegionNames.size(); ++i) CHECK(kFaceRegionNames[i] == kParsingRegionNames[i]);
}

TEST_CASE("8-bit shares are the softmax of the spread logits", "[models][parsing]") {
  torch::manual_seed(2);
  const torch::Tensor blocks = 6.0 * torch::randn({1, kParsingRegions * kPlaces, 3, 2});
  const torch::Tensor places = blocks.permute({0, 2, 3, 1}).contiguous();
  std::vector<std::uint8_t> planes(std::size_t{kParsingRegions} * 12 * 8);
  decodeShares(places.data_ptr<float>(), 3, 2, planes.data());
  const torch::Tensor exact = (255.0 * spreadBlocks(blocks).softmax(1)).contiguous();
  const float* wanted = exact.data_ptr<float>();
  for (std::size_t i = 0; i < planes.size(); ++i)
    REQUIRE(std::fabs(static_cast<float>(planes[i]) - wanted[i]) < 0.6F);  // half a step and the exponential's error
}

TEST_CASE("logits far apart leave one region certain", "[models][parsing]") {
  std::vector<float> logits(std::size_t{kParsingRegions} * kPlaces, -1000.0F);
  for (int i = 0; i < kPlaces; ++i) logits[static_cast<std::size_t>(7 * kPlaces + i)] = 1000.0F;
  std::vector<std::uint8_t> planes(std::size_t{kParsingRegions} * 16);
  decodeShares(logits.data(), 1, 1, planes.data());
  for (int region = 0; region < kParsingRegions; ++region)
    for (int i = 0; i < kPlaces; ++i)
      CHECK(planes[static_cast<std::size_t>(region * kPlaces + i)] == (region == 7 ? 255 : 0));
}

TEST_CASE("the parsing loss and its slope are those of its formula", "[training][parsing]") {
  torch::manual_seed(3);
  torch::Tensor blocks = torch::randn({2, kParsingRegions * kPlaces, 2, 3});
  torch::Tensor regions = torch::randint(0, 13, {2, 8, 12}).to(torch::kUInt8);
  regions[0][0].fill_(255);  // unknown
  regions[1][2].fill_(254);  // beyond the picture
  torch::Tensor own = blocks.clone().contiguous(at::MemoryFormat::ChannelsLast).requires_grad_();
  torch::Tensor plain = blocks.clone().requires_grad_();
  const torch::Tensor loss = parsingLoss(own, regions);
  const torch::Tensor wanted = plainLoss(plain, regions);
  CHECK(loss.item<float>() == Approx(wanted.item<float>()).epsilon(1e-5));
  (3.0 * loss).backward();
  (3.0 * wanted).backward();
  const double scale = plain.grad().abs().max().item<double>();
  CHECK((own.grad() - plain.grad()).abs().max().item<double>() < 1e-4 * scale);
  CHECK(own.grad()[0].select(1, 0).isfinite().all().item<bool>());
}

TEST_CASE("a batch without any known region has no loss", "[training][parsing]") {
  torch::Tensor blocks = torch::randn({1, kParsingRegions * kPlaces, 1, 1}).requires_grad_();
  const torch::Tensor loss = parsingLoss(blocks, torch::full({1, 4, 4}, 255, torch::kUInt8));
  loss.backward();
  CHECK(loss.item<float>() == 0.0F);
  CHECK(blocks.grad().abs().max().item<float>() == 0.0F);
}

TEST_CASE("logits and regions that do not fit are refused", "[training][parsing]") {
  const torch::Tensor blocks = torch::zeros({1, kParsingRegions * kPlaces, 2, 2});
  CHECK_THROWS_AS(parsingLoss(blocks, torch::zeros({1, 8, 4}, torch::kUInt8)), std::invalid_argument);
  CHECK_THROWS_AS(parsingLoss(blocks, torch::zeros({1, 8, 8})), std::invalid_argument);
  CHECK_THROWS_AS(parsingLoss(torch::zeros({1, 15, 2, 2}), torch::zeros({1, 8, 8}, torch::kUInt8)),
                  std::invalid_argument);
}

TEST_CASE("glasses sit on the eyes and leave the chin alone", "[training][parsing]") {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    RegionCanvas canvas = plainFace();
    wearGlasses(canvas, frontalPoints(), random);
    CHECK(countOf(canvas, FaceRegion::Glasses) > 60);
    for (int y = 95; y < 128; ++y)
      for (int x = 0; x < 128; ++x) REQUIRE(canvas.region(x, y) == 1);
  }
}

TEST_CASE("hands and strands change what they cover, and only that", "[training][parsing]") {
  std::size_t hands = 0, strands = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Random random(seed);
    const RegionCanvas before = plainFace();
    RegionCanvas canvas = before;
    raiseHand(canvas, frontalPoints(), random);
    hands += countOf(canvas, FaceRegion::OtherSkin);
    looseStrands(canvas, frontalPoints(), random);
    strands += countOf(canvas, FaceRegion::Hair) -
               std::min(countOf(before, FaceRegion::Hair), countOf(canvas, FaceRegion::Hair));
    for (const std::uint8_t region : canvas.regions) REQUIRE((region == 1 || region == 11 || region == 13));
  }
  CHECK(hands > 20 * 200);
  CHECK(strands > 20 * 10);
}

TEST_CASE("a face without skin or hair gets neither hand nor strand", "[training][parsing]") {
  Random random(1);
  RegionCanvas canvas(128);
  const RegionCanvas before = canvas;
  raiseHand(canvas, frontalPoints(), random);
  looseStrands(canvas, frontalPoints(), random);
  CHECK(canvas.regions == before.regions);
  CHECK(canvas.picture.rgb == before.picture.rgb);
}

TEST_CASE("overlap counts pixels of both over pixels of either", "[training][parsing]") {
  Confusion confusion;
  confusion.counts[7][7] = 6;  // upper lip
  confusion.counts[7][9] = 2;  // taken for the lower
  confusion.counts[9][9] = 5;
  confusion.counts[1][9] = 3;
  CHECK(confusion.overlap({7}) == Approx(6.0 / 8.0));
  CHECK(confusion.overlap({9}) == Approx(5.0 / 10.0));
  CHECK(confusion.overlap({7, 9}) == Approx(13.0 / 16.0));
  CHECK(std::isnan(confusion.overlap({14})));
  CHECK(confusion.wanted(7) == 8);
}

TEST_CASE("a parsing set keeps unknown pixels and exchanges left and right", "[training][parsing]") {
  const test::TemporaryFolder folder;
  const int side = 64;
  PackedSample sample;
  sample.id = "one";
  sample.flags = PackedSample::kHasRegions;
  // An upright face of half the picture's side: everything that faceSquare() asks for.
  std::mt19937 order(4);
  std::uniform_real_distribution<float> place(20.0F, 44.0F);
  for (int i = 0; i < 478; ++i) sample.label.insert(sample.label.end(), {place(order), place(order), 0.0F});
  const auto put = [&](std::size_t point, float x, float y) {
    sample.label[3 * point] = x;
    sample.label[3 * point + 1] = y;
  };
  put(33, 24, 30);
  put(263, 40, 30);
  put(10, 32, 18);
  put(152, 32, 46);
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      const std::uint8_t region = y < 4 ? PackedSample::kUnknownRegion : x < 32 ? 5 : 4;
      sample.rgba.insert(sample.rgba.end(), {std::uint8_t(4 * x), std::uint8_t(4 * y), 90, region});
    }
  PackedSample texture;
  texture.id = "texture";
  texture.rgba.assign(std::size_t{4} * 16 * 16, 128);
  writePackedSet((folder / "parsing.pack").string(), {side, side, 478 * 3, {sample}});
  writePackedSet((folder / "negatives.pack").string(), {16, 16, 0, {texture}});
  const ParsingSet set(folder.path().string());
  REQUIRE(set.indices(Split::Train).size() == 1);
  const RegionCanvas aligned = set.aligned(0, 32);
  CHECK(aligned.region(8, 16) == 5);
  CHECK(aligned.region(24, 16) == 4);
  Random random(9);
  for (int i = 0; i < 40; ++i) {
    const RegionCanvas widened = set.widened(random, 32);
    for (const float value : widened.picture.rgb) REQUIRE((value >= 0.0F && value <= 1.0F));
    for (const std::uint8_t region : widened.regions)
      REQUIRE((region == 0 || region == 4 || region == 5 || region == 14 || region >= 254));
  }
  SECTION("portraits without regions are refused") {
    sample.flags = 0;
    writePackedSet((folder / "parsing.pack").string(), {side, side, 478 * 3, {sample}});
    CHECK_THROWS_AS(ParsingSet(folder.path().string()), std::runtime_error);
  }
}
