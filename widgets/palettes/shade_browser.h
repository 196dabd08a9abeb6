#pragma once

#include <map>
#include <QWidget>

#include "widgets/palettes/palette_shade.h"

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabBar;
class QToolButton;

namespace visagiste {

class ElidedLabel;
class ShadeGrid;
class ShadeModel;
class SubsetButtons;
class SwatchLabel;

/// Products by kind and their shades: search, favourites, recent ones, own colours.
class ShadeBrowser : public QWidget {
  Q_OBJECT
 public:
  explicit ShadeBrowser(QWidget* parent = nullptr);

  void setLabOf(LabOf labOf);
  void setShades(std::vector<PaletteShade> shades);
  void setFavourites(std::vector<MakeupShade> favourites);
  void setRecent(std::vector<MakeupShade> recent);
  /// Shows this product's shades; nothing is announced.
  void setProduct(MakeupProduct product);
  [[nodiscard]] MakeupProduct product() const;
  /// Marks a shade as the one in use, listed or not.
  void setCurrentShade(const MakeupShade& shade);
  [[nodiscard]] const MakeupShade& currentShade() const { return m_current; }
  /// Shows the eyedropper as pressed or not; nothing is announced.
  void setPicking(bool isPicking);
  /// A colour taken with the eyedropper becomes a shade of the product, and is chosen.
  void takeColor(SrgbColor color);
  [[nodiscard]] ShadeModel* model() const { return m_model; }

 Q_SIGNALS:
  void productChosen(visagiste::MakeupProduct product);
  void shadeChosen(const visagiste::MakeupShade& shade);
  /// Wish for a layer of the product shown, in the current shade.
  void layerRequested();
  void favouritesChanged(const std::vector<visagiste::MakeupShade>& favourites);
  void recentChanged(const std::vector<visagiste::MakeupShade>& recent);
  /// The eyedropper is taken up or put away.
  void pickingToggled(bool isPicking);

 private:
  QWidget* buildFilters();
  QWidget* buildEmptyState();
  QWidget* buildDetails();
  void buildProducts();
  void showKind(int kindIndex);
  void chooseProduct(MakeupProduct product);
  void take(const MakeupShade& shade);
  void toggleFavourite(const MakeupShade& shade);
  void refreshDetails();
  void refreshGrid();
  void mixColor();

  ShadeModel* m_model;
  LabOf m_labOf;
  MakeupShade m_current;
  bool m_hasCurrent = false;  ///< False until a shade was set: the first one listed stands for it.
  QTabBar* m_kinds = nullptr;
  std::map<MakeupProduct, QToolButton*> m_products;
  QLineEdit* m_search = nullptr;
  SubsetButtons* m_subset = nullptr;
  QToolButton* m_bestMatch = nullptr;
  ShadeGrid* m_grid = nullptr;
  QWidget* m_emptyState = nullptr;
  QLabel* m_nothing = nullptr;
  QPushButton* m_addLayer = nullptr;
  QWidget* m_details = nullptr;
  SwatchLabel* m_preview = nullptr;
  ElidedLabel* m_name = nullptr;
  ElidedLabel* m_values = nullptr;
  QToolButton* m_star = nullptr;
  QToolButton* m_pick = nullptr;
  QToolButton* m_mix = nullptr;
};

}  // namespace visagiste
