#pragma once

#include <stdexcept>
#include <string>

namespace visagiste {

/// What kind of failure an Error reports; decides exit status and wording around the message.
enum class ErrorCode {
  InvalidArgument = 1,  ///< The caller's options or values are out of range.
  NotFound,             ///< A file, model or device does not exist.
  Unreadable,           ///< A file exists but is truncated, damaged or of another kind.
  TooLarge,             ///< Bigger than the documented limits; nothing was allocated for it.
  Unwritable,           ///< The output could not be written; nothing half-written is left.
  NoFace,               ///< The picture holds no face that can be used.
  BadWeights,           ///< Shipped weights are missing, damaged or of another version.
  OutOfMemory,
  DeviceLost,  ///< Camera or accelerator went away.
  Internal,    ///< A bug; the message says where.
};

/// The one exception type that leaves core.
///
/// what() is a complete English sentence for a person: it names the thing and the way out.
/// Errors of other libraries are translated where they happen.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message) : std::runtime_error(message), m_code(code) {}
  [[nodiscard]] ErrorCode code() const noexcept { return m_code; }

 private:
  ErrorCode m_code;
};

/// Unwinds a cancelled job. Not an Error: nobody shows a message for it.
class Cancelled {};

}  // namespace visagiste
