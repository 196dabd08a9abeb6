#pragma once

#include <optional>
#include <QAbstractListModel>
#include <vector>

#include "widgets/palettes/palette_memory.h"
#include "widgets/palettes/palette_shade.h"
#include "widgets/palettes/shade_text.h"

namespace visagiste {

enum class ShadeOrder {
  /// Skin products from light to dark, others around the circle of hues, greys and browns last, each from light to
  /// dark.
  ByColor = 1,
  /// What suits the person's skin first; shades without a mismatch keep the order above, behind the others.
  BestMatch,
};

/// The shades that a palette lists: those of one product, or those that a search finds in all.
class ShadeModel : public QAbstractListModel {
  Q_OBJECT
 public:
  enum Role { ShadeRole = Qt::UserRole + 1, FavouriteRole };

  explicit ShadeModel(QObject* parent = nullptr);

  void setLabOf(LabOf labOf) { m_labOf = std::move(labOf); }
  void setShades(std::vector<PaletteShade> shades);
  void setProduct(MakeupProduct product);
  [[nodiscard]] MakeupProduct product() const { return m_product; }
  /// Name, product, finish or colour ("#c2185b"), letter case ignored; empty ends the search. A whole colour that no
  /// shade has is offered as a shade of the product.
  void setSearch(const QString& text);
  void setSubset(PaletteSubset subset);
  void setOrder(ShadeOrder order);

  void setFavourites(std::vector<MakeupShade> favourites);
  [[nodiscard]] const std::vector<MakeupShade>& favourites() const { return m_memory.favourites(); }
  [[nodiscard]] bool isFavourite(const MakeupShade& shade) const;
  void toggleFavourite(const MakeupShade& shade);
  /// Newest first, at most PaletteMemory::kMostRecent.
  void setRecent(std::vector<MakeupShade> recent);
  [[nodiscard]] const std::vector<MakeupShade>& recent() const { return m_memory.recent(); }
  void noteUse(const MakeupShade& shade);

  [[nodiscard]] const std::vector<PaletteShade>& rows() const { return m_rows; }
  [[nodiscard]] int rowOf(const MakeupShade& shade) const;
  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
  void refresh();
  [[nodiscard]] std::vector<PaletteShade> subset() const;
  [[nodiscard]] bool isWanted(const MakeupShade& shade) const;
  [[nodiscard]] PaletteShade known(const MakeupShade& shade) const;
  void sort(std::vector<PaletteShade>& rows) const;

  LabOf m_labOf;
  std::vector<PaletteShade> m_shades;
  struct SameShade {
    bool operator()(const MakeupShade& a, const MakeupShade& b) const { return sameShade(a, b); }
  };
  PaletteMemory<MakeupShade, SameShade> m_memory;
  MakeupProduct m_product = MakeupProduct::Lipstick;
  QString m_search;
  PaletteSubset m_subset = PaletteSubset::All;
  ShadeOrder m_order = ShadeOrder::ByColor;
  std::vector<PaletteShade> m_rows;
};

/// "Ruby", or "Custom" for a shade without a name.
[[nodiscard]] QString shadeTitle(const MakeupShade& shade);
/// "#c2185b · L* 43 a* 64 b* 9".
[[nodiscard]] QString colorWords(SrgbColor color, const Eigen::Vector3f& lab);

}  // namespace visagiste

Q_DECLARE_METATYPE(visagiste::PaletteShade)
