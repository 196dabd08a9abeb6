#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <QString>

#include "app/studio/library_keeper.h"
#include "core/makeup/look_library.h"
#include "widgets/palettes/look_shelf.h"

namespace visagiste {

/// The looks and shades at hand, read and written off the interface's thread. Interface thread only.
class LookKeeper : public LibraryKeeper {
  Q_OBJECT
 public:
  /// own: folder of the person's looks.
  LookKeeper(std::filesystem::path shipped, std::filesystem::path own, QObject* parent = nullptr);

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
  void saved(const QString& name);

 private:
  struct Stock {
    std::vector<ShelfLook> looks;
    std::vector<MakeupShade> shades;
    std::vector<std::string> problems;
  };

  /// Runs on the worker, then shows the library as it is.
  void change(std::function<void(LookLibrary&)> action, std::function<void()> done);

  std::vector<ShelfLook> m_looks;
  std::vector<MakeupShade> m_shades;
  std::shared_ptr<LazyLibrary<LookLibrary>> m_library;  ///< The worker's alone.
};

}  // namespace visagiste
