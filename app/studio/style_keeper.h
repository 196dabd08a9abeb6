#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <QString>

#include "app/studio/library_keeper.h"
#include "core/style/style_library.h"
#include "widgets/palettes/style_model.h"

namespace visagiste {

/// The styles at hand, and the pictures that serve as styles in this session, read and written off the interface's
/// thread. Interface thread only.
class StyleKeeper : public LibraryKeeper {
  Q_OBJECT
 public:
  /// own: folder of the person's styles.
  StyleKeeper(std::filesystem::path shipped, std::filesystem::path own, QObject* parent = nullptr);

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
  void saved(const QString& title, const QString& file);
  /// What add() was asked for is among the styles, under this name.
  void offered(const QString& file);

 private:
  struct Stock {
    std::vector<ShelfStyle> styles;
    std::vector<std::string> problems;
    QString told;  ///< The file that the action was about.
    QString title;
  };

  /// Runs on the worker, then shows the library as it is. action: gives the file that it was about, or nothing.
  void change(std::function<std::filesystem::path(StyleLibrary&)> action, std::function<void(const Stock&)> done);
  void addPicture(const QString& file);
  void refresh();

  std::vector<ShelfStyle> m_packs;
  std::vector<ShelfStyle> m_pictures;
  std::vector<ShelfStyle> m_styles;                      ///< Both.
  std::shared_ptr<LazyLibrary<StyleLibrary>> m_library;  ///< The worker's alone.
};

}  // namespace visagiste
