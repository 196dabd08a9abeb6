#include "app/studio/take_recorder.h"

#include <utility>

#include "app/studio/core_messages.h"
#include "core/base/error.h"
#include "core/expression/take_file.h"

namespace visagiste {

TakeRecorder::TakeRecorder(const std::filesystem::path& folder, QObject* parent) : QObject(parent), m_library(folder) {
  setObjectName(QStringLiteral("takeRecorder"));
}

TakeRecorder::~TakeRecorder() {
  join();
}

void TakeRecorder::start(const QString& name, const TakeDescription& description) {
  join();
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_waiting.clear();
    m_firstS.reset();
    m_lastS = 0;
    m_isOpen = true;
  }
  m_isRecording = true;
  m_thread = std::thread([this, name = name.toStdString(), description] { write(name, description); });
}

void TakeRecorder::add(const CaptureSample& sample) {
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    if (!m_isOpen) {
      return;
    }
    if (!m_firstS) {
      m_firstS = sample.seconds;
    }
    CaptureSample counted = sample;
    counted.seconds -= *m_firstS;
    if (counted.seconds <= m_lastS && sample.seconds != *m_firstS) {
      return;  // A frame of the same moment.
    }
    m_lastS = counted.seconds;
    m_waiting.push_back(std::move(counted));
  }
  m_changed.notify_one();
}

double TakeRecorder::seconds() const {
  const std::lock_guard<std::mutex> lock(m_mutex);
  return m_lastS;
}

void TakeRecorder::stop() {
  m_isRecording = false;
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_isOpen = false;
  }
  m_changed.notify_one();
}

void TakeRecorder::join() {
  stop();
  if (m_thread.joinable()) {
    m_thread.join();
  }
}

void TakeRecorder::write(const std::string& name, const TakeDescription& description) {
  QString problem;
  QString taken;
  std::filesystem::path file;
  try {
    file = m_library.newRecording(name);
    appendAll(file, description);
  } catch (const Error& error) {
    problem = shownText(error);
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_isOpen = false;
  }
  try {
    taken = file.empty() ? QString() : QString::fromStdString(m_library.finish(file));
  } catch (const Error& error) {
    problem = problem.isEmpty() ? shownText(error) : problem;
  }
  QMetaObject::invokeMethod(
      this,
      [this, problem, taken, length = seconds()] {
        m_isRecording = false;
        if (problem.isEmpty()) {
          Q_EMIT finished(taken, length);
        } else {
          Q_EMIT failed(problem, taken);
        }
      },
      Qt::QueuedConnection);
}

void TakeRecorder::appendAll(const std::filesystem::path& file, const TakeDescription& description) {
  TakeWriter writer(file, description);
  while (true) {
    std::deque<CaptureSample> samples;
    {
      std::unique_lock<std::mutex> lock(m_mutex);
      m_changed.wait(lock, [this] { return !m_isOpen || !m_waiting.empty(); });
      samples.swap(m_waiting);
    }
    if (samples.empty()) {
      return;
    }
    for (const CaptureSample& sample : samples) {
      writer.append(sample);
    }
  }
}

}  // namespace visagiste
