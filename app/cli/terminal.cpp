#include "app/cli/terminal.h"

#include <unistd.h>
#include <atomic>
#include <cmath>
#include <csignal>
#include <cstdio>

#include "core/base/error.h"

namespace visagiste {
namespace {

std::atomic<bool> g_cancelled{false};
static_assert(std::atomic<bool>::is_always_lock_free, "set in a signal handler");

void cancelOnSignal(int) {
  g_cancelled = true;
}

void watchSignal(int signal) {
  struct sigaction action = {};
  action.sa_handler = cancelOnSignal;
  action.sa_flags = SA_RESETHAND;  // A second Ctrl-C ends the program at once.
  sigaction(signal, &action, nullptr);
}

}  // namespace

TerminalContext::TerminalContext(Progress progress)
    : m_isShown(progress == Progress::Shown && isatty(STDERR_FILENO) == 1) {
  watchSignal(SIGINT);
  watchSignal(SIGTERM);
}

TerminalContext::~TerminalContext() {
  clearLine();
}

void TerminalContext::checkpoint() {
  if (g_cancelled) {
    throw Cancelled();
  }
}

void TerminalContext::report(float fraction, std::string_view stageKey) {
  if (!m_isShown) {
    return;
  }
  char percent[8];
  std::snprintf(percent, sizeof percent, "%3.0f %%", std::floor(100.0 * static_cast<double>(fraction)));
  std::string line = std::string(percent) + "  " + stageWords(stageKey);
  if (line != m_line) {
    std::fprintf(stderr, "\r\033[K%s", line.c_str());
    m_line = std::move(line);
  }
}

void TerminalContext::clearLine() {
  if (!m_line.empty()) {
    std::fputs("\r\033[K", stderr);
    m_line.clear();
  }
}

}  // namespace visagiste
