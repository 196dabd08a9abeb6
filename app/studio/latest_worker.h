#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <thread>
#include <utility>

#include <QObject>

#include "core/base/error.h"
#include "core/job/latest_slot.h"

namespace visagiste {

/// One thread that always works on the newest request and forgets the ones it did not get to.
///
/// request() and the results belong to the interface thread; `work` runs on the worker's. Results arrive as events;
/// none arrives after this object is gone. The destructor waits for the work at hand.
template <typename Input, typename Output>
class LatestWorker {
 public:
  using Work = std::function<Output(const Input&)>;
  using Done = std::function<void(const Input&, const Output&)>;
  using Failed = std::function<void(const Input&, const Error&)>;

  LatestWorker(Work work, Done done, Failed failed)
      : m_work(std::move(work)), m_done(std::move(done)), m_failed(std::move(failed)) {
    m_thread = std::thread([this] { run(); });
  }

  ~LatestWorker() {
    m_slot.close();
    m_thread.join();
  }

  LatestWorker(const LatestWorker&) = delete;
  LatestWorker& operator=(const LatestWorker&) = delete;

  void request(Input input) { m_slot.put(std::make_shared<const Input>(std::move(input))); }

 private:
  void run() {
    while (const std::shared_ptr<const Input> input = m_slot.take()) {
      try {
        auto output = std::make_shared<const Output>(m_work(*input));
        post([this, input, output] { m_done(*input, *output); });
      } catch (const Cancelled&) {
        // A newer request is on its way.
      } catch (const Error& error) {
        post([this, input, error] { m_failed(*input, error); });
      } catch (const std::exception& error) {
        post([this, input, problem = Error(ErrorCode::Internal, error.what())] { m_failed(*input, problem); });
      }
    }
  }

  // m_receiver is destroyed with this object, which takes its waiting events along.
  void post(std::function<void()> action) {
    QMetaObject::invokeMethod(&m_receiver, std::move(action), Qt::QueuedConnection);
  }

  Work m_work;
  Done m_done;
  Failed m_failed;
  LatestSlot<Input> m_slot;
  QObject m_receiver;
  std::thread m_thread;
};

}  // namespace visagiste
