#include "widgets/palettes/mask_bar.h"

#include <algorithm>
#include <cmath>

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "widgets/common/icons.h"
#include "widgets/palettes/makeup_words.h"
#include "widgets/sliders/coefficient_row.h"
#include "widgets/sliders/value_slider.h"

namespace visagiste {
namespace {

constexpr int kHide = 0;
constexpr double kUsualSize = 0.35;
constexpr double kUsualSoftness = 0.6;
constexpr double kSmallestRadius = 0.008;  // Of the face's width.
constexpr double kLargestRadius = 0.25;
constexpr double kSizeStep = 0.05;

}  // namespace

MaskBar::MaskBar(QWidget* parent)
    : QWidget(parent), m_name(new QLabel(this)), m_modes(new QButtonGroup(this)), m_whole(new QPushButton(this)) {
  setObjectName(QStringLiteral("maskBar"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(12, 4, 12, 4);
  layout->setSpacing(12);
  m_name->setProperty("role", "heading");
  layout->addWidget(m_name);
  auto* modes = new QHBoxLayout;
  modes->setSpacing(2);
  int number = kHide;
  for (const QString& text : {tr("Hide"), tr("Show")}) {
    auto* button = new QToolButton(this);
    button->setObjectName(number == kHide ? QStringLiteral("maskHide") : QStringLiteral("maskShow"));
    button->setText(text);
    button->setCheckable(true);
    button->setChecked(number == kHide);
    button->setToolTip(tr("Hold Alt to paint the other way"));
    m_modes->addButton(button, number++);
    modes->addWidget(button);
  }
  layout->addLayout(modes);
  m_size = addNumber(tr("Size"), "maskSize", kUsualSize);
  m_size->setToolTip(tr("Size of the brush ([ and ])"));
  m_softness = addNumber(tr("Softness"), "maskSoftness", kUsualSoftness);
  layout->addWidget(m_size, 1);
  layout->addWidget(m_softness, 1);
  m_whole->setObjectName(QStringLiteral("maskWhole"));
  m_whole->setText(tr("Whole zone"));
  m_whole->setToolTip(tr("Bring back everything that was hidden"));
  layout->addWidget(m_whole);
  auto* done = new QToolButton(this);
  done->setObjectName(QStringLiteral("maskDone"));
  done->setIcon(icon(QStringLiteral("close")));
  done->setToolTip(tr("Put the brush away (Esc)"));
  done->setAccessibleName(done->toolTip());
  layout->addWidget(done);
  connect(m_whole, &QPushButton::clicked, this, &MaskBar::wholeZoneRequested);
  connect(done, &QToolButton::clicked, this, &MaskBar::closed);
}

CoefficientRow* MaskBar::addNumber(const QString& name, const char* objectName, double value) {
  auto* row = new CoefficientRow({name, {}, name}, 0, 1, this);
  row->setObjectName(QLatin1String(objectName));
  row->setValue(value);
  row->setMinimumWidth(150);
  connect(row, &CoefficientRow::valueEdited, this, [this, row](double edited) {
    row->setValue(edited);
    Q_EMIT brushChanged();
  });
  connect(row, &CoefficientRow::resetRequested, this, [this, row, value] {
    row->setValue(value);
    Q_EMIT brushChanged();
  });
  return row;
}

void MaskBar::setLayer(const MakeupLayer& layer) {
  setSubject(titleOf(layer), tr("Whole zone"), !layer.mask.isEmpty());
}

void MaskBar::setSubject(const QString& name, const QString& whole, bool hasMask) {
  m_name->setText(name);
  m_whole->setText(whole);
  m_whole->setEnabled(hasMask);
}

bool MaskBar::isHiding() const {
  return m_modes->checkedId() == kHide;
}

double MaskBar::radiusOfFace() const {
  return kSmallestRadius * std::pow(kLargestRadius / kSmallestRadius, m_size->value());
}

double MaskBar::softness() const {
  return m_softness->value();
}

void MaskBar::stepSize(int steps) {
  m_size->setValue(std::clamp(m_size->value() + kSizeStep * steps, 0.0, 1.0));
  Q_EMIT brushChanged();
}

}  // namespace visagiste
