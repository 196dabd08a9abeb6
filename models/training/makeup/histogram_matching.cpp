#include "models/training/makeup/histogram_matching.h"

#include <array>

namespace visagiste::training {
namespace {

using Counts = std::array<std::array<double, 256>, 3>;
using Table = std::array<std::array<std::uint8_t, 256>, 3>;

/// Cumulative shares of the values of a zone; false where the zone is empty.
bool cumulativeShares(const PackedSample& face, MakeupZone zone, Counts& shares) {
  shares = {};
  double pixels = 0;
  for (std::size_t i = 0; i < face.rgba.size(); i += 4) {
    if (face.rgba[i + 3] != static_cast<std::uint8_t>(zone))
      continue;
    ++pixels;
    for (std::size_t c = 0; c < 3; ++c) ++shares[c][face.rgba[i + c]];
  }
  if (pixels == 0)
    return false;
  for (auto& channel : shares) {
    double sum = 0;
    for (double& share : channel) share = (sum += share) / pixels;
  }
  return true;
}

/// The reference's value at the same place of its distribution; the middle of a value's share stands for it.
Table tableBetween(const Counts& source, const Counts& reference) {
  Table table{};
  for (std::size_t c = 0; c < 3; ++c) {
    std::size_t to = 0;
    for (std::size_t value = 0; value < 256; ++value) {
      const double place = 0.5 * (source[c][value] + (value > 0 ? source[c][value - 1] : 0.0));
      while (to < 255 && reference[c][to] < place) ++to;
      table[c][value] = static_cast<std::uint8_t>(to);
    }
  }
  return table;
}

}  // namespace

std::vector<std::uint8_t> histogramMatched(const PackedSample& source, const PackedSample& reference,
                                           MatchedZones zones) {
  std::vector<std::uint8_t> rgb;
  rgb.reserve(source.rgba.size() / 4 * 3);
  for (std::size_t i = 0; i < source.rgba.size(); i += 4)
    for (std::size_t c = 0; c < 3; ++c) rgb.push_back(source.rgba[i + c]);
  std::vector<MakeupZone> matched{MakeupZone::Lips, MakeupZone::AroundEyes, MakeupZone::Brows};
  if (zones == MatchedZones::All)
    matched.push_back(MakeupZone::Skin);
  for (const MakeupZone zone : matched) {
    Counts from, to;
    if (!cumulativeShares(source, zone, from) || !cumulativeShares(reference, zone, to))
      continue;
    const Table table = tableBetween(from, to);
    for (std::size_t pixel = 0; 4 * pixel < source.rgba.size(); ++pixel)
      if (source.rgba[4 * pixel + 3] == static_cast<std::uint8_t>(zone))
        for (std::size_t c = 0; c < 3; ++c) rgb[3 * pixel + c] = table[c][source.rgba[4 * pixel + c]];
  }
  return rgb;
}

}  // namespace visagiste::training
