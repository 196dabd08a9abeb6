#include "models/training/gan/membership.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace visagiste::training {

MembershipFigures membershipFigures(const std::vector<double>& members, const std::vector<double>& others) {
  if (members.empty() || others.empty())
    throw std::invalid_argument("a membership test needs pictures of both kinds");
  std::vector<std::pair<double, bool>> all;
  for (const double score : members) all.emplace_back(score, true);
  for (const double score : others) all.emplace_back(score, false);
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  const auto memberCount = static_cast<double>(members.size());
  const auto otherCount = static_cast<double>(others.size());
  MembershipFigures figures;
  figures.area = 0;
  double truePositives = 0, falsePositives = 0;
  for (std::size_t i = 0; i < all.size();) {
    double moreTrue = 0, moreFalse = 0;
    for (const double score = all[i].first; i < all.size() && all[i].first == score; ++i)
      (all[i].second ? moreTrue : moreFalse) += 1;
    figures.area += moreFalse * (truePositives + 0.5 * moreTrue);
    truePositives += moreTrue;
    falsePositives += moreFalse;
    figures.advantage = std::max(figures.advantage, truePositives / memberCount - falsePositives / otherCount);
  }
  figures.area /= memberCount * otherCount;
  figures.deviation = std::sqrt((memberCount + otherCount + 1) / (12 * memberCount * otherCount));
  return figures;
}

}  // namespace visagiste::training
