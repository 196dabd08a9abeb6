#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace visagiste::prepare {

/// What is measured, and on whom.
struct RoundTripTask {
  std::string portraitFolder;
  std::string modelFolder;
  std::string shadesFolder;
  int looks = 160;      ///< Each painted on a person of the validation split, and on the next one.
  int bareFaces = 200;  ///< Of the training split, for the classical reader to learn from.
  std::uint32_t seed = 77;
};

/// Where on the face differences are told apart.
inline constexpr std::array<const char*, 4> kRoundTripZones{"skin", "lips", "around the eyes", "brows"};

/// Colour differences (CIEDE2000) of one way to read a look: means over the pixels of a zone that makeup changes
/// visibly (by more than 1), then over the looks that change it.
struct RoundTripScores {
  std::string reader;
  std::array<double, kRoundTripZones.size()> zones{};
  std::array<int, kRoundTripZones.size()> looksInZone{};
  double all = 0;  ///< Over all zones at once.
  double medianLook = 0;
  int looks = 0;
};

/// Paint, extract, paint: random looks on people whom no reader learned from. Each look is read from one person and
/// painted on another; the truth is the look itself on the other one.
/// returns  the shipped way, the classical way (zone_reading.h), and what is left if nothing is read.
/// Throws std::exception with a message for a person.
[[nodiscard]] std::vector<RoundTripScores> measureRoundTrip(const RoundTripTask& task);

}  // namespace visagiste::prepare
