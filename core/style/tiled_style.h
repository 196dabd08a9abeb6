#pragma once

#include "core/inference/style_network.h"
#include "core/job/run_context.h"
#include "core/types/image.h"

namespace visagiste {

struct TileOptions {
  int tileSidePx = 1088;  ///< Of what the network sees at once; above twice its reach. Smaller pictures go whole.
};

/// Repaints a picture of any size in a style.
///
/// picture     Rgb8; its border is mirrored a little so that strokes run over it.
/// statistics  Of another picture by this network; empty: those of the picture, or of a small copy where it is painted
///             in tiles. Tiles overlap by the network's reach, so that they meet without seams.
/// returns     The picture, of the same size, and the statistics that were used.
/// Reports "style.paint"; stops within one tile when cancelled. Any thread.
[[nodiscard]] StyleNetwork::Painted paintedInTiles(StyleNetwork& network, const Image& picture,
                                                   const StyleVector& vector, const StyleStatistics& statistics,
                                                   const TileOptions& options, RunContext& context);

/// The statistics that paintedInTiles() takes by itself for a picture in tiles.
[[nodiscard]] StyleStatistics statisticsOfWhole(StyleNetwork& network, const Image& picture, const StyleVector& vector,
                                                const TileOptions& options);

}  // namespace visagiste
