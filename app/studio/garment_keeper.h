#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <QString>

#include "app/studio/library_keeper.h"
#include "core/garment/garment_library.h"
#include "widgets/palettes/garment_shelf.h"

namespace visagiste {

/// The garments at hand, read and written off the interface's thread. Interface thread only.
class GarmentKeeper : public LibraryKeeper {
  Q_OBJECT
 public:
  /// own: folder of the person's garments.
  GarmentKeeper(std::filesystem::path shipped, std::filesystem::path own, QObject* parent = nullptr);

  [[nodiscard]] const std::vector<ShelfGarment>& garments() const { return m_garments; }

  /// Those that the person keeps.
  [[nodiscard]] const std::vector<NamedOutfit>& outfits() const { return m_outfits; }

  /// Reads everything; changed() follows.
  void load();
  void save(const Garment& garment);
  void remove(const QString& name);
  void exportTo(const QString& file, std::shared_ptr<const Garment> garment);
  void importFrom(const QString& file);
  void saveOutfit(const NamedOutfit& outfit);
  void removeOutfit(const QString& name);
  /// With its garments.
  void exportOutfit(const QString& file, NamedOutfit outfit);
  /// Garments that are unknown here become the person's own.
  void importOutfit(const QString& file);

 Q_SIGNALS:
  void saved(const QString& name);

 private:
  struct Stock {
    std::vector<ShelfGarment> garments;
    std::vector<NamedOutfit> outfits;
    std::vector<std::string> problems;
    QString done;  ///< Name of what was saved; empty: nothing.
  };

  /// Runs on the worker, then shows the library as it is. The action returns the name of what it saved.
  void change(std::function<QString(GarmentLibrary&)> action);

  std::vector<ShelfGarment> m_garments;
  std::vector<NamedOutfit> m_outfits;
  std::shared_ptr<LazyLibrary<GarmentLibrary>> m_library;  ///< The worker's alone.
};

}  // namespace visagiste
