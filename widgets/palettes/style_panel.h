#pragma once

#include <QWidget>
#include <vector>

#include "core/document/edit_step.h"
#include "core/types/style_spec.h"
#include "widgets/palettes/style_model.h"

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace visagiste {

class CoefficientRow;

/// The settings of a style: how strongly and where it shows, what stays, how large its strokes are, and a second style.
///
/// Values set from outside are not announced.
class StylePanel : public QWidget {
  Q_OBJECT
 public:
  explicit StylePanel(QWidget* parent = nullptr);

  /// What the second style is chosen from.
  void setStyles(const std::vector<ShelfStyle>& styles);
  void setSpec(const StyleSpec& spec);
  [[nodiscard]] const StyleSpec& spec() const { return m_spec; }
  /// Ends an open gesture now; for callers about to set values that must hold, e.g. undo.
  void finishGesture();

 Q_SIGNALS:
  void specEdited(const visagiste::StyleSpec& spec, visagiste::EditStep step);

 private:
  struct Number {
    CoefficientRow* row = nullptr;
    float* value = nullptr;  ///< Into m_spec.
    float usual = 0;
  };

  void addNumber(QVBoxLayout* layout, const char* objectName, const QString& name, const QString& meaning, float& value,
                 float lowest, float highest);
  void showSpec();
  void edit(const Number& number, float value);
  void announce(EditStep step);

  StyleSpec m_spec;
  std::vector<Number> m_numbers;
  QComboBox* m_second;
  CoefficientRow* m_mix = nullptr;
  bool m_isDragging = false;
  bool m_isOpen = false;  ///< Edits were announced that another will end.
};

}  // namespace visagiste
