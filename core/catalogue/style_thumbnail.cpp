#include "core/catalogue/style_thumbnail.h"

#include <algorithm>

#include "core/catalogue/sample_files.h"
#include "core/image/decode.h"
#include "core/image/resample.h"
#include "core/style/tiled_style.h"

namespace visagiste {
namespace {

constexpr int kThumbnailPx = 256;
constexpr int kPaintedPx = 384;  // Strokes look finer in a small picture than in a portrait.

}  // namespace

Image styleThumbnail(const Style& style, RunContext& context) {
  const Image portrait = decodeImageFile(samplePortrait());
  const int side = std::min(portrait.width(), portrait.height());
  const Image square = cropped(portrait, (portrait.width() - side) / 2, (portrait.height() - side) / 2, {side, side});
  const Image small = resized(square, {kPaintedPx, kPaintedPx});
  return resized(paintedInTiles(*style.network, small, style.vector, {}, TileOptions(), context).picture,
                 {kThumbnailPx, kThumbnailPx});
}

}  // namespace visagiste
