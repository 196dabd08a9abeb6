#pragma once

#include <QString>
#include <QWidget>

class QDoubleSpinBox;
class QLabel;

namespace visagiste {

class ValueSlider;

/// One coefficient: name, side, slider, number. Values set from outside are not announced.
class CoefficientRow : public QWidget {
  Q_OBJECT
 public:
  struct Words {
    QString name;      ///< Shown; may be empty for the second of a pair.
    QString sideTag;   ///< "L", "R" or empty.
    QString fullName;  ///< For tool tip and screen readers: "Brow down, left".
  };

  CoefficientRow(const Words& words, double lowest, double highest, QWidget* parent = nullptr);

  void setValue(double value);
  [[nodiscard]] double value() const;
  /// Width the name asks for; the columns of a list are made equal with setNameWidth().
  [[nodiscard]] int nameWidthHint() const;
  void setNameWidth(int width);
  [[nodiscard]] ValueSlider* slider() const { return m_slider; }
  [[nodiscard]] QDoubleSpinBox* number() const { return m_number; }

 Q_SIGNALS:
  void dragBegan();
  void dragEnded();
  void valueEdited(double value);
  void resetRequested();

 private:
  QLabel* m_name;
  QLabel* m_side;
  ValueSlider* m_slider;
  QDoubleSpinBox* m_number;
};

}  // namespace visagiste
