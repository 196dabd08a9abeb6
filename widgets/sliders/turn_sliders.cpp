#include "widgets/sliders/turn_sliders.h"

#include <QHBoxLayout>

#include "widgets/sliders/coefficient_editor.h"
#include "widgets/sliders/coefficient_row.h"

namespace visagiste {

TurnSliders::TurnSliders(float maxDeg, QWidget* parent) : QWidget(parent), m_editor(new CoefficientEditor(this)) {
  setObjectName(QStringLiteral("turnSliders"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(12, 4, 12, 0);
  layout->setSpacing(24);
  const CoefficientRow::Words words[] = {
      {tr("Turn"), {}, tr("Turn the head to the person's left, degrees")},
      {tr("Nod"), {}, tr("Let the head look up, degrees")},
      {tr("Lean"), {}, tr("Lean the head to the person's left shoulder, degrees")},
  };
  for (const CoefficientRow::Words& word : words) {
    const auto index = static_cast<int>(m_rows.size());
    auto* row = new CoefficientRow(word, static_cast<double>(-maxDeg), static_cast<double>(maxDeg), this);
    row->setObjectName(QStringLiteral("headTurn%1").arg(index));
    layout->addWidget(row, 1);
    m_rows.push_back(row);
    connect(row, &CoefficientRow::dragBegan, m_editor, [this, index] { m_editor->beginDrag(index); });
    connect(row, &CoefficientRow::dragEnded, m_editor, &CoefficientEditor::endDrag);
    connect(row, &CoefficientRow::valueEdited, m_editor,
            [this, index](double value) { m_editor->edit(index, static_cast<float>(value)); });
    connect(row, &CoefficientRow::resetRequested, m_editor, [this, index] { m_editor->edit(index, 0); });
  }
  connect(m_editor, &CoefficientEditor::valuesChanged, this, [this] {
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
      m_rows[i]->setValue(static_cast<double>(m_editor->values()[static_cast<Eigen::Index>(i)]));
    }
  });
  connect(m_editor, &CoefficientEditor::edited, this,
          [this](const Eigen::VectorXf& values, EditPhase phase) { Q_EMIT turnEdited(values.head<3>(), phase); });
  m_editor->setValues(Eigen::Vector3f::Zero());
}

void TurnSliders::setTurnDeg(const Eigen::Vector3f& turnDeg) {
  m_editor->setValues(turnDeg);
}

void TurnSliders::finishGesture() {
  m_editor->finishSteps();
}

}  // namespace visagiste
