#pragma once

#include <optional>
#include <string>

#include "core/base/error.h"

namespace visagiste::test {

/// What `call` complains about; nothing when it does not throw an Error.
template <typename Call>
std::optional<Error> errorOf(const Call& call) {
  try {
    call();
  } catch (const Error& error) {
    return error;
  }
  return std::nullopt;
}

/// Whether `call` throws an Error of this kind whose message holds `part`.
template <typename Call>
bool failsWith(ErrorCode code, const std::string& part, const Call& call) {
  const std::optional<Error> error = errorOf(call);
  return error && error->code() == code && std::string(error->what()).find(part) != std::string::npos;
}

}  // namespace visagiste::test
