#pragma once

#include <optional>

#include <QString>
#include <QStringList>

namespace visagiste {

/// What visagiste was started with.
struct StartOptions {
  QStringList pictures;
  QString workspace;       ///< Empty: Portrait.
  QString screenshotFile;  ///< Render the window there when everything is loaded, then quit.
  QString theme;           ///< Empty: the setting.
  QString language;        ///< Empty: the setting.
  bool usesDemoCamera = false;
  bool reconstructs = false;  ///< Make the head as soon as a face has been found.
};

/// Outcome of reading the arguments: options, or a text and an exit status.
struct ParsedStart {
  std::optional<StartOptions> options;
  int exitStatus = 0;
  QString output;     ///< For stdout.
  QString complaint;  ///< For stderr.
};

[[nodiscard]] ParsedStart parseStart(const QStringList& arguments);

}  // namespace visagiste
