#include "core/model_store/manifest.h"

#include <string>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "tests/unit/model_store/model_store_fixture.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using Catch::Matchers::Contains;

TEST_CASE_METHOD(ModelStoreTest, "a model description is read with its types", "[model_store][manifest]") {
  const auto folder = addModel();
  const ModelManifest manifest = readManifest(folder);

  CHECK(manifest.id == "face-x");
  CHECK(manifest.task == "face-detection");
  CHECK(manifest.version == "1.2.0");
  CHECK(manifest.file == folder / "weights.bin");
  CHECK(manifest.bytes == 3);
  CHECK(manifest.sha256 == kAbcSha256);
  CHECK(manifest.licence == "MIT");
  REQUIRE(manifest.inputs.size() == 1);
  CHECK(manifest.inputs[0].shape == std::vector<std::int64_t>{-1, 3, 96, 128});
  CHECK(manifest.inputs[0].colour == "RGB");
  CHECK(manifest.inputs[0].mean == std::vector<double>{0.5, 0.4, 0.3});
  CHECK(manifest.inputs[0].std == std::vector<double>{0.2, 0.2, 0.2});
  REQUIRE(manifest.outputs.size() == 1);
  CHECK(manifest.outputs[0].name == "score");
  CHECK(manifest.outputs[0].meaning == "probability");
  CHECK(manifest.threshold("iou") == 0.3);
  CHECK_THROWS_AS(manifest.threshold("presence"), Error);
}

TEST_CASE_METHOD(ModelStoreTest, "further fields are found by their path", "[model_store][manifest]") {
  const ModelManifest manifest = readManifest(addModel());
  CHECK(manifest.number("evaluation.mean_mm") == 0.25);
  CHECK(manifest.text("evaluation.notes") == std::string("on samples held out"));
  CHECK(manifest.numbers("evaluation.curve") == std::vector<double>{1.0, 2.5});
  CHECK(manifest.texts("training.data") == std::vector<std::string>{"portraits"});
  CHECK(manifest.has("evaluation"));

  CHECK_FALSE(manifest.number("evaluation.notes").has_value());
  CHECK_FALSE(manifest.number("evaluation.mean_mm.deeper").has_value());
  CHECK_FALSE(manifest.text("nothing").has_value());
  CHECK_FALSE(manifest.texts("evaluation.curve").has_value());
  CHECK_FALSE(manifest.has(""));
  CHECK_FALSE(ModelManifest().has("id"));
}

TEST_CASE_METHOD(ModelStoreTest, "several inputs and none are both allowed", "[model_store][manifest]") {
  const ModelManifest two =
      readManifest(addModel("input", R"([{"name":"image","shape":[1,3,8,8]},{"name":"pose","shape":[6]}])"));
  REQUIRE(two.inputs.size() == 2);
  CHECK(two.inputs[1].name == "pose");
  CHECK(readManifest(addModel("input", "[]")).inputs.empty());
  CHECK(readManifest(addModel("thresholds", "")).thresholds.empty());
}

TEST_CASE_METHOD(ModelStoreTest, "a bad description is refused by name", "[model_store][manifest]") {
  const std::vector<std::pair<std::string, std::string>> changes = {
      {"id", ""},         {"id", "7"},
      {"id", "\"\""},     {"task", ""},
      {"version", ""},    {"file", ""},
      {"bytes", ""},      {"bytes", "-3"},
      {"bytes", "2.5"},   {"sha256", "\"abc\""},
      {"licence", ""},    {"training", "{}"},
      {"input", ""},      {"input", "3"},
      {"outputs", "{}"},  {"outputs", "[{\"name\":\"a\"}]"},
      {"limits", ""},     {"thresholds", "{\"score\":\"high\"}"},
      {"evaluation", ""}, {"file", "\"../weights.bin\""},
  };
  for (const auto& [key, value] : changes) {
    const auto folder = addModel(key, value);
    CAPTURE(key, value);
    try {
      static_cast<void>(readManifest(folder));
      FAIL("was accepted");
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::BadWeights);
      CHECK_THAT(error.what(), Contains(key));
      CHECK_THAT(error.what(), Contains("model.json"));
      CHECK_THAT(error.what(), Contains("Reinstall"));
    }
  }
}

TEST_CASE_METHOD(ModelStoreTest, "a missing or damaged description says so", "[model_store][manifest]") {
  CHECK_THROWS_WITH(readManifest(root / "nobody"), Contains("is missing"));
  writeFile("torn/model.json", R"({"id":"torn",)");
  CHECK_THROWS_WITH(readManifest(root / "torn"), Contains("damaged"));
  writeFile("list/model.json", "[]");
  CHECK_THROWS_AS(readManifest(root / "list"), Error);
}
