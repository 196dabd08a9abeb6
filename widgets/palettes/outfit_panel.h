#pragma once

#include <QWidget>
#include <vector>

#include "core/document/edit_step.h"
#include "core/types/garment.h"

class QComboBox;
class QLabel;
class QListWidget;
class QToolButton;

namespace visagiste {

class CoefficientRow;

/// What somebody wears, topmost first, and how the chosen garment fits: order, visibility, numbers, cloth.
class OutfitPanel : public QWidget {
  Q_OBJECT
 public:
  explicit OutfitPanel(QWidget* parent = nullptr);

  /// Shows it; nothing is announced. A garment that is new becomes the chosen one.
  void setOutfit(const Outfit& outfit);
  /// Index into the outfit, or -1.
  [[nodiscard]] int chosen() const;

 Q_SIGNALS:
  /// Another garment is the chosen one, or none.
  void chosenChanged();
  void outfitEdited(const visagiste::Outfit& outfit, visagiste::EditStep step);

 private:
  QWidget* buildList();
  QWidget* buildCloth();
  void editFitValue(std::size_t parameter, double value);
  void editOutfit(Outfit outfit, EditStep step);
  void moveChosen(int places);
  void removeChosen();
  void chooseColor(std::size_t which);
  void showFit();
  [[nodiscard]] int rowOf(int index) const { return static_cast<int>(m_outfit.size()) - 1 - index; }

  Outfit m_outfit;
  QListWidget* m_list = nullptr;
  QLabel* m_hint = nullptr;
  QToolButton* m_up = nullptr;
  QToolButton* m_down = nullptr;
  QToolButton* m_remove = nullptr;
  QWidget* m_fit = nullptr;
  std::vector<CoefficientRow*> m_rows;  ///< In the order of garmentFitParameters().
  QComboBox* m_fabric = nullptr;
  std::array<QToolButton*, 2> m_colors{};
  bool m_isDragging = false;
};

}  // namespace visagiste
