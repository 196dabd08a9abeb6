#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include <QObject>
#include <QString>

#include "app/studio/serial_worker.h"
#include "core/garment/garment_library.h"
#include "widgets/palettes/garment_shelf.h"

namespace visagiste {

class SettingsStore;

/// The garments at hand, read and written off the interface's thread. Interface thread only.
class GarmentKeeper : public QObject {
  Q_OBJECT
 public:
  /// own: folder of the person's garments.
  GarmentKeeper(std::filesystem::path shipped, std::filesystem::path own, QObject* parent = nullptr);
  ~GarmentKeeper() override;

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
  void changed();
  void saved(const QString& name);
  void exported(const QString& file);
  void failed(const QString& reason);

 private:
  struct Stock {
    std::vector<ShelfGarment> garments;
    std::vector<NamedOutfit> outfits;
    QString problems;
    QString done;  ///< Name of what was saved; empty: nothing.
  };

  /// Runs on the worker, then shows the library as it is. The action returns the name of what it saved.
  void change(std::function<QString(GarmentLibrary&)> action);

  void writeTo(const QString& file, std::function<void(const std::filesystem::path&)> write);

  std::filesystem::path m_shipped;
  std::filesystem::path m_own;
  std::vector<ShelfGarment> m_garments;
  std::vector<NamedOutfit> m_outfits;
  std::unique_ptr<GarmentLibrary> m_library;  ///< The worker's alone; made by its first action.
  std::unique_ptr<SerialWorker> m_worker;
};

/// Where a person's own garments are kept: beside the settings.
[[nodiscard]] std::filesystem::path ownGarmentsFolder(const SettingsStore& settings);

}  // namespace visagiste
