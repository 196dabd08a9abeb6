#pragma once

#include <filesystem>
#include <vector>

#include <QString>

namespace visagiste::test {

/// The bundled sample portrait, rendered by this project.
[[nodiscard]] std::filesystem::path sampleFile();

/// The sample at half its size, for what needs its face and not its pixels. Written into the folder; returns its path.
std::filesystem::path writeSmallSample(const std::filesystem::path& folder);

/// The sample and, on a machine that has them, a real portrait.
[[nodiscard]] std::vector<std::filesystem::path> portraits();

[[nodiscard]] inline QString pathText(const std::filesystem::path& path) {
  return QString::fromStdString(path.string());
}

/// Writes a picture without any face: smooth stripes. Returns its path.
std::filesystem::path writeFacelessPicture(const std::filesystem::path& folder);

/// Writes the first half of the sample portrait's bytes. Returns its path.
std::filesystem::path writeTruncatedPicture(const std::filesystem::path& folder);

}  // namespace visagiste::test
