#include "models/training/engine/similarity.h"

#include <torch/types.h>

#include <catch2/catch.hpp>

using namespace visagiste::training;

namespace {

torch::Tensor everywhere(const torch::Tensor& a) {
  return torch::ones({a.size(0), 1, a.size(2), a.size(3)});
}

}  // namespace

TEST_CASE("PSNR of a known error", "[models][similarity]") {
  const torch::Tensor a = torch::full({2, 3, 8, 8}, 0.5);
  torch::Tensor b = a.clone();
  b[1] += 0.1;
  const torch::Tensor psnr = peakSignalToNoise(a, b, everywhere(a));
  CHECK(psnr[0].item<double>() == Approx(100));              // Equal.
  CHECK(psnr[1].item<double>() == Approx(20).margin(1e-3));  // -20 log10(0.1)
  torch::Tensor where = everywhere(a);
  b = a.clone();
  b.slice(3, 0, 4) += 0.3;
  where.slice(3, 0, 4) = 0;  // The error lies where nobody looks.
  CHECK(peakSignalToNoise(a, b, where)[0].item<double>() == Approx(100));
}

TEST_CASE("structural similarity is 1 for equal pictures and falls with noise", "[models][similarity]") {
  torch::manual_seed(2);
  const torch::Tensor a = torch::rand({1, 3, 32, 32});
  const auto ssim = [&](const torch::Tensor& b) { return structuralSimilarity(a, b, everywhere(a)).item<double>(); };
  CHECK(ssim(a) == Approx(1).margin(1e-5));
  const double little = ssim(a + 0.05 * torch::randn_like(a));
  const double much = ssim(a + 0.3 * torch::randn_like(a));
  CHECK(little < 1);
  CHECK(much < little);
  CHECK(ssim(1 - a) < 0);  // The structure is turned round.
}

TEST_CASE("structural similarity of flat pictures follows the formula", "[models][similarity]") {
  const torch::Tensor a = torch::full({1, 1, 16, 16}, 0.4);
  const torch::Tensor b = torch::full({1, 1, 16, 16}, 0.6);
  // Without variance: (2 ab + C1) / (a^2 + b^2 + C1) with C1 = 1e-4.
  CHECK(structuralSimilarity(a, b, everywhere(a)).item<double>() ==
        Approx((0.48 + 1e-4) / (0.52 + 1e-4)).epsilon(1e-3));
}
