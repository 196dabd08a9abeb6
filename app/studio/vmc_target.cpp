#include "app/studio/vmc_target.h"

#include <utility>

#include "app/studio/core_messages.h"

namespace visagiste {

VmcTarget::VmcTarget(std::function<void(const QString&)> failed) {
  m_worker = std::make_unique<LatestWorker<Moment, bool>>(
      [this](const Moment& moment) { return send(moment); }, [](const Moment&, bool) {},
      [this, failed = std::move(failed)](const Moment& moment, const Error& error) {
        if (m_isOpen && moment.opening == m_opening) {
          m_isOpen = false;
          failed(shownText(error));
        }
      });
}

VmcTarget::~VmcTarget() {
  m_worker.reset();  // It uses the rest.
}

void VmcTarget::open(const VmcAddress& to, const std::vector<std::string>& channels) {
  m_to = to;
  m_channels = channels;
  ++m_opening;
  m_isOpen = true;
}

void VmcTarget::perform(const CaptureSample& sample) {
  if (m_isOpen) {
    m_worker->request({m_to, m_channels, sample, m_opening});
  }
}

bool VmcTarget::send(const Moment& moment) {
  // Looking up a machine's name may take seconds: here, and once.
  if (m_sender == nullptr || m_senderOpening != moment.opening) {
    m_sender = std::make_unique<VmcSender>(moment.to, moment.channels);
    m_senderOpening = moment.opening;
  }
  m_sender->send(moment.sample);
  return true;
}

}  // namespace visagiste
