#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QObject>
#include <QString>

#include "app/studio/serial_worker.h"
#include "core/style/style_library.h"
#include "widgets/palettes/style_model.h"

namespace visagiste {

class SettingsStore;

/// The styles at hand, and the pictures that serve as styles in this session, read and written off the interface's
/// thread. Interface thread only.
class StyleKeeper : public QObject {
  Q_OBJECT
 public:
  /// own: folder of the person's styles.
  StyleKeeper(std::filesystem::path shipped, std::filesystem::path own, QObject* parent = nullptr);
  ~StyleKeeper() override;

  /// Pictures last.
  [[nodiscard]] const std::vector<ShelfStyle>& styles() const { return m_styles; }
  [[nodiscard]] bool isOwn(const QString& title) const;

  /// Reads everything; changed() follows.
  void load();
  /// make: called on the worker's thread; the pack is saved under its name.
  void save(std::function<StylePack()> make);
  void rename(const QString& title, const QString& newTitle);
  void remove(const QString& title);
  void exportTo(const QString& file, const ShelfStyle& style);
  /// A pack joins the person's styles; a picture serves as a style until the program ends. offered() follows.
  void add(const QString& file);

 Q_SIGNALS:
  void changed();
  void saved(const QString& title, const QString& file);
  /// What add() was asked for is among the styles, under this name.
  void offered(const QString& file);
  void exported(const QString& file);
  void failed(const QString& reason);

 private:
  struct Stock {
    std::vector<ShelfStyle> styles;
    QString problems;
    QString told;  ///< The file that the action was about.
    QString title;
  };

  /// Runs on the worker, then shows the library as it is. action: gives the file that it was about, or nothing.
  void change(std::function<std::filesystem::path(StyleLibrary&)> action, std::function<void(const Stock&)> done);
  void take(const Stock& stock);
  void addPicture(const QString& file);
  void refresh();

  std::filesystem::path m_shipped;
  std::filesystem::path m_own;
  std::vector<ShelfStyle> m_packs;
  std::vector<ShelfStyle> m_pictures;
  std::vector<ShelfStyle> m_styles;         ///< Both.
  std::unique_ptr<StyleLibrary> m_library;  ///< The worker's alone; made by its first action.
  std::unique_ptr<SerialWorker> m_worker;
};

/// Where a person's own styles are kept: beside the settings.
[[nodiscard]] std::filesystem::path ownStylesFolder(const SettingsStore& settings);

}  // namespace visagiste
