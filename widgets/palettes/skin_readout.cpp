#include "widgets/palettes/skin_readout.h"

#include <cmath>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/elided_label.h"
#include "widgets/common/icons.h"
#include "widgets/palettes/swatch_label.h"

namespace visagiste {
namespace {

constexpr QSize kSwatchSize{40, 40};
constexpr QSize kMonkSize{20, 40};

}  // namespace

QString typologyWords(float itaDeg) {
  return itaDeg > 55    ? SkinReadout::tr("very light")
         : itaDeg > 41  ? SkinReadout::tr("light")
         : itaDeg > 28  ? SkinReadout::tr("intermediate")
         : itaDeg > 10  ? SkinReadout::tr("tan")
         : itaDeg > -30 ? SkinReadout::tr("brown")
                        : SkinReadout::tr("dark");
}

SkinReadout::SkinReadout(QWidget* parent)
    : QWidget(parent),
      m_swatch(new SwatchLabel(kSwatchSize, this)),
      m_monkSwatch(new SwatchLabel(kMonkSize, this)),
      m_values(new ElidedLabel(this)),
      m_scale(new ElidedLabel(this)),
      m_reference(new ElidedLabel(this)),
      m_pick(new QToolButton(this)),
      m_forget(new QToolButton(this)),
      m_measured(new QWidget(this)),
      m_nothing(new QLabel(tr("No skin has been measured yet."), this)) {
  setObjectName(QStringLiteral("skinReadout"));
  setAccessibleName(tr("Skin tone"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  auto* measured = new QHBoxLayout(m_measured);
  measured->setContentsMargins(0, 0, 0, 0);
  measured->setSpacing(4);
  measured->addWidget(m_swatch);
  measured->addWidget(m_monkSwatch);
  auto* text = new QVBoxLayout;
  text->setContentsMargins(4, 0, 0, 0);
  text->setSpacing(0);
  m_values->setObjectName(QStringLiteral("skinValues"));
  m_scale->setObjectName(QStringLiteral("skinScale"));
  m_reference->setObjectName(QStringLiteral("skinReference"));
  for (ElidedLabel* label : {m_values, m_scale, m_reference}) {
    text->addWidget(label);
  }
  m_scale->setProperty("role", "muted");
  m_reference->setProperty("role", "muted");
  measured->addLayout(text, 1);
  layout->addWidget(m_measured, 1);
  m_nothing->setProperty("role", "muted");
  m_nothing->setWordWrap(true);
  layout->addWidget(m_nothing, 1);
  m_pick->setObjectName(QStringLiteral("greyCardPick"));
  m_pick->setIcon(icon(QStringLiteral("grey-card")));
  m_pick->setCheckable(true);
  m_pick->setToolTip(tr("Point at a grey card in the picture (G)"));
  m_forget->setObjectName(QStringLiteral("greyCardForget"));
  m_forget->setIcon(icon(QStringLiteral("reset")));
  m_forget->setToolTip(tr("Measure against the white of the eyes again"));
  for (QToolButton* button : {m_pick, m_forget}) {
    button->setAccessibleName(button->toolTip());
    layout->addWidget(button);
  }
  connect(m_pick, &QToolButton::clicked, this, &SkinReadout::greyCardPickingToggled);
  connect(m_forget, &QToolButton::clicked, this, &SkinReadout::greyCardForgotten);
  setSkin(std::nullopt, {});
}

void SkinReadout::setSkin(const std::optional<SkinTone>& skin, SrgbColor monkColor) {
  m_measured->setVisible(skin.has_value());
  m_nothing->setVisible(!skin.has_value());
  m_forget->setVisible(skin && skin->reference == LightReference::GreyCard);
  if (!skin) {
    return;
  }
  m_swatch->setColors({skin->color}, MakeupFinish::Matte);
  m_swatch->setToolTip(tr("The skin: %1").arg(QString::fromStdString(hexOf(skin->color))));
  m_monkSwatch->setColors({monkColor}, MakeupFinish::Matte);
  m_monkSwatch->setToolTip(tr("Shade %1 of the Monk scale").arg(skin->monkShade));
  m_values->setFullText(
      tr("L* %1  a* %2  b* %3").arg(skin->lab[0], 0, 'f', 1).arg(skin->lab[1], 0, 'f', 1).arg(skin->lab[2], 0, 'f', 1));
  m_scale->setFullText(
      tr("ITA %1° %2 · Monk %3").arg(std::lround(skin->itaDeg)).arg(typologyWords(skin->itaDeg)).arg(skin->monkShade));
  m_reference->setFullText(skin->reference == LightReference::GreyCard ? tr("Against the grey card")
                           : skin->reference == LightReference::Sclera ? tr("Against the white of the eyes")
                                                                       : tr("As the picture shows it"));
}

void SkinReadout::setPicking(bool isPicking) {
  m_pick->setChecked(isPicking);
}

}  // namespace visagiste
