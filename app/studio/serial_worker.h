#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <utility>

#include <QObject>
#include <QThreadPool>

#include "core/base/error.h"

namespace visagiste {

/// One thread that does what it is given in order: files to be read and written.
///
/// run() and the results belong to the interface thread. Results arrive as events; none arrives after this object is
/// gone. The destructor waits for all work that was given.
class SerialWorker {
 public:
  using Failed = std::function<void(const Error&)>;

  SerialWorker() { m_pool.setMaxThreadCount(1); }
  ~SerialWorker() { m_pool.waitForDone(); }
  SerialWorker(const SerialWorker&) = delete;
  SerialWorker& operator=(const SerialWorker&) = delete;

  /// `done` gets what `work` returns.
  template <typename Work, typename Done>
  void run(Work work, Done done, Failed failed) {
    m_pool.start([this, work = std::move(work), done = std::move(done), failed = std::move(failed)]() mutable {
      try {
        auto result = std::make_shared<const decltype(work())>(work());
        post([done, result] { done(*result); });
      } catch (const Error& error) {
        post([failed, error] { failed(error); });
      } catch (const std::exception& error) {
        post([failed, problem = Error(ErrorCode::Internal, error.what())] { failed(problem); });
      }
    });
  }

 private:
  // m_receiver is destroyed with this object, which takes its waiting events along.
  void post(std::function<void()> action) {
    QMetaObject::invokeMethod(&m_receiver, std::move(action), Qt::QueuedConnection);
  }

  QObject m_receiver;
  QThreadPool m_pool;
};

}  // namespace visagiste
