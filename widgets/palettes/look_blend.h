#pragma once

#include <QWidget>
#include <vector>

#include "core/document/edit_step.h"
#include "core/types/makeup_look.h"

class QComboBox;

namespace visagiste {

class ValueSlider;

/// Two looks and a slider between them.
class LookBlend : public QWidget {
  Q_OBJECT
 public:
  explicit LookBlend(QWidget* parent = nullptr);

  /// The looks to choose from; what was chosen stays chosen as long as there is a look of that name.
  void setLooks(const std::vector<MakeupLook>& looks);
  /// The look that is worn, as it was before a blend: offered first on the left side.
  void setWorn(const MakeupLook& look);

 Q_SIGNALS:
  /// The mix, while the slider moves and when it stands.
  void blendEdited(const visagiste::MakeupLook& look, visagiste::EditStep step);

 private:
  void announce(EditStep step);
  void fill(QComboBox* box);
  [[nodiscard]] const MakeupLook* chosen(const QComboBox* box) const;
  void refresh();

  std::vector<MakeupLook> m_looks;  ///< The worn one first.
  QComboBox* m_from;
  QComboBox* m_to;
  ValueSlider* m_share;
};

}  // namespace visagiste
