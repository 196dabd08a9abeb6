#include "models/training/gan/toy_set.h"

#include <cmath>
#include <stdexcept>

namespace visagiste::training {

ToySet::ToySet(const std::string& name) {
  constexpr double kTwoPi = 6.28318530717959;
  if (name == "ring") {
    const torch::Tensor angle = torch::arange(8, torch::kFloat32) * (kTwoPi / 8);
    m_middles = torch::stack({angle.cos(), angle.sin()}, 1);
  } else if (name == "grid") {
    const torch::Tensor place = torch::arange(9, torch::kLong);
    m_middles = torch::stack({place.remainder(3), place.div(3, "floor")}, 1).to(torch::kFloat32) - 1;
  } else {
    throw std::invalid_argument("there is no toy set \"" + name + "\": ring or grid");
  }
}

ToySet::Points ToySet::draw(std::int64_t count) const {
  const torch::Tensor modes = torch::randint(m_middles.size(0), {count}, torch::kLong);
  return {m_middles.index_select(0, modes) + kDeviation * torch::randn({count, 2}), modes};
}

ToySet::Score ToySet::scored(const torch::Tensor& places) const {
  const torch::NoGradGuard noGrad;
  Score score;
  const auto [distance, nearest] = torch::cdist(places, m_middles).min(1);
  const torch::Tensor near = distance < 3 * kDeviation;
  score.nearMiddles = near.to(torch::kFloat32).mean().item<double>();
  const double fairShare = static_cast<double>(places.size(0)) / modes();
  for (int mode = 0; mode < modes(); ++mode)
    if (near.logical_and(nearest == mode).sum().item<double>() >= 0.25 * fairShare)
      ++score.modesFound;
  constexpr int kDirections = 64;
  const torch::Tensor angle = torch::arange(kDirections, torch::kFloat32) * (3.14159265 / kDirections);
  const torch::Tensor directions = torch::stack({angle.cos(), angle.sin()}, 0);  // (2, directions)
  const auto sorted = [&](const torch::Tensor& x) { return std::get<0>(x.mm(directions).sort(0)); };
  score.slicedDistance = (sorted(places) - sorted(draw(places.size(0)).places)).abs().mean().item<double>();
  return score;
}

}  // namespace visagiste::training
