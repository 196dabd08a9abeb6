#pragma once

#include <optional>
#include <QString>
#include <QtGlobal>

namespace visagiste {

enum class JobRowState { Waiting = 1, Running, Done, Failed, Cancelled };

/// What the panel shows of one job. All text translated by the caller.
struct JobRow {
  quint64 id = 0;
  JobRowState state = JobRowState::Waiting;
  QString title;        ///< "Head from anna.jpg".
  QString stage;        ///< What it does now: "Refining the fit"; empty while waiting.
  QString message;      ///< Why it failed, or a word on the result; may be long.
  double fraction = 0;  ///< 0..1; below 0: unknown, the bar runs on the spot.
  double elapsedS = 0;
  std::optional<double> remainingS;
  bool hasResult = false;  ///< Offers "Show".
  bool hasFolder = false;  ///< Offers "Open folder".
};

}  // namespace visagiste
