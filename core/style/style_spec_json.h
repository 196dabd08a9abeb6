#pragma once

#include <string>

#include "core/types/style_spec.h"

namespace visagiste {

/// A spec as a JSON object with the names of its fields ("regions" an object of its own); fields at their usual value
/// are left out. Pure; any thread.
[[nodiscard]] std::string styleSpecJson(const StyleSpec& spec);

/// The way back; absent fields keep their usual value. Throws Error{InvalidArgument} naming the first field that is
/// unknown, of another kind or out of range.
[[nodiscard]] StyleSpec readStyleSpec(const std::string& json);

}  // namespace visagiste
