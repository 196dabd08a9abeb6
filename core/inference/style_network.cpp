#include "core/inference/style_network.h"

#include <ATen/ops/empty.h>

#include <algorithm>
#include <utility>

#include "core/inference/loaded_network.h"
#include "models/networks/style_net.h"

namespace visagiste {
namespace {

static_assert(networks::kStyleVectorLength == kStyleVectorLength);

at::Tensor rowTensor(const float* values, std::size_t count) {
  at::Tensor row = at::empty({1, static_cast<std::int64_t>(count)});
  std::copy(values, values + count, row.data_ptr<float>());
  return row;
}

std::vector<at::Tensor> rowTensors(const std::vector<std::vector<float>>& rows, const ComputeDevice& device) {
  std::vector<at::Tensor> tensors;
  for (const std::vector<float>& row : rows)
    tensors.push_back(rowTensor(row.data(), row.size()).to(torchDevice(device)));
  return tensors;
}

std::vector<std::vector<float>> valuesOf(const std::vector<at::Tensor>& tensors) {
  std::vector<std::vector<float>> rows;
  for (const at::Tensor& tensor : tensors) {
    const at::Tensor row = tensor.to(at::kCPU, at::kFloat).contiguous();
    rows.emplace_back(row.data_ptr<float>(), row.data_ptr<float>() + row.numel());
  }
  return rows;
}

Image pictureFrom(const at::Tensor& output, Size size) {
  requireShape("picture", output, {1, 3, size.height, size.width});
  const at::Tensor bytes =
      (output * 255.0 + 0.5).clamp(0, 255).to(at::kCPU, at::kByte)[0].permute({1, 2, 0}).contiguous();
  return {size, PixelFormat::Rgb8, {bytes.data_ptr<std::uint8_t>(), bytes.data_ptr<std::uint8_t>() + bytes.numel()}};
}

std::vector<std::vector<float>> blendedRows(const std::vector<std::vector<float>>& a,
                                            const std::vector<std::vector<float>>& b, float share) {
  std::vector<std::vector<float>> rows = a;
  for (std::size_t layer = 0; layer < rows.size(); ++layer)
    for (std::size_t channel = 0; channel < rows[layer].size(); ++channel)
      rows[layer][channel] = (1 - share) * a[layer][channel] + share * b.at(layer).at(channel);
  return rows;
}

}  // namespace

StyleStatistics blended(const StyleStatistics& a, const StyleStatistics& b, float share) {
  return {blendedRows(a.means, b.means, share), blendedRows(a.deviations, b.deviations, share)};
}

struct StyleNetwork::Parts {
  using Loaded = LoadedNetwork<networks::StyleNet>;
  template <typename... Arguments>
  explicit Parts(Arguments&&... arguments) : network(std::forward<Arguments>(arguments)...) {}

  Loaded network;
};

StyleNetwork::StyleNetwork(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
StyleNetwork::~StyleNetwork() = default;

std::shared_ptr<StyleNetwork> StyleNetwork::load(const std::filesystem::path& modelFolder,
                                                 const ComputeDevice& device) {
  return std::shared_ptr<StyleNetwork>(
      new StyleNetwork(std::make_unique<Parts>("style", readManifest(modelFolder), device, InputSides::Any)));
}

std::shared_ptr<StyleNetwork> StyleNetwork::withWeights(const TensorFile& file, const std::string& prefix,
                                                        const std::string& who) const {
  return std::shared_ptr<StyleNetwork>(
      new StyleNetwork(std::make_unique<Parts>(std::as_const(m_parts->network), file, prefix, who)));
}

int StyleNetwork::stepPx() const {
  return networks::kStyleNetStep;
}
int StyleNetwork::reachPx() const {
  return networks::kStyleNetReachPx;
}
const ComputeDevice& StyleNetwork::device() const {
  return m_parts->network.device();
}

StyleNetwork::Painted StyleNetwork::run(const Image& picture, const StyleVector& vector,
                                        const StyleStatistics& statistics) {
  const Size size = picture.size();
  if (size.width % stepPx() != 0 || size.height % stepPx() != 0)
    throw Error(ErrorCode::InvalidArgument,
                "The sides of pictures for the style network must be multiples of " + std::to_string(stepPx()) + ".");
  const auto use = [&](networks::StyleNetImpl& net, const at::Tensor& input) {
    const at::Tensor row = m_parts->network.onDevice(rowTensor(vector.data(), vector.size()));
    networks::StyleStatistics used{rowTensors(statistics.means, device()), rowTensors(statistics.deviations, device())};
    const std::size_t given = used.means.size();
    const Image painted = pictureFrom(net.forward(input, row, used), size);
    if (given != 0 && given != used.means.size())
      throw Error(ErrorCode::InvalidArgument, "The statistics given to the style network are those of another one.");
    return Painted{painted, {valuesOf(used.means), valuesOf(used.deviations)}};
  };
  return m_parts->network.runFreely({picture}, size, InputForm::Pixels, use);
}

}  // namespace visagiste
