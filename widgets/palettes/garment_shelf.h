#pragma once

#include <memory>
#include <optional>
#include <QAbstractListModel>
#include <QImage>
#include <QSortFilterProxyModel>
#include <QStringList>
#include <QWidget>
#include <vector>

#include "core/types/garment.h"
#include "widgets/palettes/palette_memory.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QListView;

namespace visagiste {

/// A garment on offer.
struct ShelfGarment {
  std::shared_ptr<const Garment> garment;
  QImage picture;      ///< Small, square.
  bool isOwn = false;  ///< Imported by the person: can be deleted.
};

/// Kind of what is dragged from the shelf: the row of the model, as text.
inline constexpr const char* kGarmentMimeType = "application/x-visagiste-garment";

class GarmentModel : public QAbstractListModel {
  Q_OBJECT
 public:
  explicit GarmentModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}

  void setGarments(std::vector<ShelfGarment> garments);
  [[nodiscard]] const std::vector<ShelfGarment>& garments() const { return m_garments; }
  /// By name.
  [[nodiscard]] const PaletteMemory<QString>& memory() const { return m_memory; }
  void setMemory(PaletteMemory<QString> memory);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
  [[nodiscard]] QStringList mimeTypes() const override;
  [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;

 private:
  std::vector<ShelfGarment> m_garments;
  PaletteMemory<QString> m_memory;
};

/// Colours as people speak of them.
enum class ColorFamily { Black = 1, Grey, White, Brown, Red, Orange, Yellow, Green, Blue, Purple };
[[nodiscard]] const std::vector<ColorFamily>& colorFamilies();
[[nodiscard]] ColorFamily familyOf(SrgbColor color);

/// Those of a category and a colour whose name, material or tags hold a word.
class GarmentFilter : public QSortFilterProxyModel {
  Q_OBJECT
 public:
  using QSortFilterProxyModel::QSortFilterProxyModel;
  void setSearch(const QString& text);
  void setCategory(std::optional<GarmentCategory> category);
  void setColor(std::optional<ColorFamily> color);
  /// The recent ones come newest first.
  void setSubset(PaletteSubset subset);

 protected:
  [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
  [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
  QString m_search;
  std::optional<GarmentCategory> m_category;
  std::optional<ColorFamily> m_color;
  PaletteSubset m_subset = PaletteSubset::All;
};

/// Garments on offer in one row: search, category, colour, favourites, recent ones, pictures. A click or Enter chooses
/// one, F marks it as a favourite; they can be dragged.
class GarmentShelf : public QWidget {
  Q_OBJECT
 public:
  explicit GarmentShelf(QWidget* parent = nullptr);

  [[nodiscard]] GarmentModel* model() const { return m_model; }
  [[nodiscard]] QListView* view() const { return m_view; }
  /// Where whoever owns the shelf adds its buttons.
  [[nodiscard]] QHBoxLayout* tools() const { return m_tools; }
  void focusSearch();
  /// As if it had been clicked: a row of the model.
  void takeRow(int row);
  /// Those that are listed, in their order.
  [[nodiscard]] std::vector<std::shared_ptr<const Garment>> listed() const;
  /// By name, as settings keep them.
  void setFavourites(const QStringList& names);
  void setRecent(const QStringList& names);

 Q_SIGNALS:
  void garmentChosen(const std::shared_ptr<const visagiste::Garment>& garment);
  /// Wishes of the menu; deleting is for own ones.
  void deleteRequested(const QString& name);
  void exportRequested(const std::shared_ptr<const visagiste::Garment>& garment);
  void favouritesChanged(const QStringList& names);
  void recentChanged(const QStringList& names);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void buildFilters();
  void toggleFavourite(const QModelIndex& index);
  void take(const QModelIndex& index);
  void showMenu(const QPoint& position);
  void showWhetherAny();
  [[nodiscard]] const ShelfGarment* garmentAt(const QModelIndex& index) const;

  GarmentModel* m_model;
  GarmentFilter* m_filter;
  QListView* m_view;
  QLineEdit* m_search;
  QComboBox* m_category;
  QComboBox* m_color;
  QLabel* m_nothing;
  QHBoxLayout* m_tools;
};

}  // namespace visagiste
