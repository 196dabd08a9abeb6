#pragma once

#include <QWidget>

#include "core/types/makeup_look.h"

class QButtonGroup;
class QLabel;
class QPushButton;

namespace visagiste {

class CoefficientRow;

/// The settings of the brush that paints where a layer or a style shows: what it does, how large and how soft it is.
class MaskBar : public QWidget {
  Q_OBJECT
 public:
  explicit MaskBar(QWidget* parent = nullptr);

  /// The layer being painted: its name, and whether there is anything to bring back.
  void setLayer(const MakeupLayer& layer);
  /// The same for something else. whole: what the button says that brings everything back.
  void setSubject(const QString& name, const QString& whole, bool hasMask);

  [[nodiscard]] bool isHiding() const;
  /// Share of the face's width, 0..1.
  [[nodiscard]] double radiusOfFace() const;
  [[nodiscard]] double softness() const;  ///< 0..1.
  void stepSize(int steps);

 Q_SIGNALS:
  void brushChanged();
  void wholeZoneRequested();
  void closed();

 private:
  CoefficientRow* addNumber(const QString& name, const char* objectName, double value);

  QLabel* m_name;
  QButtonGroup* m_modes;
  CoefficientRow* m_size;
  CoefficientRow* m_softness;
  QPushButton* m_whole;
};

}  // namespace visagiste
