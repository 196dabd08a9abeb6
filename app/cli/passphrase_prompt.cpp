#include "app/cli/passphrase_prompt.h"

#include <fcntl.h>
#include <sodium.h>
#include <termios.h>
#include <unistd.h>

#include <string>

#include "core/base/error.h"

namespace visagiste {
namespace {

/// The person's terminal, whatever the standard streams are, with its echo off while in scope.
class QuietTerminal {
 public:
  QuietTerminal() : m_file(::open("/dev/tty", O_RDWR | O_CLOEXEC)) {
    if (m_file < 0 || ::tcgetattr(m_file, &m_before) != 0)
      throw Error(ErrorCode::InvalidArgument,
                  "There is no terminal to ask for a passphrase. Give a file or pipe with --passphrase-file.");
    termios quiet = m_before;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(m_file, TCSAFLUSH, &quiet);
  }
  ~QuietTerminal() {
    ::tcsetattr(m_file, TCSAFLUSH, &m_before);
    ::close(m_file);
  }
  QuietTerminal(const QuietTerminal&) = delete;
  QuietTerminal& operator=(const QuietTerminal&) = delete;

  std::string answer(const std::string& question) const {
    say(question);
    std::string line;
    line.reserve(Passphrase::kLongest + 1);
    for (char letter = 0; line.size() <= Passphrase::kLongest && ::read(m_file, &letter, 1) == 1 && letter != '\n';)
      line += letter;
    say("\n");
    return line;
  }

 private:
  void say(const std::string& text) const { static_cast<void>(!::write(m_file, text.data(), text.size())); }

  int m_file;
  termios m_before{};
};

}  // namespace

std::shared_ptr<const Passphrase> askForPassphrase(PassphraseUse use) {
  const QuietTerminal terminal;
  std::string words = terminal.answer("Passphrase: ");
  if (use == PassphraseUse::New) {
    std::string again = terminal.answer("The same again: ");
    const bool same = words == again;
    sodium_memzero(again.data(), again.size());
    if (!same) {
      sodium_memzero(words.data(), words.size());
      throw Error(ErrorCode::InvalidArgument, "The two passphrases differ. Nothing was started.");
    }
  }
  return passphraseOf(words);
}

}  // namespace visagiste
