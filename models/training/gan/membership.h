#pragma once

#include <vector>

namespace visagiste::training {

/// How well one can tell from a number which pictures a model was trained on. Free of LibTorch.
struct MembershipFigures {
  double area = 0.5;     ///< Under the ROC curve; 0.5: one cannot.
  double advantage = 0;  ///< Largest true less false positive rate over all thresholds, [0, 1].
  double deviation = 0;  ///< Standard deviation that `area` would have if one could not (Mann-Whitney).
};

/// Larger scores speak for membership. Both lists hold a number at least; ties count half.
/// Throws std::invalid_argument otherwise.
[[nodiscard]] MembershipFigures membershipFigures(const std::vector<double>& members,
                                                  const std::vector<double>& others);

}  // namespace visagiste::training
