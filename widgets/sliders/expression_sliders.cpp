#include "widgets/sliders/expression_sliders.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/base/error.h"
#include "widgets/common/icons.h"
#include "widgets/sliders/channel_names.h"
#include "widgets/sliders/coefficient_editor.h"
#include "widgets/sliders/coefficient_row.h"

namespace visagiste {

ExpressionSliders::ExpressionSliders(QWidget* parent)
    : QWidget(parent),
      m_editor(new CoefficientEditor(this)),
      m_search(new QLineEdit(this)),
      m_symmetric(new QToolButton(this)),
      m_reset(new QToolButton(this)),
      m_scroll(new QScrollArea(this)),
      m_nothing(new QLabel(tr("No channel has this name."), this)) {
  setObjectName("expressionSliders");
  setAccessibleName(tr("Expression"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 8, 0, 0);
  layout->setSpacing(8);
  buildTools(*layout);
  m_nothing->setObjectName("nothingFound");
  m_nothing->setProperty("role", "muted");
  m_nothing->setAlignment(Qt::AlignCenter);
  m_nothing->setWordWrap(true);
  m_nothing->hide();
  layout->addWidget(m_nothing);
  m_scroll->setObjectName("expressionScroll");
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
  layout->addWidget(m_scroll, 1);
  connect(m_editor, &CoefficientEditor::valuesChanged, this, &ExpressionSliders::follow);
  connect(m_editor, &CoefficientEditor::edited, this, &ExpressionSliders::edited);
}

void ExpressionSliders::buildTools(QVBoxLayout& layout) {
  m_search->setObjectName("expressionSearch");
  m_search->setAccessibleName(tr("Search channels"));
  m_search->setPlaceholderText(tr("Search"));
  m_search->setClearButtonEnabled(true);
  m_symmetric->setObjectName("symmetricEdit");
  m_symmetric->setCheckable(true);
  m_symmetric->setIcon(icon("symmetric"));
  m_symmetric->setAccessibleName(tr("Symmetric"));
  m_symmetric->setToolTip(tr("Move left and right together"));
  m_reset->setObjectName("resetExpression");
  m_reset->setIcon(icon("reset"));
  m_reset->setAccessibleName(tr("Reset all"));
  m_reset->setToolTip(tr("Reset all channels"));
  auto* tools = new QHBoxLayout;
  tools->setContentsMargins(8, 0, 8, 0);
  tools->setSpacing(4);
  tools->addWidget(m_search, 1);
  tools->addWidget(m_symmetric);
  tools->addWidget(m_reset);
  layout.addLayout(tools);
  connect(m_search, &QLineEdit::textChanged, this, &ExpressionSliders::applyFilter);
  connect(m_symmetric, &QToolButton::toggled, m_editor, &CoefficientEditor::setSymmetric);
  connect(m_reset, &QToolButton::clicked, this,
          [this] { m_editor->replaceAll(Eigen::VectorXf::Zero(m_editor->values().size())); });
}

void ExpressionSliders::setNames(const QStringList& names) {
  m_editor->finishSteps();
  m_names = names;
  m_opposites = oppositeChannels(names);
  m_editor->setOpposites(m_opposites);
  buildGroups();
  m_editor->setValues(Eigen::VectorXf::Zero(names.size()));
  applyFilter();
}

void ExpressionSliders::setValues(const Eigen::VectorXf& values) {
  if (values.size() != m_names.size()) {
    throw Error(ErrorCode::InvalidArgument, "The expression has " + std::to_string(values.size()) +
                                                " values, but there are " + std::to_string(m_names.size()) +
                                                " channels.");
  }
  m_editor->setValues(values);
}

const Eigen::VectorXf& ExpressionSliders::values() const {
  return m_editor->values();
}

void ExpressionSliders::setSymmetric(bool symmetric) {
  m_symmetric->setChecked(symmetric);
}

bool ExpressionSliders::isSymmetric() const {
  return m_symmetric->isChecked();
}

void ExpressionSliders::buildGroups() {
  auto* content = new QWidget;
  content->setObjectName("expressionContent");
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(8, 0, 8, 8);
  layout->setSpacing(4);
  m_groups.clear();
  m_searched.clear();
  m_rows.assign(static_cast<std::size_t>(m_names.size()), nullptr);
  for (const QString& name : std::as_const(m_names)) {
    const ChannelWords words = channelWords(name);
    m_searched << groupTitle(words.group) + ' ' + words.label + ' ' + name;
  }
  for (const ChannelGroup kind : kChannelGroups) {
    Group group;
    group.header = new QToolButton(content);
    group.body = new QWidget(content);
    auto* rows = new QVBoxLayout(group.body);
    rows->setContentsMargins(4, 0, 0, 8);
    rows->setSpacing(2);
    for (int channel = 0; channel < m_names.size(); ++channel) {
      if (channelWords(m_names[channel]).group != kind || m_rows[static_cast<std::size_t>(channel)] != nullptr) {
        continue;
      }
      // A pair stands together, wherever the model has its two halves.
      rows->addWidget(buildRow(channel, false));
      group.channels.push_back(channel);
      if (const int other = m_opposites[static_cast<std::size_t>(channel)]; other >= 0) {
        rows->addWidget(buildRow(other, true));
        group.channels.push_back(other);
      }
    }
    if (group.channels.empty()) {
      delete group.header;
      delete group.body;
      continue;
    }
    group.header->setObjectName("groupHeader");
    group.header->setText(groupTitle(kind));
    group.header->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    group.header->setProperty("role", "group");
    group.header->setIcon(icon("chevron-down"));
    group.header->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    group.header->setToolTip(tr("Show or hide this group"));
    connect(group.header, &QToolButton::clicked, this, [header = group.header, body = group.body] {
      body->setVisible(body->isHidden());
      header->setIcon(icon(body->isHidden() ? "chevron-right" : "chevron-down"));
    });
    layout->addWidget(group.header);
    layout->addWidget(group.body);
    m_groups.push_back(group);
  }
  layout->addStretch(1);
  int nameWidth = 0;
  for (const CoefficientRow* row : m_rows) {
    nameWidth = std::max(nameWidth, row->nameWidthHint());
  }
  for (CoefficientRow* row : m_rows) {
    row->setNameWidth(nameWidth);
  }
  m_scroll->setWidget(content);
  m_scroll->setMinimumWidth(content->minimumSizeHint().width() + 14);
}

CoefficientRow* ExpressionSliders::buildRow(int channel, bool isSecondOfPair) {
  const ChannelWords words = channelWords(m_names[channel]);
  const CoefficientRow::Words shown{isSecondOfPair ? QString() : words.label, sideTag(words.side),
                                    fullChannelName(m_names[channel])};
  auto* row = new CoefficientRow(shown, 0, 1);
  row->setObjectName(m_names[channel]);
  m_rows[static_cast<std::size_t>(channel)] = row;
  connect(row, &CoefficientRow::dragBegan, m_editor, [this, channel] { m_editor->beginDrag(channel); });
  connect(row, &CoefficientRow::dragEnded, m_editor, &CoefficientEditor::endDrag);
  connect(row, &CoefficientRow::valueEdited, m_editor,
          [this, channel](double value) { m_editor->edit(channel, static_cast<float>(value)); });
  connect(row, &CoefficientRow::resetRequested, m_editor, [this, channel] { m_editor->edit(channel, 0); });
  return row;
}

void ExpressionSliders::applyFilter() {
  const QString wanted = m_search->text().simplified();
  const auto matches = [this, &wanted](int channel) {
    return wanted.isEmpty() || m_searched[channel].contains(wanted, Qt::CaseInsensitive);
  };
  bool anything = m_rows.empty();
  for (const Group& group : m_groups) {
    bool anyInGroup = false;
    for (const int channel : group.channels) {
      const int other = m_opposites[static_cast<std::size_t>(channel)];
      const bool shown = matches(channel) || (other >= 0 && matches(other));
      m_rows[static_cast<std::size_t>(channel)]->setVisible(shown);
      anyInGroup = anyInGroup || shown;
    }
    group.header->setVisible(anyInGroup);
    group.body->setVisible(anyInGroup);
    group.header->setIcon(icon("chevron-down"));
    anything = anything || anyInGroup;
  }
  m_nothing->setVisible(!anything);
}

void ExpressionSliders::follow() {
  const Eigen::VectorXf& values = m_editor->values();
  for (std::size_t i = 0; i < m_rows.size(); ++i) {
    m_rows[i]->setValue(values[static_cast<Eigen::Index>(i)]);
  }
}

}  // namespace visagiste
