#include "core/garment/garment_file.h"

#include <array>
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

TEST_CASE("an outfit comes back from its file, by name or with its garments", "[garment]") {
  const auto garment = std::make_shared<const Garment>(smallGarment());
  GarmentFit fit;
  editFit(fit, "length=1.25");
  editFit(fit, "color=#203040");
  editFit(fit, "hem-left=2.5,-3");
  const NamedOutfit outfit{"夏 \"2\"", {{garment, {}, true}, {garment, fit, false}}};
  const auto known = [&](const std::string& name) {
    CHECK(name == garment->name);
    return garment;
  };
  const NamedOutfit back = readOutfit(outfitJson(outfit, OutfitGarments::ByName), "a", known);
  CHECK(back.name == outfit.name);
  CHECK(back.garments == outfit.garments);
  const auto unknown = [](const std::string& name) -> std::shared_ptr<const Garment> {
    throw Error(ErrorCode::NotFound, "no " + name);
  };
  const NamedOutfit enclosed = readOutfit(outfitJson(outfit, OutfitGarments::Enclosed), "a", unknown);
  REQUIRE(enclosed.garments.size() == 2);
  CHECK(enclosed.garments[1].garment->handles == garment->handles);
  CHECK(enclosed.garments[1].fit == fit);
  CHECK(failsWith(ErrorCode::NotFound, "no ",
                  [&] { static_cast<void>(readOutfit(outfitJson(outfit, OutfitGarments::ByName), "a", unknown)); }));
  const std::string good = outfitJson(outfit, OutfitGarments::ByName);
  for (const auto& [from, to, part] : {std::array<const char*, 3>{"visagiste-outfit-1", "visagiste-outfit-9", "format"},
                                       {"1.25", "125", "length"},
                                       {"hem-left", "hem-top", "hem-top"},
                                       {"2.5", "250", "hem-left"},
                                       {"#203040", "red", "color"},
                                       {"\"visible\"", "\"script\"", "script"}})
    CHECK(failsWith(ErrorCode::Unreadable, part, [&, from = from, to = to] {
      static_cast<void>(readOutfit(replaced(good, from, to), "a", known));
    }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "name", [&] {
    static_cast<void>(outfitJson({" ", outfit.garments}, OutfitGarments::ByName));
  }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "8", [&] {
    static_cast<void>(outfitJson({"a", Outfit(9, outfit.garments[0])}, OutfitGarments::ByName));
  }));
}

TEST_CASE("outfits are kept beside the garments", "[garment]") {
  const TemporaryFolder folder;
  GarmentLibrary library(shippedGarmentsFolder(), folder / "own");
  const Outfit worn{{library.find("black-tee"), {}, true}, {library.find("navy-blazer"), {}, true}};
  library.saveOutfit({"Office", worn});
  library.saveOutfit({"Office", {worn[1]}});
  REQUIRE(library.outfits().size() == 1);
  CHECK(library.outfits()[0].garments[0].garment->name == "Navy blazer");
  std::ofstream(folder / "own/outfits/bad.outfit") << "{}";
  library.reload();
  CHECK(library.problems().size() == 1);
  library.removeOutfit("office");
  CHECK(library.outfits().empty());
  CHECK(failsWith(ErrorCode::NotFound, "no outfit", [&] { library.removeOutfit("office"); }));
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
  for (const char* bad : {"length", "length=", "length=abc", "length=99", "length=nan", "fabric=gold", "color=red",
                          "shape=1", "=1", "", "hem-left=1", "hem-left=1,x", "hem-left=1,90"})
    CHECK(failsWith(ErrorCode::InvalidArgument, "", [&] { editFit(fit, bad); }));
}
