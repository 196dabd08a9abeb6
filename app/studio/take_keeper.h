#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QString>

#include "app/studio/library_keeper.h"
#include "core/expression/take_library.h"

namespace visagiste {

/// The person's takes, read and written off the interface's thread. Interface thread only.
class TakeKeeper : public LibraryKeeper {
  Q_OBJECT
 public:
  explicit TakeKeeper(const std::filesystem::path& folder, QObject* parent = nullptr);

  [[nodiscard]] const std::filesystem::path& folder() const { return m_library.folder(); }
  /// The newest first.
  [[nodiscard]] const std::vector<TakeSummary>& takes() const { return m_takes; }

  /// Recovers what a crash has left, then reads the list; changed() follows.
  void load();
  void refresh();
  void read(const QString& name, std::function<void(std::shared_ptr<const Take>)> done);
  void readRecording(const QString& name, std::function<void(std::shared_ptr<const Take>)> done);
  void rename(const QString& name, const QString& wanted);
  void remove(const QString& name);
  void save(const QString& name, std::shared_ptr<const Take> take);

 Q_SIGNALS:
  void recovered(const QStringList& names);
  void renamed(const QString& before, const QString& after);
  void removed(const QString& name);

 private:
  /// Does `action`, then shows the folder as it is.
  void change(std::function<void(const TakeLibrary&)> action, std::function<void()> done);

  const TakeLibrary m_library;
  std::vector<TakeSummary> m_takes;
};

}  // namespace visagiste
