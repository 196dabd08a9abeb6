#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/catalogue/option_reader.h"
#include "core/types/makeup_look.h"

namespace visagiste {

/// What a person wears, as the options of a job say it: "look" (a name, or the file of a look) or "lookJson" (a look's
/// text), then "layers", a list of LAYER.FIELD=VALUE.
/// Throws Error{InvalidArgument} if neither or both are there or a setting makes no sense, Error{NotFound} for a look
/// that does not exist, Error{Unreadable} for a file that is none.
[[nodiscard]] std::shared_ptr<const MakeupLook> readLookOptions(OptionReader& options);

/// The same where a look is a wish: null where neither is there.
[[nodiscard]] std::shared_ptr<const MakeupLook> readWantedLook(OptionReader& options);

}  // namespace visagiste
