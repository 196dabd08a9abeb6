#pragma once

#include "models/networks/parsing_net.h"
#include "models/training/parsing/parsing_set.h"

#include <map>
#include <ostream>

namespace visagiste::training {

/// How the validation crops are looked at.
struct ParsingProtocol {
  int side = 256;         ///< Of the network's input. The answer is compared at kParsingTruthSide pixels.
  bool mirrored = false;  ///< Average with the answer for the mirrored crop.
};

constexpr int kParsingTruthSide = 256;

/// Pixels by wanted and found region.
struct Confusion {
  std::array<std::array<double, networks::kParsingRegions>, networks::kParsingRegions> counts{};  ///< [wanted][found]

  /// Pixels that are of the region.
  [[nodiscard]] double wanted(int region) const;
  /// Pixels of both over pixels of either, the regions of the list taken as one. NaN if neither occurs.
  [[nodiscard]] double overlap(const std::vector<int>& regions) const;
};

/// Over the validation portraits, by set, and "all".
[[nodiscard]] std::map<std::string, Confusion> parsingConfusion(networks::ParsingNet& net, const ParsingSet& set,
                                                                const ParsingProtocol& protocol);

/// One line a set: intersection over union of the regions, of the lips together, and the mean over face skin, hair,
/// clothes and background.
void tellParsing(std::ostream& out, const std::string& title, const std::map<std::string, Confusion>& confusion);

}  // namespace visagiste::training
