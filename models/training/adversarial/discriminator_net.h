#pragma once

#include "models/training/adversarial/spectral_norm.h"

#include <torch/nn/modules/container/modulelist.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>

#include <memory>
#include <vector>

namespace visagiste::training {

/// What a discriminator says of a batch.
struct Judgement {
  torch::Tensor answers;                ///< (B, ...) raw; larger is more real.
  std::vector<torch::Tensor> features;  ///< Its layers, for feature matching; at least one.
  torch::Tensor code;                   ///< (B, codes) its guess of InfoGAN's code; undefined without codes.
};

/// Tells real from made ones. Answers of a sample depend on that sample only, but where a class says otherwise.
class DiscriminatorNet : public torch::nn::Module {
 public:
  /// samples  (B, 3, S, S) in [-1, 1] or (B, dimensions). classes: (B, classes) one-hot, or undefined without classes.
  [[nodiscard]] virtual Judgement judge(const torch::Tensor& samples, const torch::Tensor& classes) = 0;
};
using DiscriminatorPtr = std::shared_ptr<DiscriminatorNet>;

enum class WeightNorm { None = 1, Spectral };

/// A convolution with bias, normalised as asked.
class JudgingConvImpl : public torch::nn::Module {
 public:
  /// kernel 1 or 3, padded by kernel / 2.
  JudgingConvImpl(WeightNorm norm, int inChannels, int outChannels, int kernel, int stride);
  torch::Tensor forward(const torch::Tensor& x);  // (B, in, H, W) -> (B, out, ceil(H / stride), ceil(W / stride))

 private:
  int m_stride;
  SpectralConv2d m_spectral{nullptr};
  torch::nn::Conv2d m_plain{nullptr};
};
TORCH_MODULE(JudgingConv);

/// What all discriminators have behind their last features (B, C): an answer, with classes the inner product with the
/// class's vector added (projection; Miyato and Koyama 2018), with codes a guess of the code.
class JudgingHeadImpl : public torch::nn::Module {
 public:
  JudgingHeadImpl(WeightNorm norm, int channels, int classes, int codes);
  Judgement forward(const torch::Tensor& features, const torch::Tensor& classes);

 private:
  JudgingConv m_answer;
  torch::nn::Linear m_classes{nullptr};
  torch::nn::Linear m_code{nullptr};
};
TORCH_MODULE(JudgingHead);

struct DiscriminatorShape {
  int width = 32;  ///< Channels of the first layer, or of all with points.
  WeightNorm norm = WeightNorm::None;
  int classes = 0;
  int codes = 0;
};

/// DCGAN's discriminator without batch normalisation, which no penalty and no privacy bears: unshuffle by 2, halved
/// down to 4 x 4. sidePx as of networks::PictureGenerator.
class PictureDiscriminator : public DiscriminatorNet {
 public:
  PictureDiscriminator(int sidePx, const DiscriminatorShape& shape);
  [[nodiscard]] Judgement judge(const torch::Tensor& samples, const torch::Tensor& classes) override;

 private:
  torch::nn::ModuleList m_stages;
  JudgingHead m_head{nullptr};
};

/// StyleGAN2's discriminator: residual halvings, and the deviation of the batch as one more channel, so that answers
/// depend on the whole batch.
class StyleDiscriminator : public DiscriminatorNet {
 public:
  StyleDiscriminator(int sidePx, const DiscriminatorShape& shape);
  [[nodiscard]] Judgement judge(const torch::Tensor& samples, const torch::Tensor& classes) override;

 private:
  JudgingConv m_stem{nullptr};
  torch::nn::ModuleList m_first, m_second, m_skips;
  JudgingConv m_last{nullptr};
  JudgingHead m_head{nullptr};
};

/// A perceptron of two hidden layers on points (B, dimensions).
class PointDiscriminator : public DiscriminatorNet {
 public:
  PointDiscriminator(int dimensions, const DiscriminatorShape& shape);
  [[nodiscard]] Judgement judge(const torch::Tensor& samples, const torch::Tensor& classes) override;

 private:
  JudgingConv m_first, m_second;
  JudgingHead m_head;
};

/// PatchDiscriminators on the picture and on its halvings (pix2pixHD, Wang et al. 2018). The answers of all scales
/// follow each other: (B, N).
class MultiScaleDiscriminator : public DiscriminatorNet {
 public:
  /// scales >= 1; the side must be a multiple of 8 times 2^(scales - 1).
  MultiScaleDiscriminator(int inChannels, int scales);
  [[nodiscard]] Judgement judge(const torch::Tensor& samples, const torch::Tensor& classes) override;

 private:
  torch::nn::ModuleList m_scales;
};

}  // namespace visagiste::training
