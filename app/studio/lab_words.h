#pragma once

#include <QString>

#include "core/lab/training_run.h"

namespace visagiste {

/// "Learning", "Paused", ... in the person's language.
[[nodiscard]] QString stateWords(RunStatus status);
/// What the doctor found and what to try, in the person's language; English where a finding is not known here.
[[nodiscard]] QString adviceWords(const RunAdvice& advice);
/// The name of a group of figures of a run, e.g. "losses".
[[nodiscard]] QString seriesWords(const QString& group);

}  // namespace visagiste
