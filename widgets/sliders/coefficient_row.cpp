#include "widgets/sliders/coefficient_row.h"

#include <algorithm>
#include <cmath>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

#include "widgets/sliders/value_slider.h"

namespace visagiste {
namespace {

constexpr double kStepsPerUnit = 1000;

}  // namespace

CoefficientRow::CoefficientRow(const Words& words, double lowest, double highest, QWidget* parent)
    : QWidget(parent),
      m_name(new QLabel(words.name, this)),
      m_side(new QLabel(words.sideTag, this)),
      m_slider(new ValueSlider(this)),
      m_number(new QDoubleSpinBox(this)) {
  setToolTip(words.fullName);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  m_name->setObjectName("coefficientName");
  m_side->setObjectName("coefficientSide");
  m_side->setProperty("role", "muted");
  m_side->setAlignment(Qt::AlignCenter);
  m_slider->setObjectName("coefficientSlider");
  m_slider->setAccessibleName(words.fullName);
  m_slider->setRange(static_cast<int>(lowest * kStepsPerUnit), static_cast<int>(highest * kStepsPerUnit));
  m_slider->setSingleStep(static_cast<int>((highest - lowest) * kStepsPerUnit / 100));
  m_slider->setPageStep(static_cast<int>((highest - lowest) * kStepsPerUnit / 10));
  m_number->setObjectName("coefficientNumber");
  m_number->setAccessibleName(words.fullName);
  m_number->setProperty("compact", true);
  m_number->setRange(lowest, highest);
  m_number->setDecimals(2);
  m_number->setSingleStep((highest - lowest) / 100);
  m_number->setButtonSymbols(QAbstractSpinBox::NoButtons);
  m_number->setAlignment(Qt::AlignRight);
  m_number->setKeyboardTracking(false);
  m_number->setFocusPolicy(Qt::StrongFocus);
  layout->addWidget(m_name);
  layout->addWidget(m_side);
  layout->addWidget(m_slider, 1);
  layout->addWidget(m_number);

  connect(m_slider, &QSlider::sliderPressed, this, &CoefficientRow::dragBegan);
  connect(m_slider, &QSlider::sliderReleased, this, &CoefficientRow::dragEnded);
  connect(m_slider, &ValueSlider::resetRequested, this, &CoefficientRow::resetRequested);
  connect(m_slider, &QSlider::valueChanged, this, [this](int value) { Q_EMIT valueEdited(value / kStepsPerUnit); });
  connect(m_number, &QDoubleSpinBox::valueChanged, this, &CoefficientRow::valueEdited);
}

void CoefficientRow::setValue(double value) {
  const QSignalBlocker quietSlider(m_slider);
  const QSignalBlocker quietNumber(m_number);
  m_slider->setValue(static_cast<int>(std::lround(value * kStepsPerUnit)));
  m_number->setValue(value);
}

double CoefficientRow::value() const {
  return m_slider->value() / kStepsPerUnit;
}

int CoefficientRow::nameWidthHint() const {
  return m_name->sizeHint().width();
}

void CoefficientRow::setNameWidth(int width) {
  m_name->setMinimumWidth(width);
  m_side->setMinimumWidth(fontMetrics().horizontalAdvance(QLatin1Char('M')));
}

}  // namespace visagiste
