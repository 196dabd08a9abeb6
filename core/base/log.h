#pragma once

#include <functional>
#include <string_view>

namespace visagiste {

enum class LogLevel { Debug = 1, Info, Warning, Error };

using LogSink = std::function<void(LogLevel, std::string_view)>;

/// Replaces where core's messages go; the default writes warnings and errors to stderr.
/// Call once at start, before other threads run.
void setLogSink(LogSink sink);

/// Any thread. Messages never hold biometric data or pictures.
void log(LogLevel level, std::string_view message);

}  // namespace visagiste
