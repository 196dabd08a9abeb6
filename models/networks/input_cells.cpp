#include "models/networks/input_cells.h"

#include <ATen/ops/pixel_unshuffle.h>

namespace visagiste::networks {

at::Tensor inCells(const at::Tensor& pictures) {
  const at::Tensor cells = pictures.size(1) == 3 ? at::pixel_unshuffle(pictures, kInputCellSide) : pictures;
  return cells.contiguous(at::MemoryFormat::ChannelsLast);
}

}  // namespace visagiste::networks
