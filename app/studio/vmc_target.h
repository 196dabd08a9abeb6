#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <QString>

#include "app/studio/latest_worker.h"
#include "app/studio/performance_target.h"
#include "core/expression/vmc_sender.h"

namespace visagiste {

/// Another program that gets the performance by the VMC protocol. Nothing is sent unless it is open.
class VmcTarget : public PerformanceTarget {
 public:
  /// failed  is told why nothing can be sent; the target is closed then.
  explicit VmcTarget(std::function<void(const QString&)> failed);
  ~VmcTarget() override;

  void open(const VmcAddress& to, const std::vector<std::string>& channels);
  void close() { m_isOpen = false; }
  [[nodiscard]] bool isOpen() const { return m_isOpen; }
  void perform(const CaptureSample& sample) override;

 private:
  struct Moment {
    VmcAddress to;
    std::vector<std::string> channels;
    CaptureSample sample;
    std::uint64_t opening = 0;
  };

  bool send(const Moment& moment);

  bool m_isOpen = false;
  std::uint64_t m_opening = 0;  ///< Counts open(): every one makes a sender of its own.
  VmcAddress m_to;
  std::vector<std::string> m_channels;
  std::unique_ptr<VmcSender> m_sender;  ///< The worker's alone, like the next.
  std::uint64_t m_senderOpening = 0;
  std::unique_ptr<LatestWorker<Moment, bool>> m_worker;
};

}  // namespace visagiste
