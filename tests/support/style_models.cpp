#include "tests/support/style_models.h"

#include <torch/types.h>
#include <torch/utils.h>

#include <fstream>

#include "core/model_store/sha256.h"
#include "models/networks/style_net.h"
#include "models/networks/weights_file.h"
#include "tests/support/temporary_folder.h"

namespace visagiste::test {
namespace {

void describe(const std::filesystem::path& folder, const std::string& file, const std::string& inputs) {
  const std::filesystem::path weights = folder / file;
  std::ofstream(folder / "model.json")
      << R"({"id": ")" << folder.filename().string() << R"(", "task": "test", "version": "0", "file": ")" << file
      << R"(", "bytes": )" << std::filesystem::file_size(weights) << R"(, "sha256": ")" << sha256OfFile(weights)
      << R"(", "licence": "MIT", "training": {"data": "none", "command": "none"}, "input": )" << inputs
      << R"(, "outputs": [], "limits": {"text": "random"}, "evaluation": {"protocol": "none"}})";
}

std::string pictureInput(int side) {
  const std::string length = std::to_string(side);
  return R"({"name": "pictures", "shape": [-1, 3, )" + length + ", " + length +
         R"(], "colour": "RGB", "range": [0, 1], "mean": [0.5, 0.5, 0.5], "std": [0.25, 0.25, 0.25]})";
}

}  // namespace

void writeStyleNetworkWeights(const std::filesystem::path& file, unsigned seed) {
  torch::manual_seed(seed);
  networks::writeWeights(file.string(), *networks::StyleNet(), networks::StoredAs::Float16);
}

void writeStyleModels(const std::filesystem::path& folder, unsigned seed) {
  const std::filesystem::path net = folder / "style-net-v1";
  const std::filesystem::path encoder = folder / "style-encoder-v1";
  std::filesystem::create_directories(net);
  std::filesystem::create_directories(encoder);
  writeStyleNetworkWeights(net / "net.safetensors", seed);
  networks::writeWeights((encoder / "encoder.safetensors").string(), *networks::StyleEncoderNet(),
                         networks::StoredAs::Float16);
  describe(net, "net.safetensors", "[" + pictureInput(-1) + R"(, {"name": "vectors", "shape": [-1, 128]}])");
  describe(encoder, "encoder.safetensors", pictureInput(networks::kStylePictureSide));
}

const ModelFolders& randomStyleModels() {
  static const TemporaryFolder folder;
  static const ModelFolders folders = [] {
    writeStyleModels(folder.path());
    return ModelFolders(folder.path());
  }();
  return folders;
}

}  // namespace visagiste::test
