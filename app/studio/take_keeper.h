#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QObject>
#include <QString>

#include "app/studio/serial_worker.h"
#include "core/expression/take_library.h"

namespace visagiste {

class SettingsStore;

/// The person's takes, read and written off the interface's thread. Interface thread only.
class TakeKeeper : public QObject {
  Q_OBJECT
 public:
  explicit TakeKeeper(const std::filesystem::path& folder, QObject* parent = nullptr);
  ~TakeKeeper() override;

  [[nodiscard]] const std::filesystem::path& folder() const { return m_library.folder(); }
  /// The newest first.
  [[nodiscard]] const std::vector<TakeSummary>& takes() const { return m_takes; }
  [[nodiscard]] bool isBusy() const { return m_busyCount > 0; }

  /// Recovers what a crash has left, then reads the list; changed() follows.
  void load();
  void refresh();
  void read(const QString& name, std::function<void(std::shared_ptr<const Take>)> done);
  void readRecording(const QString& name, std::function<void(std::shared_ptr<const Take>)> done);
  void rename(const QString& name, const QString& wanted);
  void remove(const QString& name);
  void save(const QString& name, std::shared_ptr<const Take> take);

 Q_SIGNALS:
  void changed();
  void recovered(const QStringList& names);
  void renamed(const QString& before, const QString& after);
  void removed(const QString& name);
  void failed(const QString& reason);

 private:
  template <typename Work, typename Done>
  void run(Work work, Done done);
  /// Does `action`, then shows the folder as it is.
  void change(std::function<void()> action, std::function<void()> done);

  const TakeLibrary m_library;
  std::vector<TakeSummary> m_takes;
  int m_busyCount = 0;
  std::unique_ptr<SerialWorker> m_worker;
};

/// Where a person's takes are kept: beside the settings.
[[nodiscard]] std::filesystem::path ownTakesFolder(const SettingsStore& settings);

}  // namespace visagiste
