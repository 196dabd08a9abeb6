#pragma once

#include <QWidget>
#include <vector>

#include "core/types/makeup_look.h"

namespace visagiste {

/// One swatch of a fixed size: a colour, or the colours of a gradient, in a finish.
class SwatchLabel : public QWidget {
  Q_OBJECT
 public:
  explicit SwatchLabel(QSize size, QWidget* parent = nullptr);

  void setColors(std::vector<SrgbColor> colors, MakeupFinish finish);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::vector<SrgbColor> m_colors;
  MakeupFinish m_finish = MakeupFinish::Matte;
};

}  // namespace visagiste
