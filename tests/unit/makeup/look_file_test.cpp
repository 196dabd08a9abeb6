#include "core/makeup/look_file.h"

#include <fstream>
#include <string>

#include "tests/support/error_matchers.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using test::failsWith;

namespace {

MakeupLook fullLook() {
  MakeupLook look;
  look.name = "Prüfung \"1\"";
  look.author = "A";
  look.licence = "MIT";
  look.tags = {"evening", "日"};
  for (const MakeupProductTraits& traits : makeupProducts()) {
    MakeupLayer layer = usualLayer(traits.product, {12, 200, 77});
    layer.zone = traits.zones.back();
    layer.finish = traits.finishes.back();
    layer.opacity = 0.35F;
    layer.side = FaceSide::Left;
    for (const MakeupParameter& parameter : traits.parameters)
      layer.parameters[std::string(parameter.name)] = parameter.most;
    if (traits.product == MakeupProduct::FacePaint)
      layer.picture = Image({2, 1}, PixelFormat::Rgba8, {1, 2, 3, 4, 250, 251, 252, 253});
    look.layers.push_back(std::move(layer));
  }
  look.layers.front().mask = Image({2, 2}, PixelFormat::Gray8, {0, 85, 170, 255});
  look.layers.back().visible = false;
  return look;
}

std::vector<std::uint8_t> pixelsOf(const Image& image) {
  return image.isEmpty() ? std::vector<std::uint8_t>() : *image.sharedPixels();
}

bool isRefused(const std::string& json, const std::string& part) {
  return failsWith(ErrorCode::Unreadable, part, [&] { static_cast<void>(readLook(json, "a.json")); });
}

}  // namespace

TEST_CASE("a look comes back from its JSON", "[makeup]") {
  const MakeupLook look = fullLook();
  MakeupLook back = readLook(lookJson(look), "look");
  REQUIRE(back.layers.size() == look.layers.size());
  for (std::size_t i = 0; i < look.layers.size(); ++i) {
    CHECK(pixelsOf(back.layers[i].mask) == pixelsOf(look.layers[i].mask));
    CHECK(pixelsOf(back.layers[i].picture) == pixelsOf(look.layers[i].picture));
    back.layers[i].mask = look.layers[i].mask;
    back.layers[i].picture = look.layers[i].picture;
  }
  CHECK(back == look);
}

TEST_CASE("a bad look is refused with the field's name", "[makeup]") {
  CHECK(isRefused("", "a.json"));
  CHECK(isRefused("[]", "object"));
  CHECK(isRefused("{}", "layers is missing"));
  CHECK(isRefused(R"({"layers": 3})", "layers"));
  CHECK(isRefused(R"({"layers": [], "size": 3})", "size"));
  CHECK(isRefused(R"({"format": "visagiste-look-2", "layers": []})", "format"));
  CHECK(isRefused(R"({"layers": [{"product": "cream"}]})", "layers[0].product"));
  CHECK(isRefused(R"({"layers": [{"product": "blush", "colors": ["red"]}]})", "layers[0].colors"));
  CHECK(isRefused(R"({"layers": [{"product": "blush", "colors": []}]})", "layers[0].colors"));
  CHECK(isRefused(R"({"layers": [{"product": "foundation", "opacity": "1"}]})", "layers[0].opacity"));
  CHECK(isRefused(R"({"layers": [{"product": "foundation", "opacity": 1e39}]})", "layers[0].opacity"));
  CHECK(isRefused(R"({"layers": [{"product": "foundation", "opacity": 2}]})", "layers[0].opacity"));
  CHECK(isRefused(R"({"layers": [{"product": "foundation", "parameters": {"evening": true}}]})",
                  "layers[0].parameters.evening"));
  CHECK(isRefused(R"({"layers": [{"product": "foundation", "mask": "%%%"}]})", "layers[0].mask"));
  CHECK(isRefused(R"({"layers": [{"product": "foundation", "mask": "aGVsbG8="}]})", "layers[0].mask"));
}

TEST_CASE("deep nesting and long lists are refused, not followed", "[makeup]") {
  CHECK(isRefused(R"({"layers": )" + std::string(100'000, '['), "nested"));
  std::string layers;
  for (int i = 0; i < 65; ++i) layers += std::string(i == 0 ? "" : ",") + R"({"product": "foundation"})";
  CHECK(isRefused(R"({"layers": [)" + layers + "]}", "at most 64"));
}

TEST_CASE("a cut-off look is refused wherever it ends", "[makeup]") {
  const std::string json = lookJson(fullLook());
  for (std::size_t length = 0; length + 2 < json.size(); length += 97)
    CHECK(isRefused(json.substr(0, length), "a.json"));
}

TEST_CASE("shades are read from their file", "[makeup]") {
  const test::TemporaryFolder folder;
  const auto write = [&](const std::string& text) { std::ofstream(folder / "shades.json") << text; };
  write(R"({"shades": [{"name": "Ruby", "product": "lipstick", "finish": "gloss", "color": "#aa1122"}]})");
  const std::vector<MakeupShade> shades = readShadesFile(folder / "shades.json");
  REQUIRE(shades.size() == 1);
  CHECK(shades[0].name == "Ruby");
  CHECK(shades[0].product == MakeupProduct::Lipstick);
  CHECK(shades[0].finish == MakeupFinish::Gloss);
  CHECK(shades[0].color == SrgbColor{0xAA, 0x11, 0x22});
  write(R"({"shades": [{"name": "Ruby", "product": "lipstick", "color": "aa1122"}]})");
  CHECK(failsWith(ErrorCode::Unreadable, "shades[0].color",
                  [&] { static_cast<void>(readShadesFile(folder / "shades.json")); }));
  CHECK(failsWith(ErrorCode::NotFound, "none.json", [&] { static_cast<void>(readShadesFile(folder / "none.json")); }));
}
