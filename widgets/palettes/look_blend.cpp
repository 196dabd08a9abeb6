#include "widgets/palettes/look_blend.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include "widgets/palettes/makeup_words.h"
#include "widgets/sliders/value_slider.h"

namespace visagiste {
namespace {

constexpr int kWhole = 1000;  // Steps of the slider from one look to the other.

}  // namespace

LookBlend::LookBlend(QWidget* parent)
    : QWidget(parent),
      m_looks(1),
      m_from(new QComboBox(this)),
      m_to(new QComboBox(this)),
      m_share(new ValueSlider(this)) {
  setObjectName(QStringLiteral("lookBlend"));
  setAccessibleName(tr("Blend of two looks"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  m_from->setObjectName(QStringLiteral("blendFrom"));
  m_from->setAccessibleName(tr("Look on the left of the slider"));
  m_from->setToolTip(m_from->accessibleName());
  m_to->setObjectName(QStringLiteral("blendTo"));
  m_to->setAccessibleName(tr("Look on the right of the slider"));
  m_to->setToolTip(m_to->accessibleName());
  for (QComboBox* box : {m_from, m_to}) {
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(9);
  }
  m_share->setObjectName(QStringLiteral("blendShare"));
  m_share->setAccessibleName(tr("Share of the right look"));
  m_share->setToolTip(tr("Blend: drag from the left look to the right one"));
  m_share->setRange(0, kWhole);
  m_share->setSingleStep(kWhole / 50);
  m_share->setPageStep(kWhole / 10);
  m_share->setMinimumWidth(96);
  layout->addWidget(m_from);
  layout->addWidget(m_share, 1);
  layout->addWidget(m_to);
  const auto restart = [this] {
    const QSignalBlocker quiet(m_share);
    m_share->setValue(0);
    refresh();
  };
  connect(m_from, &QComboBox::activated, this, restart);
  connect(m_to, &QComboBox::activated, this, restart);
  connect(m_share, &QSlider::valueChanged, this,
          [this] { announce(m_share->isSliderDown() ? EditStep::Continues : EditStep::Ends); });
  connect(m_share, &QSlider::sliderReleased, this, [this] { announce(EditStep::Ends); });
  connect(m_share, &ValueSlider::resetRequested, m_share, [this] { m_share->setValue(0); });
  refresh();
}

void LookBlend::setLooks(const std::vector<MakeupLook>& looks) {
  m_looks.resize(1);
  m_looks.insert(m_looks.end(), looks.begin(), looks.end());
  fill(m_from);
  fill(m_to);
  if (m_to->currentIndex() == 0 && m_to->count() > 1) {
    m_to->setCurrentIndex(1);
  }
  refresh();
}

void LookBlend::setWorn(const MakeupLook& look) {
  m_looks.front() = look;
  m_from->setCurrentIndex(0);
  const QSignalBlocker quiet(m_share);
  m_share->setValue(0);
  refresh();
}

void LookBlend::fill(QComboBox* box) {
  const QString before = box->currentText();
  box->clear();
  box->addItem(tr("As worn now"));
  for (std::size_t i = 1; i < m_looks.size(); ++i) {
    box->addItem(lookWords(m_looks[i].name));
  }
  box->setCurrentIndex(std::max(0, box->findText(before)));
}

const MakeupLook* LookBlend::chosen(const QComboBox* box) const {
  const int index = box->currentIndex();
  return index >= 0 && index < static_cast<int>(m_looks.size()) ? &m_looks[static_cast<std::size_t>(index)] : nullptr;
}

void LookBlend::announce(EditStep step) {
  const MakeupLook* from = chosen(m_from);
  const MakeupLook* to = chosen(m_to);
  if (from != nullptr && to != nullptr) {
    MakeupLook mixed = blended(*from, *to, static_cast<float>(m_share->value()) / kWhole);
    // One name all along the slider, so that a drag stays one thing.
    mixed.name = tr("%1 – %2").arg(m_from->currentText(), m_to->currentText()).toStdString();
    Q_EMIT blendEdited(mixed, step);
  }
}

void LookBlend::refresh() {
  m_share->setEnabled(m_looks.size() > 1 && m_from->currentIndex() != m_to->currentIndex());
}

}  // namespace visagiste
