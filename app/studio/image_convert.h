#pragma once

#include <QImage>

#include "core/types/image.h"

namespace visagiste {

/// A copy of a Qt picture as Rgb8; transparent parts lie on white. Throws Error{Unreadable} for a null picture.
[[nodiscard]] Image imageFromQt(const QImage& picture);

}  // namespace visagiste
