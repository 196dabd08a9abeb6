#include "core/style/tiled_style.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "core/base/error.h"
#include "core/image/mat_view.h"
#include "core/image/resample.h"

namespace visagiste {
namespace {

constexpr int kMirroredPx = 16;  // At least so much beyond each border; the network fills the rest with nothing.

int roundedUp(int length, int step) {
  return (length + step - 1) / step * step;
}

/// The picture with mirrored borders, sides multiples of the network's step.
struct Canvas {
  cv::Mat pixels;  // CV_8UC3
  cv::Point picture;

  Canvas(const Image& image, int step) : picture(kMirroredPx, kMirroredPx) {
    const int width = roundedUp(image.width() + 2 * kMirroredPx, step);
    const int height = roundedUp(image.height() + 2 * kMirroredPx, step);
    // Borders wider than a tiny picture are mirrored again and again; BORDER_REFLECT does that.
    cv::copyMakeBorder(matView(image), pixels, picture.y, height - image.height() - picture.y, picture.x,
                       width - image.width() - picture.x, cv::BORDER_REFLECT);
  }
};

/// Cuts of a side into tiles: where the core of each begins; the last entry is the end.
std::vector<int> cuts(int length, int tileSide, int reach, int step) {
  if (length <= tileSide)
    return {0, length};
  const int most = (tileSide - 2 * reach) / step * step;
  const int count = (length + most - 1) / most;
  const int core = roundedUp((length + count - 1) / count, step);  // Tiles of about one size.
  std::vector<int> places;
  for (int at = 0; at < length; at += core) places.push_back(at);
  places.push_back(length);
  return places;
}

}  // namespace

StyleStatistics statisticsOfWhole(StyleNetwork& network, const Image& picture, const StyleVector& vector,
                                  const TileOptions& options) {
  const Canvas canvas(shrunkToFit(picture, options.tileSidePx), network.stepPx());
  return network.run(imageFromMat(canvas.pixels), vector).statistics;
}

StyleNetwork::Painted paintedInTiles(StyleNetwork& network, const Image& picture, const StyleVector& vector,
                                     const StyleStatistics& statistics, const TileOptions& options,
                                     RunContext& context) {
  const int step = network.stepPx();
  // What a pixel of a core sees has to lie in its tile, and tiles begin where the network's cells do.
  const int reach = roundedUp(network.reachPx(), step);
  if (options.tileSidePx < 2 * reach + step)
    throw Error(ErrorCode::InvalidArgument, "Tiles of " + std::to_string(options.tileSidePx) +
                                                " pixels are too small for what the style network sees.");
  const Canvas canvas(picture, step);
  const cv::Rect all(0, 0, canvas.pixels.cols, canvas.pixels.rows);
  const std::vector<int> columns = cuts(all.width, options.tileSidePx, reach, step);
  const std::vector<int> rows = cuts(all.height, options.tileSidePx, reach, step);
  const std::size_t count = (columns.size() - 1) * (rows.size() - 1);
  StyleStatistics used = statistics;
  if (used.empty() && count > 1)
    used = statisticsOfWhole(network, picture, vector, options);

  cv::Mat painted(all.size(), CV_8UC3);
  std::size_t done = 0;
  for (std::size_t row = 0; row + 1 < rows.size(); ++row)
    for (std::size_t column = 0; column + 1 < columns.size(); ++column) {
      context.checkpoint();
      context.report(static_cast<float>(done++) / static_cast<float>(count), "style.paint");
      const cv::Rect core(columns[column], rows[row], columns[column + 1] - columns[column], rows[row + 1] - rows[row]);
      const cv::Rect seen =
          cv::Rect(core.x - reach, core.y - reach, core.width + 2 * reach, core.height + 2 * reach) & all;
      const StyleNetwork::Painted tile = network.run(imageFromMat(canvas.pixels(seen)), vector, used);
      if (used.empty())
        used = tile.statistics;
      matView(tile.picture)(core - seen.tl()).copyTo(painted(core));
    }
  context.report(1, "style.paint");
  return {imageFromMat(painted(cv::Rect(canvas.picture, cv::Size(picture.width(), picture.height())))),
          std::move(used)};
}

}  // namespace visagiste
