#include "core/garment/outfit_file.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/json_fields.h"
#include "core/base/text_file.h"
#include "core/garment/garment_file.h"

namespace visagiste {
namespace {

constexpr std::uintmax_t kMostBytes = 128U << 20U;
constexpr const char* kFormat = "visagiste-outfit-1";

nlohmann::ordered_json fitJson(const GarmentFit& fit) {
  const GarmentFit usual;
  nlohmann::ordered_json json = nlohmann::ordered_json::object();
  for (const GarmentFitParameter& parameter : garmentFitParameters())
    if (fit.*parameter.value != usual.*parameter.value)
      json[std::string(parameter.name)] = fieldNumber(fit.*parameter.value);
  if (fit.hasFabric) {
    for (const auto& [name, pattern] : fabricPatterns())
      if (pattern == fit.pattern)
        json["fabric"] = name;
    json["color"] = hexOf(fit.colors[0]);
    json["figure"] = hexOf(fit.colors[1]);
  }
  for (std::size_t i = 0; i < fit.shiftsCm.size(); ++i)
    if (fit.shiftsCm[i] != Eigen::Vector2f::Zero())
      json["shifts"][std::string(garmentHandleNames()[i])] = {fieldNumber(fit.shiftsCm[i].x()),
                                                              fieldNumber(fit.shiftsCm[i].y())};
  return json;
}

GarmentFit readFit(const JsonFields& fields, const JsonFields* shifts) {
  GarmentFit fit;
  for (const GarmentFitParameter& parameter : garmentFitParameters())
    fit.*parameter.value = fields.numberOr(std::string(parameter.name).c_str(), fit.*parameter.value);
  const std::string fabric = fields.textOr("fabric", {});
  fit.hasFabric = !fabric.empty();
  if (fit.hasFabric)
    fit.pattern = fields.chosen("fabric", fabricPatterns());
  const char* const keys[] = {"color", "figure"};
  for (std::size_t i = 0; i < 2; ++i) try {
      fit.colors[i] = colorFromHex(fields.textOr(keys[i], hexOf(fit.colors[i])));
    } catch (const Error& error) {
      fields.fail(keys[i], error.what());
    }
  if (shifts != nullptr) {
    for (std::size_t i = 0; i < fit.shiftsCm.size(); ++i) {
      const std::string name(garmentHandleNames()[i]);
      if (shifts->has(name.c_str())) {
        const std::vector<float> shift = shifts->numbers(name.c_str(), 2);
        fit.shiftsCm[i] = {shift[0], shift[1]};
      }
    }
    shifts->finish();
  }
  fields.finish();
  return fit;
}

WornGarment readWorn(const JsonFields& fields, const std::string& name, const GarmentByName& known) {
  WornGarment worn;
  const std::string garment = fields.text("garment");
  const std::string pack = fields.textOr("pack", {});
  worn.garment =
      pack.empty() ? known(garment) : std::make_shared<const Garment>(readGarment(pack, name + ": " + garment));
  worn.visible = fields.flagOr("visible", true);
  if (fields.has("fit")) {
    const JsonFields fit = fields.object("fit");
    std::optional<JsonFields> shifts;
    if (fit.has("shifts"))
      shifts = fit.object("shifts");
    worn.fit = readFit(fit, shifts ? &*shifts : nullptr);
  }
  fields.finish();
  return worn;
}

}  // namespace

NamedOutfit readOutfit(const std::string& json, const std::string& name, const GarmentByName& known) {
  if (json.size() > kMostBytes)
    throw Error(ErrorCode::TooLarge, "'" + name + "' is larger than 128 MiB: that is no outfit.");
  const JsonDocument document(json, name);
  const JsonFields fields = document.root();
  if (fields.text("format") != kFormat)
    fields.fail("format", std::string("has to be \"") + kFormat + "\"; this is another file or of a newer program");
  NamedOutfit outfit;
  outfit.name = fields.text("name");
  for (const JsonFields& worn : fields.objects("garments", kMostWorn))
    outfit.garments.push_back(readWorn(worn, name, known));
  fields.finish();
  try {
    for (const WornGarment& worn : outfit.garments) worn.fit.check();
  } catch (const Error& error) {
    throw Error(ErrorCode::Unreadable, "'" + name + "' is no outfit that can be worn: " + error.what());
  }
  return outfit;
}

NamedOutfit readOutfitFile(const std::filesystem::path& file, const GarmentByName& known) {
  return readOutfit(textOfFile(file, kMostBytes, "outfit"), file.string(), known);
}

std::string outfitJson(const NamedOutfit& outfit, OutfitGarments garments) {
  if (outfit.name.find_first_not_of(" \t\n") == std::string::npos)
    throw Error(ErrorCode::InvalidArgument, "An outfit needs a name.");
  if (outfit.garments.size() > kMostWorn)
    throw Error(ErrorCode::InvalidArgument, "An outfit has at most 8 garments.");
  nlohmann::ordered_json json;
  json["format"] = kFormat;
  json["name"] = outfit.name;
  json["garments"] = nlohmann::ordered_json::array();
  for (const WornGarment& worn : outfit.garments) {
    worn.fit.check();
    nlohmann::ordered_json entry;
    entry["garment"] = worn.garment->name;
    if (garments == OutfitGarments::Enclosed)
      entry["pack"] = garmentJson(*worn.garment, GarmentPictures::Small);
    entry["visible"] = worn.visible;
    entry["fit"] = fitJson(worn.fit);
    json["garments"].push_back(std::move(entry));
  }
  return json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

void writeOutfitFile(const std::filesystem::path& file, const NamedOutfit& outfit, OutfitGarments garments) {
  const std::string text = outfitJson(outfit, garments);
  writeFileAtomically(file, text.data(), text.size());
}

}  // namespace visagiste
