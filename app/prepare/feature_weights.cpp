#include "app/prepare/feature_weights.h"

#include <nlohmann/json.hpp>

#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>
#include <vector>

#include "core/model_store/tensor_writer.h"

namespace visagiste::prepare {
namespace {

/// Published name of a layer to ours; empty for layers that FeatureNet has not.
std::string ourName(std::string name) {
  static const std::array<std::pair<const char*, const char*>, 4> layers = {{
      {"conv1.", "first_"}, {"squeeze1x1.", "squeeze_"}, {"expand1x1.", "point_"}, {"expand3x3.", "area_"}}};
  constexpr char kLastModule = '7';
  if (name.rfind("fire", 0) == 0) {
    if (name.at(4) > kLastModule)
      return {};
    name.replace(name.find('/'), 1, ".");
  } else if (name.rfind("conv1.", 0) != 0) {
    return {};
  }
  for (const auto& [theirs, ours] : layers)
    if (const auto at = name.find(theirs); at != std::string::npos)
      name.replace(at, std::string(theirs).size(), ours);
  return name;
}

}  // namespace

void convertFeatureWeights(const std::string& featureFolder, const std::string& target) {
  const std::string stem = featureFolder + "/squeezenet_v1_1";
  std::ifstream description(stem + ".json");
  std::ifstream data(stem + ".bin", std::ios::binary);
  if (!description || !data)
    throw std::runtime_error("cannot open " + stem + ".json and .bin");
  const std::vector<char> bytes(std::istreambuf_iterator<char>(data), {});
  const nlohmann::json contents = nlohmann::json::parse(description);
  std::vector<NamedArray> arrays;
  for (const auto& array : contents.at("arrays")) {
    const std::string name = ourName(array.at("name").get<std::string>());
    if (name.empty())
      continue;
    const auto offset = array.at("offset").get<std::size_t>();
    const auto count = array.at("bytes").get<std::size_t>();
    if (array.at("dtype") != "float16" || offset > bytes.size() || count > bytes.size() - offset)
      throw std::runtime_error(stem + ".json does not fit its arrays at " + name);
    const auto first = bytes.begin() + static_cast<std::ptrdiff_t>(offset);
    arrays.push_back({name, NumberType::Float16, array.at("shape").get<std::vector<std::int64_t>>(),
                      {first, first + static_cast<std::ptrdiff_t>(count)}});
  }
  writeTensors(target, arrays);
}

}  // namespace visagiste::prepare
