#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/lab/run_secret.h"

namespace visagiste {

/// The program that trains: `visagiste-train` beside the running program. Throws Error{NotFound} saying so.
[[nodiscard]] std::filesystem::path trainerProgram();

/// Starts the program in a session of its own, so that it outlives this process, with its output appended to `log`.
///
/// passphrase  May be null; the program reads it from a pipe (--passphrase-file), so that neither its arguments nor its
///             environment nor a file hold it.
/// Nothing of this process's standard streams is shared. Returns its process id. Throws Error{Internal} naming the
/// reason if it cannot be started. Any thread.
long startTrainer(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                  const std::filesystem::path& log, const Passphrase* passphrase = nullptr);

/// Whether a process that this one started has ended; its exit status is collected, so that nothing of it stays behind.
[[nodiscard]] bool hasEnded(long pid);

/// The last lines of a trainer's log, to tell why it failed; empty where there is none.
[[nodiscard]] std::string lastWords(const std::filesystem::path& log);

}  // namespace visagiste
