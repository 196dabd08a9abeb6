#include "widgets/sliders/identity_sliders.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "core/base/error.h"
#include "widgets/common/icons.h"
#include "widgets/sliders/coefficient_editor.h"
#include "widgets/sliders/coefficient_row.h"

namespace visagiste {
namespace {

constexpr double kReach = 3;  // Standard deviations; beyond, faces stop looking like people.

}  // namespace

IdentitySliders::IdentitySliders(QWidget* parent)
    : QWidget(parent),
      m_editor(new CoefficientEditor(this)),
      m_random(new QPushButton(icon("dice"), tr("Random face"), this)),
      m_reset(new QPushButton(icon("reset"), tr("Average face"), this)),
      m_scroll(new QScrollArea(this)) {
  setObjectName("identitySliders");
  setAccessibleName(tr("Identity"));
  m_random->setObjectName("randomIdentity");
  m_random->setToolTip(tr("Make up a new person"));
  m_reset->setObjectName("resetIdentity");
  m_reset->setToolTip(tr("Reset all components"));
  m_scroll->setObjectName("identityScroll");
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  auto* tools = new QHBoxLayout;
  tools->setContentsMargins(8, 0, 8, 0);
  tools->setSpacing(8);
  tools->addWidget(m_random, 1);
  tools->addWidget(m_reset, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 8, 0, 0);
  layout->setSpacing(8);
  layout->addLayout(tools);
  layout->addWidget(m_scroll, 1);
  connect(m_random, &QPushButton::clicked, this, [this] {
    m_editor->finishSteps();
    Q_EMIT randomRequested();
  });
  connect(m_reset, &QPushButton::clicked, this,
          [this] { m_editor->replaceAll(Eigen::VectorXf::Zero(m_editor->values().size())); });
  connect(m_editor, &CoefficientEditor::valuesChanged, this, &IdentitySliders::follow);
  connect(m_editor, &CoefficientEditor::edited, this, &IdentitySliders::edited);
}

void IdentitySliders::setCount(int components, int shown) {
  m_editor->finishSteps();
  auto* content = new QWidget;
  content->setObjectName("identityContent");
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(12, 0, 8, 8);
  layout->setSpacing(2);
  m_rows.clear();
  int nameWidth = 0;
  for (int i = 0; i < std::min(components, shown); ++i) {
    const QString name = tr("Shape %1").arg(i + 1);
    auto* row = new CoefficientRow({name, QString(), name}, -kReach, kReach);
    row->setObjectName(QStringLiteral("identity%1").arg(i + 1));
    connect(row, &CoefficientRow::dragBegan, m_editor, [this, i] { m_editor->beginDrag(i); });
    connect(row, &CoefficientRow::dragEnded, m_editor, &CoefficientEditor::endDrag);
    connect(row, &CoefficientRow::valueEdited, m_editor,
            [this, i](double value) { m_editor->edit(i, static_cast<float>(value)); });
    connect(row, &CoefficientRow::resetRequested, m_editor, [this, i] { m_editor->edit(i, 0); });
    layout->addWidget(row);
    m_rows.push_back(row);
    nameWidth = std::max(nameWidth, row->nameWidthHint());
  }
  for (CoefficientRow* row : m_rows) {
    row->setNameWidth(nameWidth);
  }
  layout->addStretch(1);
  m_scroll->setWidget(content);
  m_scroll->setMinimumWidth(content->minimumSizeHint().width() + 14);
  m_editor->setValues(Eigen::VectorXf::Zero(components));
}

void IdentitySliders::setValues(const Eigen::VectorXf& values) {
  if (values.size() != m_editor->values().size()) {
    throw Error(ErrorCode::InvalidArgument, "The identity has " + std::to_string(values.size()) +
                                                " values, but there are " + std::to_string(m_editor->values().size()) +
                                                " components.");
  }
  m_editor->setValues(values);
}

const Eigen::VectorXf& IdentitySliders::values() const {
  return m_editor->values();
}

void IdentitySliders::follow() {
  const Eigen::VectorXf& values = m_editor->values();
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    m_rows[i]->setValue(values[static_cast<Eigen::Index>(i)]);
  }
}

}  // namespace visagiste
