#pragma once

#include <memory>
#include <vector>

#include <QObject>
#include <QString>

#include "app/studio/serial_worker.h"
#include "core/makeup/look_library.h"
#include "widgets/palettes/look_shelf.h"

namespace visagiste {

class SettingsStore;

/// The looks and shades at hand, read and written off the interface's thread. Interface thread only.
class LookKeeper : public QObject {
  Q_OBJECT
 public:
  /// own: folder of the person's looks.
  LookKeeper(std::filesystem::path shipped, std::filesystem::path own, QObject* parent = nullptr);
  ~LookKeeper() override;

  [[nodiscard]] const std::vector<ShelfLook>& looks() const { return m_looks; }
  [[nodiscard]] const std::vector<MakeupShade>& shades() const { return m_shades; }
  [[nodiscard]] bool isOwn(const QString& name) const;

  /// Reads everything; changed() follows.
  void load();
  void save(const MakeupLook& look);
  /// Another name or other tags for an own look.
  void rename(const QString& name, const MakeupLook& look);
  void remove(const QString& name);
  void exportTo(const QString& file, const MakeupLook& look);
  void importFrom(const QString& file);

 Q_SIGNALS:
  void changed();
  void saved(const QString& name);
  void exported(const QString& file);
  void failed(const QString& reason);

 private:
  struct Stock {
    std::vector<ShelfLook> looks;
    std::vector<MakeupShade> shades;
    QString problems;
  };

  /// Runs on the worker, then shows the library as it is.
  void change(std::function<void(LookLibrary&)> action, std::function<void()> done);
  void take(const Stock& stock);

  std::filesystem::path m_shipped;
  std::filesystem::path m_own;
  std::vector<ShelfLook> m_looks;
  std::vector<MakeupShade> m_shades;
  std::unique_ptr<LookLibrary> m_library;  ///< The worker's alone; made by its first action.
  std::unique_ptr<SerialWorker> m_worker;
};

/// Where a person's own looks are kept: beside the settings.
[[nodiscard]] std::filesystem::path ownLooksFolder(const SettingsStore& settings);

}  // namespace visagiste
