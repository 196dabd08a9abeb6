#include "widgets/sliders/coefficient_editor.h"

namespace visagiste {

CoefficientEditor::CoefficientEditor(QObject* parent) : QObject(parent) {
  setObjectName("coefficientEditor");
  m_stepPause.setSingleShot(true);
  m_stepPause.setInterval(kStepPauseMs);
  connect(&m_stepPause, &QTimer::timeout, this, &CoefficientEditor::finishSteps);
}

void CoefficientEditor::setValues(const Eigen::VectorXf& values) {
  Eigen::VectorXf next = values;
  if (m_active >= 0 && m_active < next.size() && next.size() == m_values.size()) {
    next[m_active] = m_values[m_active];
    if (const int opposite = oppositeOf(m_active); opposite >= 0) {
      next[opposite] = m_values[opposite];
    }
  }
  m_values = std::move(next);
  Q_EMIT valuesChanged();
}

void CoefficientEditor::beginDrag(int index) {
  finishSteps();
  m_dragging = true;
  m_active = index;
}

void CoefficientEditor::endDrag() {
  if (m_dragging) {
    m_dragging = false;
    end();
  }
}

void CoefficientEditor::edit(int index, float value) {
  if (index < 0 || index >= m_values.size()) {
    return;
  }
  const int opposite = oppositeOf(index);
  const bool differs = m_values[index] != value || (opposite >= 0 && m_values[opposite] != value);
  if (!differs) {
    return;
  }
  if (!m_dragging && m_active != index) {
    finishSteps();
  }
  if (!m_announced) {
    m_active = index;
    m_announced = true;
    Q_EMIT edited(m_values, EditPhase::Begin);
  }
  m_values[index] = value;
  if (opposite >= 0) {
    m_values[opposite] = value;
  }
  Q_EMIT valuesChanged();
  Q_EMIT edited(m_values, EditPhase::Change);
  if (!m_dragging) {
    m_stepPause.start();
  }
}

void CoefficientEditor::replaceAll(const Eigen::VectorXf& values) {
  if (values.size() != m_values.size() || values == m_values) {
    return;
  }
  finishSteps();
  endDrag();
  Q_EMIT edited(m_values, EditPhase::Begin);
  m_values = values;
  Q_EMIT valuesChanged();
  Q_EMIT edited(m_values, EditPhase::End);
}

void CoefficientEditor::finishSteps() {
  m_stepPause.stop();
  if (m_active >= 0 && !m_dragging) {
    end();
  }
}

void CoefficientEditor::end() {
  m_active = -1;
  if (m_announced) {
    m_announced = false;
    Q_EMIT edited(m_values, EditPhase::End);
  }
}

int CoefficientEditor::oppositeOf(int index) const {
  const auto place = static_cast<std::size_t>(index);
  return m_symmetric && place < m_opposites.size() ? m_opposites[place] : -1;
}

}  // namespace visagiste
