#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>

namespace visagiste::test {

/// How a run of visagiste-cli went.
struct CliRun {
  int status = -1;  ///< Exit status; -1 when it crashed or took longer than two minutes.
  QByteArray output;
  QByteArray errors;
};

inline CliRun runCli(const QStringList& arguments) {
  QProcess process;
  process.start(QStringLiteral(VISAGISTE_CLI), arguments);
  CliRun run;
  if (process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit) {
    run.status = process.exitCode();
  }
  run.output = process.readAllStandardOutput();
  run.errors = process.readAllStandardError();
  return run;
}

}  // namespace visagiste::test
