#pragma once

#include "models/training/engine/packed_set.h"

#include <string>
#include <vector>

namespace visagiste::prepare {

/// One row of the portraits' index with its landmarks.
struct Portrait {
  std::string id;
  std::string file;      ///< Full path.
  std::string labelMap;  ///< Full path of the label map; empty if it is not usable.
  training::SourceSet set = training::SourceSet::Official;
  training::Split split = training::Split::Train;
  bool hasFace = false;  ///< Landmarks are usable.
  bool glasses = false;
  std::vector<float> landmarks;  ///< 478 x (x, y, z), pixels of the file, pixel centres at (0.5, 0.5).
};

/// Reads `index.csv` and `labels/landmarks.bin` of the portraits' folder.
/// Throws std::runtime_error naming the file that is missing or of another size than the index says.
[[nodiscard]] std::vector<Portrait> readPortraits(const std::string& folder);

/// Rows of a CSV without quotes, without its first line.
[[nodiscard]] std::vector<std::vector<std::string>> readCsv(const std::string& path);

}  // namespace visagiste::prepare
