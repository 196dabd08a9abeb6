#pragma once

#include <torch/types.h>

#include <memory>
#include <string>
#include <vector>

namespace visagiste::training {

/// Which of several processes this one is.
struct WorkerPlace {
  int rank = 0;
  int world = 1;
  std::string store;  ///< Where they meet: a file that does not exist yet, or "tcp://HOST:PORT", which rank 0 opens.

  void check() const;  ///< Throws std::invalid_argument.
};

/// Processes, on one machine or several, that train one network on shares of each batch: LibTorch's c10d with gloo.
///
/// All of them make the same calls in the same order; each call waits for the others, up to a day, and throws
/// std::runtime_error when one of them is gone. Tensors lie on the CPU. One thread.
class WorkerGroup {
 public:
  /// Waits until all have come, at most five minutes. Throws std::invalid_argument for a wrong place,
  /// std::runtime_error if they do not meet or this build has no gloo.
  explicit WorkerGroup(const WorkerPlace& place);
  ~WorkerGroup();
  WorkerGroup(const WorkerGroup&) = delete;
  WorkerGroup& operator=(const WorkerGroup&) = delete;

  [[nodiscard]] int rank() const { return m_place.rank; }
  [[nodiscard]] int world() const { return m_place.world; }

  /// The mean over all, in place; tensors of one number type.
  void average(const std::vector<torch::Tensor>& tensors);
  /// The sum over all, in place; contiguous.
  void add(torch::Tensor tensor);
  /// What rank 0 says; the others' value does not count.
  [[nodiscard]] double toldByFirst(double value);

  /// This one's part of rows that all have: (world * n, ...) -> (n, ...).
  [[nodiscard]] torch::Tensor shareOf(const torch::Tensor& rows) const;

 private:
  struct Group;

  WorkerPlace m_place;
  std::unique_ptr<Group> m_group;
};

}  // namespace visagiste::training
