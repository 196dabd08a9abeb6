#pragma once

#include <filesystem>
#include <vector>

#include <QString>

namespace visagiste::test {

/// The bundled sample portrait, rendered by this project.
[[nodiscard]] std::filesystem::path sampleFile();

/// The sample and, on a machine that has them, real portraits.
[[nodiscard]] std::vector<std::filesystem::path> portraits();

[[nodiscard]] inline QString pathText(const std::filesystem::path& path) {
  return QString::fromStdString(path.string());
}

/// Writes a picture without any face: smooth stripes. Returns its path.
std::filesystem::path writeFacelessPicture(const std::filesystem::path& folder);

/// Writes the first half of the sample portrait's bytes. Returns its path.
std::filesystem::path writeTruncatedPicture(const std::filesystem::path& folder);

}  // namespace visagiste::test
