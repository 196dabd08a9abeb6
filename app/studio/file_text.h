#pragma once

#include <filesystem>

#include <QFile>
#include <QString>

namespace visagiste {

/// A file's name as Qt has it, and back; both in the file system's own coding.
[[nodiscard]] inline QString fileText(const std::filesystem::path& path) {
  return QFile::decodeName(QByteArray::fromStdString(path.string()));
}
[[nodiscard]] inline std::filesystem::path filePath(const QString& text) {
  return QFile::encodeName(text).toStdString();
}

}  // namespace visagiste
