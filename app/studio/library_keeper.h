#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <QObject>
#include <QString>

#include "app/studio/serial_worker.h"

namespace visagiste {

/// A person's files of one kind, read and written off the interface's thread, one action after another. Interface
/// thread only.
class LibraryKeeper : public QObject {
  Q_OBJECT
 public:
  [[nodiscard]] bool isBusy() const { return m_busyCount > 0; }

 Q_SIGNALS:
  void changed();
  void exported(const QString& file);
  void failed(const QString& reason);

 protected:
  explicit LibraryKeeper(const QString& name, QObject* parent);

  /// work runs on the worker, done gets what it returned on the interface's thread; failed() where it throws. What
  /// work uses must live as long as this class's part of the object: captured by value, it does.
  template <typename Work, typename Done>
  void run(Work work, Done done) {
    ++m_busyCount;
    m_worker.run(
        std::move(work),
        [this, done = std::move(done)](const auto& result) {
          --m_busyCount;
          done(result);
        },
        [this](const Error& error) {
          --m_busyCount;
          fail(error);
        });
  }

  /// exported() follows.
  void writeTo(const QString& file, std::function<void(const std::filesystem::path&)> write);
  /// failed() with what a library could not read, if there is any.
  void tell(const std::vector<std::string>& problems);

 private:
  void fail(const Error& error);

  int m_busyCount = 0;
  SerialWorker m_worker;
};

/// A library that its first user makes: reading a folder is work for the worker.
template <typename Library>
class LazyLibrary {
 public:
  LazyLibrary(std::filesystem::path shipped, std::filesystem::path own)
      : m_shipped(std::move(shipped)), m_own(std::move(own)) {}

  [[nodiscard]] Library& open() {
    if (m_library == nullptr) {
      m_library = std::make_unique<Library>(m_shipped, m_own);
    }
    return *m_library;
  }

 private:
  std::filesystem::path m_shipped;
  std::filesystem::path m_own;
  std::unique_ptr<Library> m_library;
};

}  // namespace visagiste
