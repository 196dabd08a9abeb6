#pragma once

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

namespace visagiste::test {

/// How a run of visagiste-cli or of the studio went.
struct CliRun {
  int status = -1;  ///< Exit status; -1 when it crashed or took longer than two minutes.
  QByteArray output;
  QByteArray errors;
};

inline CliRun runProgram(const QString& program, const QStringList& arguments,
                         const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment()) {
  QProcess process;
  process.setProcessEnvironment(environment);
  process.start(program, arguments);
  CliRun run;
  if (process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit) {
    run.status = process.exitCode();
  }
  run.output = process.readAllStandardOutput();
  run.errors = process.readAllStandardError();
  return run;
}

inline CliRun runCli(const QStringList& arguments) {
  return runProgram(QStringLiteral(VISAGISTE_CLI), arguments);
}

/// What a run wrote as JSON.
inline nlohmann::json jsonOf(const std::filesystem::path& file) {
  std::ifstream stream(file);
  return nlohmann::json::parse(stream);
}

}  // namespace visagiste::test
