#include "models/networks/weights_file.h"
#include "models/training/engine/json_value.h"
#include "models/training/engine/worker_group.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/models/trainer_program.h"

#include <torch/types.h>

#include <cmath>
#include <memory>

#include <catch2/catch.hpp>

using namespace visagiste::training;
using namespace visagiste::test;

namespace {

std::vector<std::string> arguments(const std::string& family, const std::string& set,
                                   const std::filesystem::path& folder) {
  return {"gan",
          "--family",
          family,
          "--data",
          set,
          "--out",
          folder.string(),
          "--steps",
          "8",
          "--batch",
          "8",
          "--width",
          "4",
          "--log-steps",
          "1",
          "--sample-seconds",
          "1000",
          "--measure-seconds",
          "1000",
          "--device",
          "cpu",
          "--features",
          "none"};
}

/// The losses of each step.
std::vector<double> lossesIn(const std::filesystem::path& log) {
  std::vector<double> all;
  std::istringstream text(textOf(log));
  for (std::string line; std::getline(text, line);) {
    const JsonValue value = JsonValue::parse(line);
    if (value.at("kind").text() == "step")
      for (const auto& [name, loss] : value.at("losses").members()) all.push_back(loss.number());
  }
  return all;
}

}  // namespace

// DCGAN normalises batches, WGAN-GP draws mixtures: both must be those of the whole batch.
TEST_CASE("two workers with half a batch each learn what one learns from all of it",
          "[models][gan][process][workers]") {
  const TemporaryFolder folder;
  const std::string set = writeStripedSet(folder / "set.pack", 16);
  for (const std::string family : {"dcgan", "wgan-gp"}) {
    INFO(family);
    const std::filesystem::path alone = folder / (family + "-alone"), shared = folder / (family + "-shared");
    Trainer one(arguments(family, set, alone));
    REQUIRE(one.end() == 0);
    std::vector<std::unique_ptr<Trainer>> workers;
    for (const char* rank : {"0", "1"}) {
      std::vector<std::string> words = arguments(family, set, shared);
      for (const std::string& word :
           {std::string("--rank"), std::string(rank), std::string("--world"), std::string("2"), std::string("--store"),
            (folder / (family + "-meeting")).string()})
        words.push_back(word);
      workers.push_back(std::make_unique<Trainer>(words));
    }
    for (const auto& worker : workers) {
      const int status = worker->end();
      INFO(worker->told());
      REQUIRE(status == 0);
    }
    const std::vector<double> expected = lossesIn(alone / "log.jsonl"), found = lossesIn(shared / "log.jsonl");
    REQUIRE(expected.size() == 16);
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i)
      CHECK(found[i] == Approx(expected[i]).epsilon(1e-3).margin(1e-3));  // Sums of floats in another order.
    const auto weights = visagiste::networks::readWeights((alone / "weights.safetensors").string());
    const auto together = visagiste::networks::readWeights((shared / "weights.safetensors").string());
    REQUIRE(together.size() == weights.size());
    for (const auto& [name, tensor] : weights) {
      INFO(name);
      const double apart = (together.at(name) - tensor).abs().max().item<double>();
      CHECK(apart < 2e-3);  // Half precision, and steps of 0.0002 whose sign may hang on a rounding.
    }
  }
}

TEST_CASE("a worker's place is checked", "[models][gan][workers]") {
  CHECK_NOTHROW(WorkerPlace{0, 1, ""}.check());
  CHECK_THROWS_AS((WorkerPlace{0, 2, ""}.check()), std::invalid_argument);
  CHECK_THROWS_AS((WorkerPlace{2, 2, "file"}.check()), std::invalid_argument);
  CHECK_THROWS_AS((WorkerPlace{0, 0, "file"}.check()), std::invalid_argument);
  CHECK_THROWS_AS(WorkerGroup({0, 2, "tcp://127.0.0.1"}), std::invalid_argument);
  CHECK_THROWS_AS(WorkerGroup({0, 2, "tcp://127.0.0.1:99999"}), std::invalid_argument);
}

TEST_CASE("a worker that is alone agrees with itself", "[models][gan][workers]") {
  WorkerGroup alone({0, 1, ""});
  torch::Tensor values = torch::arange(6, torch::kFloat32).view({3, 2});
  alone.average({values});
  alone.add(values);
  CHECK(torch::equal(values, torch::arange(6, torch::kFloat32).view({3, 2})));
  CHECK(torch::equal(alone.shareOf(values), values));
  CHECK(alone.toldByFirst(0.25) == 0.25);
}
