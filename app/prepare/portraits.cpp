#include "app/prepare/portraits.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace visagiste::prepare {
namespace {

constexpr std::size_t kFloatsPerFace = 478 * 3;
enum Column { kId = 0, kFile = 1, kSet = 2, kSplit = 5, kFace = 7, kParse = 8, kGlasses = 9, kColumns = 11 };

training::SourceSet setFrom(const std::string& name) {
  using training::SourceSet;
  for (const SourceSet set : {SourceSet::Official, SourceSet::London, SourceSet::Canada, SourceSet::Synthetic})
    if (training::nameOf(set) == name)
      return set;
  throw std::runtime_error("unknown portrait set " + name);
}

std::vector<float> readLandmarks(const std::string& path, std::size_t faces) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw std::runtime_error("cannot open " + path);
  if (std::filesystem::file_size(path) != faces * kFloatsPerFace * sizeof(float))
    throw std::runtime_error(path + " does not hold as many faces as the index");
  std::vector<float> values(faces * kFloatsPerFace);
  file.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(values.size() * sizeof(float)));
  return values;
}

}  // namespace

std::vector<std::vector<std::string>> readCsv(const std::string& path) {
  std::ifstream file(path);
  if (!file)
    throw std::runtime_error("cannot open " + path);
  std::vector<std::vector<std::string>> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::vector<std::string>& row = rows.emplace_back();
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
  }
  return rows;
}

std::vector<Portrait> readPortraits(const std::string& folder) {
  const auto rows = readCsv(folder + "/index.csv");
  const std::vector<float> landmarks = readLandmarks(folder + "/labels/landmarks.bin", rows.size());
  std::vector<Portrait> portraits;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i];
    if (row.size() != kColumns)
      throw std::runtime_error("row " + std::to_string(i + 2) + " of the portraits' index has another number of cells");
    Portrait& portrait = portraits.emplace_back();
    portrait.id = row[kId];
    portrait.file = folder + "/" + row[kFile];
    portrait.set = setFrom(row[kSet]);
    portrait.split = row[kSplit] == "train" ? training::Split::Train : training::Split::Validation;
    portrait.hasFace = row[kFace] == "1";
    portrait.glasses = row[kGlasses] == "1";
    if (row[kParse] == "1")
      portrait.labelMap = folder + "/labels/parse/" + row[kId] + ".png";
    const float* first = &landmarks[i * kFloatsPerFace];
    portrait.landmarks.assign(first, first + kFloatsPerFace);
    // The label files put pixel centres at integers.
    for (std::size_t k = 0; k < kFloatsPerFace; k += 3) {
      portrait.landmarks[k] += 0.5F;
      portrait.landmarks[k + 1] += 0.5F;
    }
  }
  return portraits;
}

}  // namespace visagiste::prepare
