// Starts the program again with OMP_WAIT_POLICY=passive, before any library has set itself up.
//
// With the default policy the threads of OpenMP spin between two calls; next to a busy window that costs more than the
// networks themselves (7 ms became 312). The OpenMP library reads its environment when it is loaded, which main() comes
// too late for, and the pre-initialisers of a program run before the initialisers of its libraries. Nothing here may
// rely on a library being initialised.
#include <unistd.h>
#include <cstring>

namespace {

constexpr const char* kPolicy = "OMP_WAIT_POLICY=passive";
constexpr std::size_t kPolicyNameLength = 16;  // "OMP_WAIT_POLICY="
constexpr int kMostVariables = 4000;

void startAgainWithPassiveThreads(int, char** arguments, char** environment) {
  static const char* extended[kMostVariables + 2];
  int count = 0;
  for (; environment[count] != nullptr; ++count) {
    if (count == kMostVariables || strncmp(environment[count], kPolicy, kPolicyNameLength) == 0) {
      return;
    }
    extended[count] = environment[count];
  }
  extended[count] = kPolicy;
  static char program[4096];
  const ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
  if (length > 0) {
    program[length] = '\0';
    execve(program, arguments, const_cast<char* const*>(extended));
  }
  // Starting again failed: the program still works, only slower on a busy machine.
}

}  // namespace

__attribute__((section(".preinit_array"),
               used)) static void (*const kStartAgain)(int, char**, char**) = startAgainWithPassiveThreads;
