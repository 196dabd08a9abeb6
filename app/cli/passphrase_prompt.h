#pragma once

#include <memory>

#include "core/lab/run_secret.h"

namespace visagiste {

/// Whether a passphrase is chosen or was chosen earlier.
enum class PassphraseUse { New = 1, Known };

/// Asks at the terminal for a passphrase without showing it; a new one is asked for twice.
/// Throws Error{InvalidArgument} where there is no terminal, the two differ, or it is empty.
[[nodiscard]] std::shared_ptr<const Passphrase> askForPassphrase(PassphraseUse use);

}  // namespace visagiste
