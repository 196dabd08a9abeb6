#pragma once

#include "core/base/json_fields.h"
#include "core/types/image.h"

// Included by .cpp files only, as core/base/json_fields.h.

namespace visagiste {

/// A picture that a JSON file holds as PNG, WebP or JPEG bytes in base64; empty where the field is absent.
/// Throws Error{Unreadable} naming file and field, also for a side of more than `mostSidePx`.
[[nodiscard]] Image pictureField(const JsonFields& fields, const char* key, PixelFormat format, int mostSidePx);

}  // namespace visagiste
