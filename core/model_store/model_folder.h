#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace visagiste {

/// Knows where the folders of weights are. A value; any thread.
///
/// Searched in this order, the first place that has a model wins:
///   1. the folder handed to the constructor, if any;
///   2. the folder named by the environment variable VISAGISTE_MODELS, if set;
///   3. ../share/visagiste/models/weights beside the running program's folder (an installed Visagiste);
///   4. models/weights of the source tree this program was built from.
/// Each holds one folder for each model, named by the model's id, with its model.json.
class ModelFolders {
 public:
  /// Looks at the environment and the program's place once.
  explicit ModelFolders(const std::filesystem::path& folder = {});

  /// The folder of the model, with its model.json.
  /// Throws Error{BadWeights} that names the model and every place that was searched.
  [[nodiscard]] std::filesystem::path folder(const std::string& id) const;

  /// The folders of all models that are there, sorted by id; each id once.
  [[nodiscard]] std::vector<std::filesystem::path> all() const;

  /// The places, in the order in which they are searched.
  [[nodiscard]] const std::vector<std::filesystem::path>& places() const { return m_places; }

 private:
  std::vector<std::filesystem::path> m_places;
};

}  // namespace visagiste
