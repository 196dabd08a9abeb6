#include "tests/integration/portrait_set.h"

#include <fstream>
#include <sstream>

#include "core/base/error.h"

#include <catch2/catch.hpp>

namespace visagiste::test {
namespace {

namespace fs = std::filesystem;

constexpr int kLabelPoints = 478;

std::vector<std::map<std::string, std::string>> readTable(const fs::path& file) {
  std::ifstream stream(file);
  std::string line;
  if (!std::getline(stream, line))
    throw Error(ErrorCode::Unreadable, file.string() + " is missing or empty.");
  const auto split = [](const std::string& text) {
    std::vector<std::string> cells;
    std::istringstream cellStream(text);
    for (std::string cell; std::getline(cellStream, cell, ',');) cells.push_back(cell.substr(0, cell.find('\r')));
    return cells;
  };
  const std::vector<std::string> names = split(line);
  std::vector<std::map<std::string, std::string>> rows;
  while (std::getline(stream, line)) {
    const std::vector<std::string> cells = split(line);
    std::map<std::string, std::string> row;
    for (std::size_t i = 0; i < names.size() && i < cells.size(); ++i) row[names[i]] = cells[i];
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

fs::path sharedFolder() {
  const fs::path folder = fs::path(VISAGISTE_SOURCE_DIR) / ".." / "shared" / "data";
  return fs::is_regular_file(folder / "portraits" / "index.csv") ? folder : fs::path();
}

std::vector<Portrait> readPortraits(const fs::path& shared) {
  const fs::path folder = shared / "portraits";
  std::ifstream labels(folder / "labels" / "landmarks.bin", std::ios::binary);
  std::vector<Portrait> portraits;
  for (const auto& row : readTable(folder / "index.csv")) {
    Eigen::Matrix<float, 3, kLabelPoints> points;
    labels.read(reinterpret_cast<char*>(points.data()), sizeof(float) * 3 * kLabelPoints);
    if (!labels)
      throw Error(ErrorCode::Unreadable, "landmarks.bin is shorter than index.csv.");
    if (row.at("face") != "1")
      continue;
    Portrait portrait;
    portrait.id = row.at("id");
    portrait.set = row.at("set");
    portrait.file = folder / row.at("file");
    if (row.at("parse") == "1")
      portrait.labelMap = folder / "labels" / "parse" / (portrait.id + ".png");
    portrait.isValidation = row.at("split") == "validation";
    // The labels count from the centre of the top-left pixel.
    portrait.pointsPx = points.topRows<2>().array() + 0.5F;
    portraits.push_back(std::move(portrait));
  }
  return portraits;
}

std::vector<Portrait> validationPortraits(std::size_t step) {
  std::vector<Portrait> kept;
  for (const Portrait& portrait : readPortraits(sharedFolder()))
    if (portrait.isValidation)
      kept.push_back(portrait);
  return thinned(kept, step);
}

bool skippedWithoutPortraits() {
  if (!sharedFolder().empty())
    return false;
  WARN("Skipped: ../shared/data/portraits is not there, so accuracy on real portraits was not measured.");
  return true;
}

std::map<std::string, Eigen::Matrix2Xf> readHandMarks(const fs::path& shared) {
  std::map<std::string, Eigen::Matrix2Xf> marks;
  for (const auto& row : readTable(shared / "portraits" / "labels" / "marks189.csv")) {
    Eigen::Matrix2Xf& points = marks.try_emplace(row.at("id"), Eigen::Matrix2Xf::Zero(2, 189)).first->second;
    points.col(std::stoi(row.at("mark"))) =
        Eigen::Vector2f(std::stof(row.at("x")) + 0.5F, std::stof(row.at("y")) + 0.5F);
  }
  return marks;
}

std::vector<fs::path> heldOutGarments(const fs::path& shared) {
  std::vector<fs::path> files;
  const auto rows = readTable(shared / "garments" / "index.csv");
  for (std::size_t i = 0; i < rows.size(); i += 8) files.push_back(shared / "garments" / rows[i].at("file"));
  return files;
}

}  // namespace visagiste::test
