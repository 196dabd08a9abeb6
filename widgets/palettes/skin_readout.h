#pragma once

#include <optional>
#include <QWidget>

#include "core/types/skin_tone.h"

class QLabel;
class QToolButton;

namespace visagiste {

class ElidedLabel;
class SwatchLabel;

/// The tone of the person's skin: swatch, L*a*b*, typology angle, shade of the Monk scale, and what it was measured
/// against.
class SkinReadout : public QWidget {
  Q_OBJECT
 public:
  explicit SkinReadout(QWidget* parent = nullptr);

  /// Nothing: no skin was measured. monkColor is the swatch of the tone's shade.
  void setSkin(const std::optional<SkinTone>& skin, SrgbColor monkColor);
  /// Shows the grey card's picker as taken up or not; nothing is announced.
  void setPicking(bool isPicking);

 Q_SIGNALS:
  /// The picker for a grey card is taken up or put away.
  void greyCardPickingToggled(bool isPicking);
  /// Back to the white of the eyes.
  void greyCardForgotten();

 private:
  SwatchLabel* m_swatch;
  SwatchLabel* m_monkSwatch;
  ElidedLabel* m_values;
  ElidedLabel* m_scale;
  ElidedLabel* m_reference;
  QToolButton* m_pick;
  QToolButton* m_forget;
  QWidget* m_measured;
  QLabel* m_nothing;
};

/// The class of an individual typology angle: "light", "tan" and so on. Chardon et al., 1991.
[[nodiscard]] QString typologyWords(float itaDeg);

}  // namespace visagiste
