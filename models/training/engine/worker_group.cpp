#include "models/training/engine/worker_group.h"

#include <chrono>
#include <cstdlib>
#include <stdexcept>

#ifdef VISAGISTE_HAS_GLOO
#include <torch/csrc/distributed/c10d/FileStore.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>
#endif

namespace visagiste::training {

void WorkerPlace::check() const {
  if (world < 1 || rank < 0 || rank >= world)
    throw std::invalid_argument("of " + std::to_string(world) + " workers the ranks are 0 to " +
                                std::to_string(world - 1) + ", not " + std::to_string(rank));
  if (world > 1 && store.empty())
    throw std::invalid_argument("several workers need a place to meet: --store FILE or tcp://HOST:PORT");
}

torch::Tensor WorkerGroup::shareOf(const torch::Tensor& rows) const {
  const std::int64_t each = rows.size(0) / m_place.world;
  return rows.slice(0, m_place.rank * each, (m_place.rank + 1) * each);
}

#ifdef VISAGISTE_HAS_GLOO

namespace {

constexpr auto kLongestWait = std::chrono::hours(24);  // A run may be paused.

struct Address {
  std::string host;
  std::uint16_t port = 0;
};

Address addressIn(const std::string& store) {
  const std::string place = store.substr(std::string("tcp://").size());
  const std::size_t colon = place.rfind(':');
  constexpr long kMostPort = 65535;
  const long port = colon == std::string::npos ? 0 : std::strtol(place.c_str() + colon + 1, nullptr, 10);
  if (colon == 0 || port < 1 || port > kMostPort)
    throw std::invalid_argument("\"" + store + "\" is no place to meet: tcp://HOST:PORT");
  return {place.substr(0, colon), static_cast<std::uint16_t>(port)};
}

bool isAddress(const std::string& store) {
  return store.rfind("tcp://", 0) == 0;
}

c10::intrusive_ptr<c10d::Store> storeOf(const WorkerPlace& place) {
  if (!isAddress(place.store))
    return c10::make_intrusive<c10d::FileStore>(place.store, place.world);
  const Address address = addressIn(place.store);
  c10d::TCPStoreOptions options;
  options.port = address.port;
  options.isServer = place.rank == 0;
  options.numWorkers = static_cast<std::size_t>(place.world);
  return c10::make_intrusive<c10d::TCPStore>(address.host, options);
}

c10::intrusive_ptr<c10d::ProcessGroupGloo::Options> groupOptions(const WorkerPlace& place) {
  auto options = c10d::ProcessGroupGloo::Options::create(kLongestWait);
  // Who meets in a file or on the loopback address is on one machine: nobody else shall hear.
  const bool isLocal = !isAddress(place.store) || addressIn(place.store).host.rfind("127.", 0) == 0 ||
                       addressIn(place.store).host == "localhost";
  options->devices.push_back(isLocal ? c10d::ProcessGroupGloo::createDeviceForHostname("127.0.0.1")
                                     : c10d::ProcessGroupGloo::createDefaultDevice());
  return options;
}

}  // namespace

struct WorkerGroup::Group {
  c10::intrusive_ptr<c10d::Store> store;
  c10::intrusive_ptr<c10d::ProcessGroupGloo> gloo;

  void sum(const torch::Tensor& tensor) {
    std::vector<torch::Tensor> all{tensor};
    gloo->allreduce(all)->wait();
  }
};

WorkerGroup::WorkerGroup(const WorkerPlace& place) : m_place(place), m_group(std::make_unique<Group>()) {
  place.check();
  if (place.world == 1)
    return;
  m_group->store = storeOf(place);
  m_group->gloo =
      c10::make_intrusive<c10d::ProcessGroupGloo>(m_group->store, place.rank, place.world, groupOptions(place));
}

void WorkerGroup::average(const std::vector<torch::Tensor>& tensors) {
  if (m_place.world == 1 || tensors.empty())
    return;
  const torch::NoGradGuard noGrad;
  std::vector<torch::Tensor> flat;
  for (const torch::Tensor& tensor : tensors) flat.push_back(tensor.detach().reshape({-1}));
  // One message instead of many.
  torch::Tensor all = torch::cat(flat);
  m_group->sum(all);
  all.div_(m_place.world);
  std::int64_t from = 0;
  for (const torch::Tensor& tensor : tensors) {
    tensor.detach().copy_(all.slice(0, from, from + tensor.numel()).view(tensor.sizes()));
    from += tensor.numel();
  }
}

void WorkerGroup::add(torch::Tensor tensor) {
  if (m_place.world > 1)
    m_group->sum(tensor);
}

double WorkerGroup::toldByFirst(double value) {
  if (m_place.world == 1)
    return value;
  std::vector<torch::Tensor> told{torch::tensor({value}, torch::kFloat64)};
  m_group->gloo->broadcast(told)->wait();
  return told[0].item<double>();
}

#else

struct WorkerGroup::Group {};

WorkerGroup::WorkerGroup(const WorkerPlace& place) : m_place(place) {
  place.check();
  if (place.world > 1)
    throw std::runtime_error("this program was built without gloo: it trains with one worker only");
}

void WorkerGroup::average(const std::vector<torch::Tensor>& /*tensors*/) {}
void WorkerGroup::add(torch::Tensor /*tensor*/) {}
double WorkerGroup::toldByFirst(double value) {
  return value;
}

#endif

WorkerGroup::~WorkerGroup() = default;

}  // namespace visagiste::training
