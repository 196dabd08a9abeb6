#pragma once

#include <Eigen/Core>
#include <optional>
#include <QWidget>
#include <vector>

#include "core/document/edit_step.h"
#include "core/types/makeup_look.h"
#include "widgets/sliders/edit_phase.h"

class QButtonGroup;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace visagiste {

class CoefficientEditor;
class CoefficientRow;

/// Everything that can be set of one layer, as its product's traits say: zone, finish, colours, side, numbers.
class LayerEditor : public QWidget {
  Q_OBJECT
 public:
  explicit LayerEditor(QWidget* parent = nullptr);

  /// Nothing: the editor is disabled. Values from outside are not announced.
  void setLayer(const std::optional<MakeupLayer>& layer);
  /// The colour that a shade from the palette goes to.
  [[nodiscard]] int colorSlot() const { return m_slot; }
  /// A slider that is held, or a run of small steps, ends now.
  void finishGesture();

 Q_SIGNALS:
  void layerEdited(const visagiste::MakeupLayer& layer, visagiste::EditStep step);
  void colorSlotChosen(int slot);
  /// Wish for another picture of face paint.
  void pictureRequested();

 private:
  void buildChoices(QVBoxLayout* layout);
  QWidget* buildSides();
  void rebuild();
  void rebuildRows();
  void rebuildColors();
  void showValues();
  void addRow(const QString& name, float lowest, float highest, int decimals);
  void takeNumbers(const Eigen::VectorXf& values, EditPhase phase);
  [[nodiscard]] Eigen::VectorXf numbers() const;
  void announce();
  void addColor();
  void removeColor();

  std::optional<MakeupLayer> m_layer;
  std::optional<MakeupProduct> m_rowsOf;  ///< The product that the rows below were made for.
  int m_slot = 0;
  CoefficientEditor* m_editor;
  std::vector<CoefficientRow*> m_rows;  ///< Opacity, then the product's parameters.
  QWidget* m_choices = nullptr;
  QLabel* m_zoneName = nullptr;
  QComboBox* m_zone = nullptr;
  QLabel* m_finishName = nullptr;
  QComboBox* m_finish = nullptr;
  QButtonGroup* m_sides = nullptr;
  QWidget* m_colorsRow = nullptr;
  QHBoxLayout* m_colors = nullptr;
  QPushButton* m_picture = nullptr;
  QVBoxLayout* m_numbers = nullptr;
};

}  // namespace visagiste
