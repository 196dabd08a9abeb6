#pragma once

#include "core/types/image.h"

namespace visagiste {

/// How a painted picture is laid over its source.
struct StyleBlend {
  float strength = 1;   ///< 0..1, where `weights` is empty.
  Image weights;        ///< Gray8 of the pictures' size, 255 all of the painted one; empty: `strength` everywhere.
  float keepColor = 0;  ///< 0..1: how much of the source's colour stays; lightness comes from the painted one.
};

/// source   Rgb8 or Rgba8, whose alpha stays.
/// painted  Rgb8, of the same size.
/// Colour and lightness are parted as luma and colour differences (ITU-R BT.601) of the coded values, so that grey
/// stays grey. Throws Error{InvalidArgument} for other sizes or formats. Pure; any thread.
[[nodiscard]] Image blendedStyle(const Image& source, const Image& painted, const StyleBlend& blend);

}  // namespace visagiste
