#include "core/garment/garment_file.h"

#include <fstream>
#include <random>

#include "core/garment/garment_library.h"
#include "tests/support/error_matchers.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

Garment smallGarment() {
  Garment garment;
  garment.name = "Prüfung \"1\"";
  garment.category = GarmentCategory::Cardigan;
  garment.licence = "MIT";
  garment.tags = {"日", "winter"};
  garment.pattern = FabricPattern::Knit;
  garment.color = {1, 2, 3};
  garment.shoulderCm = 43.5F;
  garment.handles.neck = {Eigen::Vector2f(24, 4), Eigen::Vector2f(40, 4)};
  garment.handles.collarTop = garment.handles.neck;
  garment.handles.collarFront = {32, 12};
  garment.handles.shoulder = {Eigen::Vector2f(14, 8), Eigen::Vector2f(50, 8)};
  garment.handles.armpit = {Eigen::Vector2f(12, 24), Eigen::Vector2f(52, 24)};
  garment.handles.sleeveOuter = {Eigen::Vector2f(2, 20), Eigen::Vector2f(62, 20)};
  garment.handles.sleeveInner = {Eigen::Vector2f(8, 28), Eigen::Vector2f(56, 28)};
  garment.handles.hem = {Eigen::Vector2f(12, 62), Eigen::Vector2f(52, 62)};
  std::vector<std::uint8_t> pixels(64 * 64 * 4);
  for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<std::uint8_t>(i * 7);
  garment.picture = Image({64, 64}, PixelFormat::Rgba8, pixels);
  garment.back = Image({64, 64}, PixelFormat::Rgba8, std::move(pixels));
  garment.shading = Image({64, 64}, PixelFormat::Gray8, std::vector<std::uint8_t>(64 * 64, 128));
  return garment;
}

bool isRefused(const std::string& json, const std::string& part) {
  return failsWith(ErrorCode::Unreadable, part, [&] { static_cast<void>(readGarment(json, "a.garment")); });
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

}  // namespace

TEST_CASE("a garment comes back from its file", "[garment]") {
  const TemporaryFolder folder;
  const Garment garment = smallGarment();
  writeGarmentFile(folder / "a.garment", garment);
  const Garment back = readGarmentFile(folder / "a.garment");
  CHECK(back.name == garment.name);
  CHECK(back.category == garment.category);
  CHECK(back.tags == garment.tags);
  CHECK(back.pattern == garment.pattern);
  CHECK(back.color == garment.color);
  CHECK(back.shoulderCm == garment.shoulderCm);
  CHECK(back.handles == garment.handles);
  CHECK(*back.picture.sharedPixels() == *garment.picture.sharedPixels());
  CHECK(*back.back.sharedPixels() == *garment.back.sharedPixels());
  CHECK(*back.shading.sharedPixels() == *garment.shading.sharedPixels());
}

TEST_CASE("hostile garments are refused by name of the field", "[garment]") {
  const std::string good = garmentJson(smallGarment());
  CHECK(isRefused("", "JSON"));
  CHECK(isRefused("[]", "braces"));
  CHECK(isRefused(std::string(500, '['), "nested"));
  CHECK(isRefused(replaced(good, "visagiste-garment-1", "visagiste-garment-9"), "format"));
  CHECK(isRefused(replaced(good, "\"cardigan\"", "\"spacesuit\""), "category"));
  CHECK(isRefused(replaced(good, "43.5", "1e30"), "shoulderCm"));
  CHECK(isRefused(replaced(good, "\"licence\"", "\"program\""), "program"));
  CHECK(isRefused(replaced(good, "24.0", "\"x\""), "handles.neck"));
  CHECK(isRefused(replaced(good, "24.0", "900000"), "handles"));
  Garment wrong = smallGarment();
  std::swap(wrong.handles.hem[0], wrong.handles.hem[1]);
  CHECK(failsWith(ErrorCode::InvalidArgument, "handles", [&] { static_cast<void>(garmentJson(wrong)); }));
  wrong = smallGarment();
  wrong.back = Image({32, 64}, PixelFormat::Rgba8, std::vector<std::uint8_t>(32 * 64 * 4));
  CHECK(failsWith(ErrorCode::InvalidArgument, "back", [&] { static_cast<void>(garmentJson(wrong)); }));
  CHECK(failsWith(ErrorCode::TooLarge, "32 MiB",
                  [] { static_cast<void>(readGarment(std::string((32U << 20U) + 1, ' '), "a")); }));
  CHECK(failsWith(ErrorCode::NotFound, "nowhere", [] { static_cast<void>(readGarmentFile("/nowhere/a.garment")); }));
}

TEST_CASE("damaged garments never do more than fail", "[garment]") {
  const std::string good = garmentJson(smallGarment());
  std::mt19937 random(3);
  int refused = 0;
  constexpr int kTrials = 400;
  for (int trial = 0; trial < kTrials; ++trial) {
    std::string bad = good;
    for (int i = 0; i < 4; ++i) bad[random() % bad.size()] = static_cast<char>(random() % 256);
    if (trial % 4 == 0)
      bad.resize(random() % bad.size());
    try {
      readGarment(bad, "damaged").check();
    } catch (const Error&) {
      ++refused;
    }
  }
  CHECK(refused > kTrials / 4);  // Those that were cut off, at the least.
}

TEST_CASE("garments of one's own are kept beside the shipped ones", "[garment]") {
  const TemporaryFolder folder;
  GarmentLibrary library(shippedGarmentsFolder(), folder / "own");
  CHECK(library.problems().empty());
  CHECK(library.entries().size() >= 24);
  for (const GarmentCategoryTraits& traits : garmentCategories())
    CHECK(std::any_of(library.entries().begin(), library.entries().end(),
                      [&](const auto& entry) { return entry.garment->category == traits.category; }));
  for (const auto& [name, pattern] : fabricPatterns())
    CHECK(std::any_of(library.entries().begin(), library.entries().end(),
                      [p = pattern](const auto& entry) { return entry.garment->pattern == p; }));
  CHECK(library.find("breton-tee")->pattern == FabricPattern::Stripe);
  library.save(smallGarment());
  CHECK(library.find("prüfung \"1\"")->category == GarmentCategory::Cardigan);
  library.remove(smallGarment().name);
  CHECK(failsWith(ErrorCode::NotFound, "no garment", [&] { static_cast<void>(library.find(smallGarment().name)); }));
  std::ofstream(folder / "own/bad.garment") << "{}";
  library.reload();
  CHECK(library.problems().size() == 1);
}

TEST_CASE("fits are edited by name and refuse nonsense", "[garment]") {
  GarmentFit fit;
  for (const GarmentFitParameter& parameter : garmentFitParameters()) {
    editFit(fit, std::string(parameter.name) + "=" + std::to_string(parameter.most));
    CHECK(fit.*parameter.value == Approx(parameter.most));
  }
  fit.check();
  editFit(fit, "fabric=check");
  CHECK(fit.hasFabric);
  CHECK(fit.pattern == FabricPattern::Check);
  editFit(fit, "fabric=own");
  CHECK_FALSE(fit.hasFabric);
  for (const char* bad :
       {"length", "length=", "length=abc", "length=99", "length=nan", "fabric=gold", "color=red", "shape=1", "=1", ""})
    CHECK(failsWith(ErrorCode::InvalidArgument, "", [&] { editFit(fit, bad); }));
}
