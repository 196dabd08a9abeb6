#include "core/garment/garment_file.h"

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/base64.h"
#include "core/base/error.h"
#include "core/base/json_fields.h"
#include "core/base/text_file.h"
#include "core/image/encode.h"
#include "core/image/picture_field.h"

namespace visagiste {
namespace {

constexpr std::uintmax_t kMostBytes = 32U << 20U;
constexpr const char* kFormat = "visagiste-garment-1";
constexpr int kSmallQuality = 84;

struct PairField {
  const char* key;
  GarmentPair GarmentHandles::*pair;
};

constexpr PairField kPairs[] = {
    {"neck", &GarmentHandles::neck},
    {"collarTop", &GarmentHandles::collarTop},
    {"shoulder", &GarmentHandles::shoulder},
    {"armpit", &GarmentHandles::armpit},
    {"sleeveOuter", &GarmentHandles::sleeveOuter},
    {"sleeveInner", &GarmentHandles::sleeveInner},
    {"hem", &GarmentHandles::hem},
};

JsonFields::Names<GarmentCategory> categoryNames() {
  JsonFields::Names<GarmentCategory> names;
  for (const GarmentCategoryTraits& traits : garmentCategories()) names.emplace_back(traits.name, traits.category);
  return names;
}

GarmentHandles readHandles(const JsonFields& fields) {
  GarmentHandles handles;
  for (const PairField& field : kPairs) {
    const std::vector<float> xyxy = fields.numbers(field.key, 4);
    handles.*field.pair = {Eigen::Vector2f(xyxy[0], xyxy[1]), Eigen::Vector2f(xyxy[2], xyxy[3])};
  }
  const std::vector<float> front = fields.numbers("collarFront", 2);
  handles.collarFront = {front[0], front[1]};
  fields.finish();
  return handles;
}

nlohmann::ordered_json handlesJson(const GarmentHandles& handles) {
  const auto number = [](float value) { return std::round(static_cast<double>(value) * 100) / 100; };
  nlohmann::ordered_json json;
  for (const PairField& field : kPairs) {
    const GarmentPair& pair = handles.*field.pair;
    json[field.key] = {number(pair[0].x()), number(pair[0].y()), number(pair[1].x()), number(pair[1].y())};
  }
  json["collarFront"] = {number(handles.collarFront.x()), number(handles.collarFront.y())};
  return json;
}

std::string pictureText(const Image& image, GarmentPictures pictures) {
  if (pictures == GarmentPictures::Exact)
    return base64Of(encodeImage(image, ImageFileKind::Png, {92, 9}));
  return base64Of(encodeImage(image, ImageFileKind::Webp, {kSmallQuality, 9}));
}

}  // namespace

Garment readGarment(const std::string& json, const std::string& name) {
  if (json.size() > kMostBytes)
    throw Error(ErrorCode::TooLarge, "'" + name + "' is larger than 32 MiB: that is no garment.");
  const JsonDocument document(json, name);
  const JsonFields fields = document.root();
  Garment garment;
  if (fields.text("format") != kFormat)
    fields.fail("format", std::string("has to be \"") + kFormat + "\"; this is another file or of a newer program");
  garment.name = fields.text("name");
  garment.category = fields.chosen("category", categoryNames());
  garment.author = fields.textOr("author", {});
  garment.licence = fields.textOr("licence", {});
  garment.material = fields.textOr("material", {});
  garment.tags = fields.textsOr("tags");
  garment.pattern = fields.chosenOr("pattern", fabricPatterns(), FabricPattern::Plain);
  try {
    garment.color = colorFromHex(fields.textOr("color", "#808080"));
  } catch (const Error& error) {
    fields.fail("color", error.what());
  }
  garment.shoulderCm = fields.numberOr("shoulderCm", garment.shoulderCm);
  garment.handles = readHandles(fields.object("handles"));
  garment.picture = pictureField(fields, "picture", PixelFormat::Rgba8, Garment::kMostImageSidePx);
  garment.back = pictureField(fields, "back", PixelFormat::Rgba8, Garment::kMostImageSidePx);
  garment.shading = pictureField(fields, "shading", PixelFormat::Gray8, Garment::kMostImageSidePx);
  fields.finish();
  try {
    garment.check();
  } catch (const Error& error) {
    throw Error(ErrorCode::Unreadable, "'" + name + "' is no garment that can be used: " + error.what());
  }
  return garment;
}

Garment readGarmentFile(const std::filesystem::path& file) {
  return readGarment(textOfFile(file, kMostBytes, "garment"), file.string());
}

std::string garmentJson(const Garment& garment, GarmentPictures pictures) {
  garment.check();
  nlohmann::ordered_json json;
  json["format"] = kFormat;
  json["name"] = garment.name;
  json["category"] = traitsOf(garment.category).name;
  for (const auto& [key, text] : {std::pair<const char*, const std::string&>{"author", garment.author},
                                  {"licence", garment.licence},
                                  {"material", garment.material}})
    if (!text.empty())
      json[key] = text;
  json["tags"] = garment.tags;
  for (const auto& [name, pattern] : fabricPatterns())
    if (pattern == garment.pattern)
      json["pattern"] = name;
  json["color"] = hexOf(garment.color);
  json["shoulderCm"] = fieldNumber(garment.shoulderCm);
  json["handles"] = handlesJson(garment.handles);
  json["picture"] = pictureText(garment.picture, pictures);
  if (!garment.back.isEmpty())
    json["back"] = pictureText(garment.back, pictures);
  if (!garment.shading.isEmpty())
    json["shading"] = pictureText(garment.shading, pictures);
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

void writeGarmentFile(const std::filesystem::path& file, const Garment& garment, GarmentPictures pictures) {
  const std::string text = garmentJson(garment, pictures);
  writeFileAtomically(file, text.data(), text.size());
}

}  // namespace visagiste
