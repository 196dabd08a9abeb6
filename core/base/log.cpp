#include "core/base/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>
#include <utility>

namespace visagiste {
namespace {

spdlog::level::level_enum spdlogLevel(LogLevel level) {
  switch (level) {
    case LogLevel::Debug: return spdlog::level::debug;
    case LogLevel::Info: return spdlog::level::info;
    case LogLevel::Warning: return spdlog::level::warn;
    case LogLevel::Error: return spdlog::level::err;
  }
  return spdlog::level::err;
}

LogSink defaultSink() {
  auto logger = std::make_shared<spdlog::logger>("visagiste", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_level(spdlog::level::warn);
  logger->set_pattern("visagiste: %l: %v");
  return [logger](LogLevel level, std::string_view message) {
    logger->log(spdlogLevel(level), "{}", message);
  };
}

LogSink& currentSink() {
  static LogSink sink = defaultSink();
  return sink;
}

}  // namespace

void setLogSink(LogSink sink) { currentSink() = std::move(sink); }

void log(LogLevel level, std::string_view message) { currentSink()(level, message); }

}  // namespace visagiste
