#include "app/studio/start_options.h"

#include <QCommandLineParser>

#include "app/studio/workspace.h"
#include "core/base/version.h"

namespace visagiste {
namespace {

constexpr int kWrongUsage = 2;

ParsedStart wrongUsage(const QString& complaint) {
  ParsedStart result;
  result.exitStatus = kWrongUsage;
  result.complaint = QStringLiteral("visagiste: ") + complaint + QStringLiteral("\nTry 'visagiste --help'.\n");
  return result;
}

}  // namespace

// English like the command line's: it is read in scripts, before a language is chosen.
ParsedStart parseStart(const QStringList& arguments) {
  QCommandLineParser parser;
  parser.setApplicationDescription(QStringLiteral("Visagiste, a portrait studio. Nothing leaves this machine."));
  parser.addPositionalArgument(
      QStringLiteral("PICTURE"),
      QStringLiteral("Pictures to open; several show the same person. A video or a folder plays in Live."),
      QStringLiteral("[PICTURE...]"));
  const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this help."));
  const QCommandLineOption version(QStringLiteral("version"), QStringLiteral("Show the version."));
  const QCommandLineOption demo(QStringLiteral("demo-camera"),
                                QStringLiteral("Use the bundled demo clip as the camera."));
  const QCommandLineOption reconstruct(QStringLiteral("reconstruct"),
                                       QStringLiteral("Reconstruct the head once a face has been found."));
  const QCommandLineOption workspace(QStringLiteral("workspace"),
                                     QStringLiteral("Start in portrait, makeup, sculpt, live or perform."),
                                     QStringLiteral("NAME"));
  const QCommandLineOption screenshot(
      QStringLiteral("screenshot"), QStringLiteral("Save a picture of the window once everything is loaded, and quit."),
      QStringLiteral("FILE"));
  const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("dark, light or system."),
                                 QStringLiteral("NAME"));
  const QCommandLineOption language(QStringLiteral("lang"), QStringLiteral("en or zh_CN."), QStringLiteral("CODE"));
  parser.addOptions({help, version, demo, reconstruct, workspace, screenshot, theme, language});

  if (!parser.parse(arguments)) {
    return wrongUsage(parser.errorText());
  }
  ParsedStart result;
  if (parser.isSet(help)) {
    result.output = parser.helpText();
    return result;
  }
  if (parser.isSet(version)) {
    result.output = QStringLiteral("visagiste %1\n").arg(QLatin1String(kVersion));
    return result;
  }
  StartOptions options;
  options.pictures = parser.positionalArguments();
  options.usesDemoCamera = parser.isSet(demo);
  options.reconstructs = parser.isSet(reconstruct);
  options.workspace = parser.value(workspace);
  options.screenshotFile = parser.value(screenshot);
  options.theme = parser.value(theme);
  options.language = parser.value(language);
  const auto isOneOf = [](const QString& value, const QStringList& known) {
    return value.isEmpty() || known.contains(value);
  };
  QStringList workspaces;
  for (const WorkspaceEntry& entry : studioWorkspaces()) {
    workspaces.append(entry.id);
  }
  if (!isOneOf(options.workspace, workspaces)) {
    return wrongUsage(QStringLiteral("There is no workspace '%1'.").arg(options.workspace));
  }
  if (!isOneOf(options.theme, {QStringLiteral("dark"), QStringLiteral("light"), QStringLiteral("system")})) {
    return wrongUsage(QStringLiteral("There is no theme '%1'.").arg(options.theme));
  }
  if (!isOneOf(options.language, {QStringLiteral("en"), QStringLiteral("zh_CN")})) {
    return wrongUsage(QStringLiteral("There is no language '%1'.").arg(options.language));
  }
  result.options = options;
  return result;
}

}  // namespace visagiste
