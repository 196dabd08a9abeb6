#pragma once

#include <QColor>
#include <QRectF>
#include <vector>

#include "core/types/makeup_look.h"

class QPainter;

namespace visagiste {

[[nodiscard]] inline QColor qtColor(SrgbColor color) {
  return {color.r, color.g, color.b};
}
[[nodiscard]] SrgbColor srgbOf(const QColor& color);

/// Paints a swatch of colour with the character of its finish: flat, a soft sheen, a hard light, fine or coarse sparks.
/// The middle left of the swatch always shows the colour itself. Several colours run from left to right.
void paintSwatch(QPainter& painter, const QRectF& area, const std::vector<SrgbColor>& colors, MakeupFinish finish);

}  // namespace visagiste
