#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace visagiste {

/// One tensor that a network takes.
struct ModelInput {
  std::string name;                 ///< Empty when there is only one and it has no name.
  std::vector<std::int64_t> shape;  ///< -1 where any length is allowed, e.g. {-1, 3, 192, 192}.
  std::string colour;               ///< "RGB" or "GRAY"; empty when the input is no picture.
  std::vector<double> range;        ///< {lowest, highest} value before mean and std; empty when not bounded.
  std::vector<double> mean;         ///< Subtracted, one for each channel; empty means 0.
  std::vector<double> std;          ///< Divided by, one for each channel; empty means 1.
};

/// One tensor that a network gives.
struct ModelOutput {
  std::string name;
  std::vector<std::int64_t> shape;  ///< -1 where the length varies.
  std::string meaning;              ///< For people: unit, order, range.
};

/// The facts about one set of weights, as they stand in models/weights/<id>/model.json. A value; any thread.
///
/// The file is a JSON object. Required: "id" (the folder's name), "task", "version", "file" (beside model.json),
/// "bytes", "sha256" (hexadecimal), "licence" (SPDX), "training" {"data", "command"}, "input" (one object or a list of
/// them; an empty list for weights that are no network), "outputs" (list), "limits", "evaluation". Optional:
/// "thresholds" {name: number} and whatever else a model needs to say.
class ModelManifest {
 public:
  std::string id;
  std::string task;            ///< E.g. "face-detection", "face-landmarks", "face-model".
  std::string version;         ///< E.g. "1.0.0".
  std::filesystem::path file;  ///< The weights, with its folder.
  std::uintmax_t bytes = 0;    ///< Size of that file.
  std::string sha256;          ///< 64 lower-case hexadecimal digits.
  std::string licence;         ///< SPDX expression, e.g. "MIT".
  std::vector<ModelInput> inputs;
  std::vector<ModelOutput> outputs;
  std::map<std::string, double> thresholds;

  /// Throws Error{BadWeights} naming the missing threshold.
  [[nodiscard]] double threshold(const std::string& name) const;

  /// Any other field by its keys joined with dots, e.g. number("evaluation.mean_mm"), text("training.command").
  /// Absent if there is no such field or it is of another kind.
  [[nodiscard]] std::optional<double> number(const std::string& keyPath) const;
  [[nodiscard]] std::optional<std::string> text(const std::string& keyPath) const;
  [[nodiscard]] std::optional<std::vector<double>> numbers(const std::string& keyPath) const;
  [[nodiscard]] std::optional<std::vector<std::string>> texts(const std::string& keyPath) const;
  [[nodiscard]] bool has(const std::string& keyPath) const;

 private:
  friend ModelManifest readManifest(const std::filesystem::path& folder);
  struct Tree;  // The whole file, so that the JSON library stays out of headers.
  std::shared_ptr<const Tree> m_tree;
};

/// Reads and checks `folder`/model.json; the weights file itself is not touched.
/// Throws Error{BadWeights} that names the file, the field and the way out. Any thread.
[[nodiscard]] ModelManifest readManifest(const std::filesystem::path& folder);

/// The weights file of `folder`, after its size and SHA-256 were found to be those of the manifest.
///
/// A file is hashed once in the life of the process, and again when its size or time of change differs.
/// Throws Error{BadWeights}. Any thread.
[[nodiscard]] std::filesystem::path verifiedWeights(const std::filesystem::path& folder);
[[nodiscard]] std::filesystem::path verifiedWeights(const ModelManifest& manifest);

}  // namespace visagiste
