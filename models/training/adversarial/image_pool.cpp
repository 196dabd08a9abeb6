#include "models/training/adversarial/image_pool.h"

#include <torch/types.h>

namespace visagiste::training {
namespace {

std::vector<std::int64_t> poolShape(std::int64_t capacity, at::IntArrayRef shape) {
  std::vector<std::int64_t> all{capacity};
  all.insert(all.end(), shape.begin(), shape.end());
  return all;
}

}  // namespace

ImagePoolImpl::ImagePoolImpl(std::int64_t capacity, at::IntArrayRef shape)
    : m_pictures(register_buffer("pictures", torch::zeros(poolShape(capacity, shape)))),
      m_count(register_buffer("count", torch::zeros({}, torch::kLong))) {}

torch::Tensor ImagePoolImpl::exchange(const torch::Tensor& made) {
  const torch::NoGradGuard noGrad;
  const std::int64_t capacity = m_pictures.size(0);
  torch::Tensor given = made.detach().clone();
  for (std::int64_t i = 0; i < given.size(0) && capacity > 0; ++i) {
    const std::int64_t count = size();
    if (count < capacity) {
      m_pictures[count].copy_(given[i]);
      m_count.fill_(count + 1);
    } else if (torch::rand({1}).item<float>() < 0.5F) {
      const std::int64_t place = torch::randint(capacity, {1}).item<std::int64_t>();
      const torch::Tensor older = m_pictures[place].clone();
      m_pictures[place].copy_(given[i]);
      given[i].copy_(older);
    }
  }
  return given;
}

}  // namespace visagiste::training
