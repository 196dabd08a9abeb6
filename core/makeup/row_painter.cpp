#include "core/makeup/row_painter.h"

#include <algorithm>
#include <cmath>

#include "core/makeup/row_kernels.h"

namespace visagiste {
namespace {

/// Reads rows of a grid at the picture's resolution.
class GridStretcher {
 public:
  GridStretcher(int columns, int gridColumns, int step) : m_step(static_cast<float>(step)) {
    m_index.resize(static_cast<std::size_t>(columns));
    m_share.resize(m_index.size());
    for (int x = 0; x < columns; ++x) {
      const float place =
          std::clamp((static_cast<float>(x) + 0.5F) / m_step - 0.5F, 0.0F, static_cast<float>(gridColumns - 1));
      const int left = std::min(static_cast<int>(place), std::max(gridColumns - 2, 0));
      m_index[static_cast<std::size_t>(x)] = left;
      m_share[static_cast<std::size_t>(x)] = place - static_cast<float>(left);
    }
    m_mixed.resize(static_cast<std::size_t>(gridColumns + 1));
  }

  void read(const cv::Mat& grid, int y, int x0, int count, float* out) {
    const float place =
        std::clamp((static_cast<float>(y) + 0.5F) / m_step - 0.5F, 0.0F, static_cast<float>(grid.rows - 1));
    const int top = std::min(static_cast<int>(place), std::max(grid.rows - 2, 0));
    const float share = place - static_cast<float>(top);
    const auto* above = grid.ptr<float>(top);
    const auto* below = grid.ptr<float>(std::min(top + 1, grid.rows - 1));
    for (int i = 0; i < grid.cols; ++i) m_mixed[static_cast<std::size_t>(i)] = above[i] + share * (below[i] - above[i]);
    m_mixed[static_cast<std::size_t>(grid.cols)] = m_mixed[static_cast<std::size_t>(grid.cols - 1)];
    rows::stretch(m_mixed.data(), m_index.data() + x0, m_share.data() + x0, count, out);
  }

 private:
  float m_step;
  std::vector<int> m_index;
  std::vector<float> m_share;
  std::vector<float> m_mixed;
};

/// Buffers of one row.
struct Buffers {
  explicit Buffers(int columns) : floats(static_cast<std::size_t>(columns) * kCount), stride(columns) {}
  enum Name { R, G, B, Luminance, Low, Weight, PigmentR, PigmentG, PigmentB, Grid, Fine, Dark, kCount };
  [[nodiscard]] float* operator[](Name name) {
    return floats.data() + static_cast<std::size_t>(name) * static_cast<std::size_t>(stride);
  }
  std::vector<float> floats;
  int stride;
};

class Painter {
 public:
  Painter(cv::Mat& rgb, const SkinBands& bands)
      : m_rgb(rgb),
        m_bands(bands),
        m_buffers(rgb.cols),
        m_touched(static_cast<std::size_t>(rgb.cols)),
        m_stretcher(rgb.cols, bands.low.cols, bands.step) {}

  void paintRow(int y, const std::vector<PaintedLayer>& layers) {
    int left = m_rgb.cols;
    int right = 0;
    for (const PaintedLayer& layer : layers)
      if (y >= layer.area.y && y < layer.area.y + layer.area.height) {
        left = std::min(left, layer.area.x);
        right = std::max(right, layer.area.x + layer.area.width);
      }
    if (left >= right)
      return;
    const int count = right - left;
    std::uint8_t* bytes = m_rgb.ptr<std::uint8_t>(y) + 3 * left;
    std::fill(m_touched.begin() + left, m_touched.begin() + right, std::uint8_t{0});
    rows::decode(bytes, count, at(Buffers::R, left), at(Buffers::G, left), at(Buffers::B, left),
                 at(Buffers::Luminance, left));
    m_stretcher.read(m_bands.low, y, left, count, at(Buffers::Low, left));
    rows::findDarkDetail(at(Buffers::Luminance, left), at(Buffers::Low, left), count, at(Buffers::Dark, left));
    for (const PaintedLayer& layer : layers)
      if (y >= layer.area.y && y < layer.area.y + layer.area.height)
        paintLayer(layer, y);
    rows::encode(at(Buffers::R, left), at(Buffers::G, left), at(Buffers::B, left), m_touched.data() + left, count,
                 bytes);
  }

 private:
  [[nodiscard]] float* at(Buffers::Name name, int x) { return m_buffers[name] + x; }

  void paintLayer(const PaintedLayer& layer, int y) {
    const int x0 = layer.area.x;
    const int count = layer.area.width;
    const int row = y - layer.area.y;
    float* weight = at(Buffers::Weight, x0);
    rows::sumWeights(layer, row, count, weight, m_touched.data() + x0);
    if (layer.covering > 0)
      rows::spareDarkDetail(at(Buffers::Dark, x0), layer.covering, count, weight);
    switch (layer.mode) {
      case PaintMode::Smooth:
        smooth(layer, y, weight);
        return;
      case PaintMode::Teeth:
        rows::whitenTeeth(weight, layer.light, layer.base, count, lights(x0));
        return;
      case PaintMode::Picture:
        rows::readPicture(layer, row, count, at(Buffers::PigmentR, x0), at(Buffers::PigmentG, x0),
                          at(Buffers::PigmentB, x0));
        break;
      case PaintMode::Pigment:
        if (layer.evening > 0)
          even(layer, y, weight);
        rows::mixPigments(layer, row, count, at(Buffers::PigmentR, x0), at(Buffers::PigmentG, x0),
                          at(Buffers::PigmentB, x0));
        break;
    }
    rows::readSparkles(layer, row, count, at(Buffers::Grid, x0));
    rows::layPigment(layer, at(Buffers::PigmentR, x0), at(Buffers::PigmentG, x0), at(Buffers::PigmentB, x0), weight,
                     at(Buffers::Grid, x0), count, lights(x0));
  }

  [[nodiscard]] rows::Row lights(int x0) {
    return {at(Buffers::R, x0), at(Buffers::G, x0), at(Buffers::B, x0), at(Buffers::Luminance, x0),
            at(Buffers::Low, x0)};
  }

  void smooth(const PaintedLayer& layer, int y, const float* weight) {
    const int x0 = layer.area.x;
    const int count = layer.area.width;
    constexpr std::array<Buffers::Name, 3> kChannels{Buffers::R, Buffers::G, Buffers::B};
    for (std::size_t c = 0; c < 3; ++c) {
      m_stretcher.read(m_bands.smooth[c], y, x0, count, at(Buffers::Grid, x0));
      m_stretcher.read(m_bands.fine[c], y, x0, count, at(Buffers::Fine, x0));
      rows::smoothChannel(at(Buffers::Grid, x0), at(Buffers::Fine, x0), weight, layer.pores, count,
                          at(kChannels[c], x0));
    }
  }

  void even(const PaintedLayer& layer, int y, const float* weight) {
    const int x0 = layer.area.x;
    const int count = layer.area.width;
    constexpr std::array<Buffers::Name, 3> kChannels{Buffers::R, Buffers::G, Buffers::B};
    for (std::size_t c = 0; c < 3; ++c) {
      m_stretcher.read(m_bands.even[c], y, x0, count, at(Buffers::Grid, x0));
      rows::scaleChannel(at(Buffers::Grid, x0), weight, layer.evening, count, at(kChannels[c], x0));
    }
  }

  cv::Mat& m_rgb;
  const SkinBands& m_bands;
  Buffers m_buffers;
  std::vector<std::uint8_t> m_touched;
  GridStretcher m_stretcher;
};

}  // namespace

void paintLayers(cv::Mat& rgb, const std::vector<PaintedLayer>& layers, const SkinBands& bands) {
  if (layers.empty())
    return;
  Painter painter(rgb, bands);
  for (int y = 0; y < rgb.rows; ++y) painter.paintRow(y, layers);
}

}  // namespace visagiste
