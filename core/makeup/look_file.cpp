#include "core/makeup/look_file.h"

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/base64.h"
#include "core/base/error.h"
#include "core/base/text_file.h"
#include "core/image/encode.h"
#include "core/image/picture_field.h"
#include "core/makeup/look_fields.h"

namespace visagiste {
namespace {

constexpr std::uintmax_t kMostBytes = 32U << 20U;

MakeupLayer readLayer(const JsonFields& fields) {
  MakeupLayer layer;
  layer.product = fields.chosen<MakeupProduct>("product", productNames());
  const MakeupProductTraits& traits = traitsOf(layer.product);
  layer.name = fields.textOr("name", {});
  layer.zone = fields.textOr("zone", std::string(traits.zones.front()));
  layer.finish = fields.chosenOr("finish", finishNames(), traits.finishes.front());
  layer.side = fields.chosenOr("side", sideNames(), FaceSide::Both);
  layer.opacity = fields.numberOr("opacity", 1);
  layer.visible = fields.flagOr("visible", true);
  for (const std::string& text : fields.textsOr("colors")) try {
      layer.colors.push_back(colorFromHex(text));
    } catch (const Error& error) {
      fields.fail("colors", error.what());
    }
  layer.parameters = fields.numbersByName("parameters");
  layer.mask = pictureField(fields, "mask", PixelFormat::Gray8, MakeupLook::kMostImageSidePx);
  layer.picture = pictureField(fields, "picture", PixelFormat::Rgba8, MakeupLook::kMostImageSidePx);
  fields.finish();
  return layer;
}

nlohmann::ordered_json layerJson(const MakeupLayer& layer) {
  nlohmann::ordered_json json;
  if (!layer.name.empty())
    json["name"] = layer.name;
  json["product"] = traitsOf(layer.product).name;
  json["zone"] = layer.zone;
  if (!layer.colors.empty()) {
    json["colors"] = nlohmann::ordered_json::array();
    for (const SrgbColor color : layer.colors) json["colors"].push_back(hexOf(color));
  }
  json["finish"] = nameOf(layer.finish);
  json["opacity"] = fieldNumber(layer.opacity);
  if (layer.side != FaceSide::Both)
    json["side"] = nameOf(layer.side);
  if (!layer.visible)
    json["visible"] = false;
  for (const auto& [name, value] : layer.parameters) json["parameters"][name] = fieldNumber(value);
  if (!layer.mask.isEmpty())
    json["mask"] = base64Of(encodeImage(layer.mask, ImageFileKind::Png));
  if (!layer.picture.isEmpty())
    json["picture"] = base64Of(encodeImage(layer.picture, ImageFileKind::Png));
  return json;
}

}  // namespace

MakeupLook readLook(const std::string& json, const std::string& name) {
  if (json.size() > kMostBytes)
    throw Error(ErrorCode::TooLarge, "'" + name + "' is larger than 32 MiB: that is no look.");
  const JsonDocument document(json, name);
  const JsonFields fields = document.root();
  MakeupLook look;
  if (fields.textOr("format", "visagiste-look-1") != "visagiste-look-1")
    fields.fail("format", "has to be \"visagiste-look-1\"; this file is of a newer program");
  look.name = fields.textOr("name", {});
  look.author = fields.textOr("author", {});
  look.licence = fields.textOr("licence", {});
  look.tags = fields.textsOr("tags");
  for (const JsonFields& layer : fields.objects("layers", MakeupLook::kMostLayers))
    look.layers.push_back(readLayer(layer));
  fields.finish();
  try {
    look.check();
  } catch (const Error& error) {
    throw Error(ErrorCode::Unreadable, "'" + name + "' is no look that can be used: " + error.what());
  }
  return look;
}

MakeupLook readLookFile(const std::filesystem::path& file) {
  return readLook(textOfFile(file, kMostBytes, "look"), file.string());
}

std::string lookJson(const MakeupLook& look) {
  look.check();
  nlohmann::ordered_json json;
  json["format"] = "visagiste-look-1";
  json["name"] = look.name;
  if (!look.author.empty())
    json["author"] = look.author;
  if (!look.licence.empty())
    json["licence"] = look.licence;
  json["tags"] = look.tags;
  json["layers"] = nlohmann::ordered_json::array();
  for (const MakeupLayer& layer : look.layers) json["layers"].push_back(layerJson(layer));
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

void writeLookFile(const std::filesystem::path& file, const MakeupLook& look) {
  const std::string text = lookJson(look);
  writeFileAtomically(file, text.data(), text.size());
}

std::vector<MakeupShade> readShadesFile(const std::filesystem::path& file) {
  constexpr std::size_t kMostShades = 10'000;
  const JsonDocument document(textOfFile(file, kMostBytes, "look"), file.string());
  const JsonFields root = document.root();
  std::vector<MakeupShade> shades;
  for (const JsonFields& fields : root.objects("shades", kMostShades)) {
    MakeupShade shade;
    shade.name = fields.text("name");
    shade.product = fields.chosen<MakeupProduct>("product", productNames());
    shade.finish = fields.chosenOr("finish", finishNames(), traitsOf(shade.product).finishes.front());
    try {
      shade.color = colorFromHex(fields.text("color"));
    } catch (const Error& error) {
      fields.fail("color", error.what());
    }
    fields.finish();
    shades.push_back(std::move(shade));
  }
  root.finish();
  return shades;
}

}  // namespace visagiste
