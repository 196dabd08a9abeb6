#include "core/lab/run_secret.h"

#include <fcntl.h>
#include <unistd.h>

#include <stdexcept>
#include <utility>

#include "core/base/error.h"
#include "models/training/engine/sealed_file.h"
#include "models/training/gan/run_contract.h"

namespace visagiste {

std::shared_ptr<const Passphrase> readPassphrase(const std::filesystem::path& file) {
  try {
    return std::make_shared<const Passphrase>(Passphrase::readFrom(file.string()));
  } catch (const std::invalid_argument& error) {
    throw Error(ErrorCode::InvalidArgument,
                "The first line of '" + file.string() + "' is no passphrase: " + error.what() + ".");
  } catch (const std::runtime_error& error) {
    throw Error(ErrorCode::NotFound, std::string("There is no passphrase: ") + error.what() + ".");
  }
}

std::shared_ptr<const Passphrase> passphraseOf(std::string& words) {
  try {
    return std::make_shared<const Passphrase>(words);
  } catch (const std::invalid_argument& error) {
    throw Error(ErrorCode::InvalidArgument, std::string("This is no passphrase: ") + error.what() + ".");
  }
}

SecretPipe::SecretPipe(const Passphrase& passphrase) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0)
    throw Error(ErrorCode::Internal, "The passphrase cannot be handed over: there is no pipe.");
  m_readEnd = ends[0];
  // A passphrase is shorter than what a pipe takes at once, so this does not wait for the reader.
  const std::string_view words = passphrase.words();
  const bool isWritten = ::write(ends[1], words.data(), words.size()) == static_cast<ssize_t>(words.size());
  ::close(ends[1]);
  if (!isWritten) {
    ::close(m_readEnd);
    throw Error(ErrorCode::Internal, "The passphrase cannot be handed over: the pipe is full.");
  }
}

std::filesystem::path SecretPipe::leftOpen(const Passphrase& passphrase) {
  SecretPipe pipe(passphrase);
  return "/dev/fd/" + std::to_string(std::exchange(pipe.m_readEnd, -1));
}

SecretPipe::~SecretPipe() {
  if (m_readEnd >= 0)
    ::close(m_readEnd);
}

void requireOpens(const std::filesystem::path& run, bool isSealed, const Passphrase* passphrase) {
  const std::string checkpoint = (run / training::run_contract::kCheckpointFile).string();
  const bool isLocked = training::isSealed(checkpoint);
  if ((isSealed || isLocked) && passphrase == nullptr)
    throw Error(ErrorCode::InvalidArgument,
                "The training in '" + run.string() + "' is sealed. It goes on with its passphrase only.");
  if (!isLocked)
    return;
  try {
    static_cast<void>(training::SealingKey::of(checkpoint, *passphrase));
  } catch (const training::SealError& error) {
    if (error.reason() == training::SealError::Reason::WrongPassphrase)
      throw Error(ErrorCode::InvalidArgument,
                  "The passphrase does not open the training in '" + run.string() + "'. Type it again.");
    throw Error(ErrorCode::Unreadable, "The checkpoint of the training in '" + run.string() + "' is damaged.");
  } catch (const std::runtime_error& error) {
    throw Error(ErrorCode::Unreadable,
                "The training in '" + run.string() + "' cannot be opened: " + error.what() + ".");
  }
}

}  // namespace visagiste
