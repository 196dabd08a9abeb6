#include "widgets/sliders/coefficient_panel.h"

#include <QTabWidget>
#include <QVBoxLayout>

#include "widgets/sliders/coefficient_editor.h"
#include "widgets/sliders/expression_sliders.h"
#include "widgets/sliders/identity_sliders.h"

namespace visagiste {

CoefficientPanel::CoefficientPanel(QWidget* parent)
    : QWidget(parent),
      m_tabs(new QTabWidget(this)),
      m_expression(new ExpressionSliders(this)),
      m_identity(new IdentitySliders(this)) {
  setObjectName("coefficientPanel");
  setAccessibleName(tr("Face sliders"));
  m_tabs->setObjectName("coefficientTabs");
  m_tabs->setDocumentMode(true);
  m_tabs->addTab(m_expression, tr("Expression"));
  m_tabs->addTab(m_identity, tr("Identity"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_tabs);
  connect(m_expression, &ExpressionSliders::edited, this, &CoefficientPanel::expressionEdited);
  connect(m_identity, &IdentitySliders::edited, this, &CoefficientPanel::identityEdited);
  connect(m_identity, &IdentitySliders::randomRequested, this, &CoefficientPanel::randomIdentityRequested);
}

void CoefficientPanel::setExpressionNames(const QStringList& names) {
  m_expression->setNames(names);
}

void CoefficientPanel::setExpression(const Eigen::VectorXf& expression) {
  m_expression->setValues(expression);
}

const Eigen::VectorXf& CoefficientPanel::expression() const {
  return m_expression->values();
}

void CoefficientPanel::setIdentityCount(int components, int shown) {
  m_identity->setCount(components, shown);
}

void CoefficientPanel::setIdentity(const Eigen::VectorXf& identity) {
  m_identity->setValues(identity);
}

const Eigen::VectorXf& CoefficientPanel::identity() const {
  return m_identity->values();
}

void CoefficientPanel::setSymmetric(bool symmetric) {
  m_expression->setSymmetric(symmetric);
}

bool CoefficientPanel::isSymmetric() const {
  return m_expression->isSymmetric();
}

void CoefficientPanel::finishGesture() {
  for (CoefficientEditor* editor : findChildren<CoefficientEditor*>()) {
    editor->endDrag();
    editor->finishSteps();
  }
}

}  // namespace visagiste
