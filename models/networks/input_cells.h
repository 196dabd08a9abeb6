#pragma once

/// The form in which pictures reach the first layer of every network here.

#include <ATen/core/Tensor.h>

namespace visagiste::networks {

/// Pictures are folded into cells of so many pixels a side: a convolution over few wide pixels is faster than one over
/// many narrow ones.
constexpr int kInputCellSide = 4;
constexpr int kInputCellChannels = 3 * kInputCellSide * kInputCellSide;

/// Folds pictures into cells.
///
/// pictures  (B, 3, H, W), sides multiples of kInputCellSide; or what this function gives, for who has folded while
///           reading the pixels: that comes back as it is.
/// returns   (B, 48, H / 4, W / 4) channels-last; channel (c * 4 + y) * 4 + x is colour c of the cell's pixel (x, y).
[[nodiscard]] at::Tensor inCells(const at::Tensor& pictures);

}  // namespace visagiste::networks
