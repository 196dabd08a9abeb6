#pragma once

#include <QImage>

#include "core/types/image.h"

namespace visagiste {

/// The same pixels as a QImage, without a copy: the QImage keeps the shared pixels alive. An empty image gives a null
/// QImage. Rgb8 -> RGB888, Rgba8 -> RGBA8888, Gray8 -> Grayscale8. Any thread.
[[nodiscard]] QImage wrapped(const Image& image);

}  // namespace visagiste
