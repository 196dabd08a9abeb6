#include "core/makeup/look_file.h"

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <system_error>

#include "core/base/atomic_file.h"
#include "core/base/base64.h"
#include "core/base/error.h"
#include "core/image/decode.h"
#include "core/image/encode.h"
#include "core/image/resample.h"
#include "core/makeup/look_fields.h"

namespace visagiste {
namespace {

constexpr std::uintmax_t kMostBytes = 32U << 20U;

/// `field` is empty for a mask or picture that is absent.
Image pictureFromField(const JsonFields& fields, const char* key, PixelFormat format) {
  const std::string text = fields.textOr(key, {});
  if (text.empty())
    return {};
  DecodeLimits limits;
  limits.maxSidePx = MakeupLook::kMostImageSidePx;
  limits.maxPixels = static_cast<std::int64_t>(limits.maxSidePx) * limits.maxSidePx;
  try {
    const std::vector<std::uint8_t> bytes = bytesFromBase64(text);
    return converted(decodeImage(bytes.data(), bytes.size(), key, limits, AlphaHandling::Keep), format);
  } catch (const Error& error) {
    fields.fail(key, std::string("has to be a PNG picture in base64: ") + error.what());
  }
}

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
  layer.mask = pictureFromField(fields, "mask", PixelFormat::Gray8);
  layer.picture = pictureFromField(fields, "picture", PixelFormat::Rgba8);
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

std::string textOfFile(const std::filesystem::path& file) {
  std::error_code error;
  const std::uintmax_t bytes = std::filesystem::file_size(file, error);
  if (error)
    throw Error(ErrorCode::NotFound, "There is no file '" + file.string() + "' that can be read.");
  if (bytes > kMostBytes)
    throw Error(ErrorCode::TooLarge, "'" + file.string() + "' is larger than 32 MiB: that is no look.");
  std::ifstream stream(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.good() && !stream.eof())
    throw Error(ErrorCode::Unreadable, "'" + file.string() + "' cannot be read. Check its permissions.");
  return text;
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
  return readLook(textOfFile(file), file.string());
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
  const JsonDocument document(textOfFile(file), file.string());
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
