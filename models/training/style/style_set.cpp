#include "models/training/style/style_set.h"

#include <torch/types.h>

#include <algorithm>
#include <stdexcept>

namespace visagiste::training {
namespace {

/// Which part of a square picture is seen, and how.
struct View {
  float sidePx = 0;  ///< Of the part, in pixels of the picture.
  float left = 0;
  float top = 0;
  bool mirrored = false;
};

View wholeOf(int pictureSide) {
  return {static_cast<float>(pictureSide), 0, 0, false};
}

View randomView(int pictureSide, float leastShare, Random& random) {
  View view;
  view.sidePx = static_cast<float>(pictureSide) * uniform(random, leastShare, 1.0F);
  view.left = uniform(random, 0, static_cast<float>(pictureSide) - view.sidePx);
  view.top = uniform(random, 0, static_cast<float>(pictureSide) - view.sidePx);
  view.mirrored = chance(random, 0.5F);
  return view;
}

bool isFeature(std::uint8_t region) {
  constexpr std::uint8_t kFirst = 2, kLast = 9;  // Brows, eyes, nose, lips, inner mouth: see DATA's regions.
  return region >= kFirst && region <= kLast;
}

/// Writes planes (3, S, S) of the part, and where features are (may be nullptr).
void fill(const PackedSample& sample, int pictureSide, const View& view, std::int64_t side, float* planes, float* faces) {
  const Pyramid pyramid(sample.rgba.data(), pictureSide, pictureSide);
  const float step = view.sidePx / static_cast<float>(side);
  const int level = Pyramid::levelFor(step);
  const std::int64_t plane = side * side;
  const bool regions = faces != nullptr && (sample.flags & PackedSample::kHasRegions) != 0;
  for (std::int64_t y = 0; y < side; ++y)
    for (std::int64_t x = 0; x < side; ++x) {
      const auto column = static_cast<float>(view.mirrored ? side - 1 - x : x);
      const float fromX = view.left + (column + 0.5F) * step;
      const float fromY = view.top + (static_cast<float>(y) + 0.5F) * step;
      float rgba[4];
      pyramid.sample(fromX, fromY, level, rgba);
      float* to = planes + y * side + x;
      for (int c = 0; c < 3; ++c) to[c * plane] = rgba[c] / 255.0F;
      if (faces == nullptr)
        continue;
      const auto column0 = static_cast<std::size_t>(std::clamp(static_cast<int>(fromX), 0, pictureSide - 1));
      const auto row0 = static_cast<std::size_t>(std::clamp(static_cast<int>(fromY), 0, pictureSide - 1));
      const std::size_t at = 4 * (row0 * static_cast<std::size_t>(pictureSide) + column0) + 3;
      faces[y * side + x] = regions && isFeature(sample.rgba[at]) ? 1.0F : 0.0F;
    }
}

StyleBatch emptyBatch(std::int64_t count, std::int64_t side) {
  return {torch::empty({count, 3, side, side}), torch::zeros({count, 1, side, side}), torch::empty({count, 3, side, side}), 0};
}

StyleBatch channelsLast(StyleBatch batch) {
  batch.contents = batch.contents.contiguous(at::MemoryFormat::ChannelsLast);
  batch.styles = batch.styles.contiguous(at::MemoryFormat::ChannelsLast);
  return batch;
}

std::vector<const PackedSample*> samplesOf(const PackedSet& set, Split split) {
  std::vector<const PackedSample*> samples;
  for (const PackedSample& sample : set.samples)
    if (sample.split == split)
      samples.push_back(&sample);
  return samples;
}

void append(std::vector<const PackedSample*>& all, const std::vector<const PackedSample*>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

template <class T>
const T& anyOf(const std::vector<T>& all, Random& random) {
  return all[static_cast<std::size_t>(uniformInt(random, 0, static_cast<int>(all.size()) - 1))];
}

}  // namespace

StyleSet::StyleSet(const std::string& portraits, const std::vector<std::string>& styles)
    : m_portraits(readPackedSet(portraits)) {
  m_descriptions.push_back(describe(portraits, m_portraits));
  for (const std::string& path : styles) {
    m_styles.push_back(readPackedSet(path));
    m_descriptions.push_back(describe(path, m_styles.back()));
  }
  m_trainPortraits = samplesOf(m_portraits, Split::Train);
  m_otherPortraits = samplesOf(m_portraits, Split::Validation);
  for (const PackedSet& set : m_styles) {
    if (set.width != m_styles[0].width)
      throw std::runtime_error("the packed sets of styles are of different sizes");
    append(m_trainStyles, samplesOf(set, Split::Train));
    append(m_otherStyles, samplesOf(set, Split::Validation));
  }
  if (m_trainStyles.empty() || m_trainPortraits.empty())
    throw std::runtime_error(portraits + " has no portrait to train on, or there is no style picture");
}

StyleBatch StyleSet::trainingBatch(std::uint64_t seed, long step, long count, int sidePx) const {
  constexpr std::uint64_t kStepsApart = 0x9E3779B97F4A7C15ULL;
  Random random(seed + kStepsApart * static_cast<std::uint64_t>(step + 1));
  StyleBatch batch = emptyBatch(count, sidePx);
  batch.step = step;
  for (long i = 0; i < count; ++i) {
    constexpr float kLeastOfPortrait = 0.5F;
    constexpr float kLeastOfStyle = 0.6F;
    fill(*anyOf(m_trainPortraits, random), m_portraits.width, randomView(m_portraits.width, kLeastOfPortrait, random), sidePx,
         batch.contents[i].data_ptr<float>(), batch.faces[i].data_ptr<float>());
    const int side = m_styles[0].width;
    fill(*anyOf(m_trainStyles, random), side, randomView(side, kLeastOfStyle, random), sidePx,
         batch.styles[i].data_ptr<float>(), nullptr);
  }
  return channelsLast(batch);
}

StyleBatch StyleSet::validationBatch(long count, int sidePx) const {
  const auto& portraits = m_otherPortraits.empty() ? m_trainPortraits : m_otherPortraits;
  const auto& styles = m_otherStyles.empty() ? m_trainStyles : m_otherStyles;
  StyleBatch batch = emptyBatch(count, sidePx);
  for (long i = 0; i < count; ++i) {
    const auto spread = [&](std::size_t size) { return static_cast<std::size_t>(i) * size / static_cast<std::size_t>(count); };
    fill(*portraits[spread(portraits.size())], m_portraits.width, wholeOf(m_portraits.width), sidePx,
         batch.contents[i].data_ptr<float>(), batch.faces[i].data_ptr<float>());
    fill(*styles[spread(styles.size())], m_styles[0].width, wholeOf(m_styles[0].width), sidePx,
         batch.styles[i].data_ptr<float>(), nullptr);
  }
  return channelsLast(batch);
}

}  // namespace visagiste::training
