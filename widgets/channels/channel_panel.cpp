#include "widgets/channels/channel_panel.h"

#include <utility>

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "widgets/channels/channel_bar_delegate.h"
#include "widgets/channels/channel_model.h"
#include "widgets/channels/response_curve.h"
#include "widgets/common/icons.h"
#include "widgets/sliders/channel_names.h"
#include "widgets/sliders/coefficient_row.h"

namespace visagiste {
namespace {

constexpr double kMostGain = 3;

QToolButton* makeTool(QWidget* parent, const char* name, const char* iconName, const QString& label,
                      const QString& tip) {
  auto* button = new QToolButton(parent);
  button->setObjectName(QLatin1String(name));
  button->setIcon(icon(QLatin1String(iconName)));
  button->setAccessibleName(label);
  button->setToolTip(tip);
  return button;
}

}  // namespace

ChannelPanel::ChannelPanel(QWidget* parent)
    : QWidget(parent),
      m_model(new ChannelModel(this)),
      m_filter(new QSortFilterProxyModel(this)),
      m_search(new QLineEdit(this)),
      m_together(makeTool(this, "channelsTogether", "symmetric", tr("Both sides together"),
                          tr("What is set for one side holds for the other as well"))),
      m_resetAll(makeTool(this, "channelsReset", "reset", tr("Reset all channels"), tr("Reset all channels"))),
      m_view(new QTreeView(this)) {
  setObjectName(QStringLiteral("channelPanel"));
  setAccessibleName(tr("Channels"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 8, 8, 8);
  layout->setSpacing(8);
  buildTools(*layout);
  buildTable(*layout);
  buildEditor(*layout);
  connect(m_model, &ChannelModel::muteRequested, this, [this](int channel, bool isMuted) {
    edit(channel, EditStep::Ends, [isMuted](ChannelControl& control) { control.isMuted = isMuted; });
  });
  showChosen();
}

void ChannelPanel::buildTools(QVBoxLayout& layout) {
  m_search->setObjectName(QStringLiteral("channelSearch"));
  m_search->setAccessibleName(tr("Search channels"));
  m_search->setPlaceholderText(tr("Search"));
  m_search->setClearButtonEnabled(true);
  m_together->setCheckable(true);
  m_together->setChecked(true);
  auto* row = new QHBoxLayout;
  row->setSpacing(4);
  row->addWidget(m_search, 1);
  row->addWidget(m_together);
  row->addWidget(m_resetAll);
  layout.addLayout(row);
  connect(m_search, &QLineEdit::textChanged, m_filter, &QSortFilterProxyModel::setFilterFixedString);
  connect(m_resetAll, &QToolButton::clicked, this,
          [this] { Q_EMIT controlsEdited(std::vector<ChannelControl>(controls().size()), EditStep::Ends); });
}

void ChannelPanel::buildTable(QVBoxLayout& layout) {
  m_filter->setSourceModel(m_model);
  m_filter->setFilterRole(ChannelModel::SearchRole);
  m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
  m_view->setObjectName(QStringLiteral("channelTable"));
  m_view->setAccessibleName(tr("Channels"));
  m_view->setModel(m_filter);
  m_view->setItemDelegateForColumn(ChannelModel::ValueColumn, new ChannelBarDelegate(m_view));
  m_view->setRootIsDecorated(false);
  m_view->setUniformRowHeights(true);
  m_view->setAllColumnsShowFocus(true);
  m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_view->header()->setStretchLastSection(false);
  m_view->header()->setSectionsMovable(false);
  m_view->header()->hide();
  m_view->header()->setSectionResizeMode(ChannelModel::NameColumn, QHeaderView::Stretch);
  m_view->header()->setSectionResizeMode(ChannelModel::ValueColumn, QHeaderView::Fixed);
  m_view->header()->setSectionResizeMode(ChannelModel::MuteColumn, QHeaderView::Fixed);
  m_view->header()->resizeSection(ChannelModel::ValueColumn, 124);
  m_view->header()->resizeSection(ChannelModel::MuteColumn, 32);
  layout.addWidget(m_view, 1);
  connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
    const int row = now.isValid() ? m_filter->mapToSource(now).row() : -1;
    if (std::exchange(m_chosen, row) != row) {
      showChosen();
      Q_EMIT channelChosen(row);
    }
  });
}

CoefficientRow* ChannelPanel::addRow(QVBoxLayout& layout, const char* name, const QString& label, double least,
                                     double most, float ChannelControl::*field, float rest) {
  auto* row = new CoefficientRow({label, QString(), label}, least, most);
  row->setObjectName(QLatin1String(name));
  layout.addWidget(row);
  const auto set = [this, field](float value, EditStep step) {
    edit(m_chosen, step, [field, value](ChannelControl& control) { control.*field = value; });
  };
  connect(row, &CoefficientRow::dragBegan, this, [this] { m_isDragging = true; });
  connect(row, &CoefficientRow::valueEdited, this, [this, set](double value) {
    set(static_cast<float>(value), m_isDragging ? EditStep::Continues : EditStep::Ends);
  });
  connect(row, &CoefficientRow::dragEnded, this, [this] {
    m_isDragging = false;
    edit(m_chosen, EditStep::Ends, [](ChannelControl&) {});
  });
  connect(row, &CoefficientRow::resetRequested, this, [set, rest] { set(rest, EditStep::Ends); });
  return row;
}

void ChannelPanel::buildEditor(QVBoxLayout& layout) {
  m_editor = new QWidget(this);
  m_editor->setObjectName(QStringLiteral("channelEditor"));
  auto* column = new QVBoxLayout(m_editor);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  auto* head = new QHBoxLayout;
  m_name = new QLabel(m_editor);
  m_name->setProperty("role", "heading");
  m_reset = makeTool(m_editor, "channelReset", "reset", tr("Reset this channel"), tr("Reset this channel"));
  head->addWidget(m_name, 1);
  head->addWidget(m_reset);
  column->addLayout(head);
  m_gain = addRow(*column, "channelGain", tr("Gain"), 0, kMostGain, &ChannelControl::gain, 1);
  m_offset = addRow(*column, "channelOffset", tr("Offset"), -1, 1, &ChannelControl::offset, 0);
  const int width = std::max(m_gain->nameWidthHint(), m_offset->nameWidthHint());
  m_gain->setNameWidth(width);
  m_offset->setNameWidth(width);
  m_curve = new ResponseCurve(m_editor);
  column->addWidget(m_curve);
  m_mute = new QCheckBox(tr("Mute"), m_editor);
  m_mute->setObjectName(QStringLiteral("channelMute"));
  m_mirror = new QCheckBox(tr("Follow the other side of the face"), m_editor);
  m_mirror->setObjectName(QStringLiteral("channelMirror"));
  auto* boxes = new QHBoxLayout;
  boxes->addWidget(m_mute);
  boxes->addWidget(m_mirror, 1);
  column->addLayout(boxes);
  layout.addWidget(m_editor);
  connect(m_curve, &ResponseCurve::edited, this, [this](const std::vector<QPointF>& points, EditStep step) {
    edit(m_chosen, step, [&points](ChannelControl& control) { control.curve = points; });
  });
  connect(m_mute, &QCheckBox::clicked, this, [this](bool isOn) {
    edit(m_chosen, EditStep::Ends, [isOn](ChannelControl& control) { control.isMuted = isOn; });
  });
  connect(m_mirror, &QCheckBox::clicked, this, [this](bool isOn) {
    // Of one side alone: both following each other would exchange them.
    std::vector<ChannelControl> next = controls();
    next[static_cast<std::size_t>(m_chosen)].isMirrored = isOn;
    Q_EMIT controlsEdited(next, EditStep::Ends);
  });
  connect(m_reset, &QToolButton::clicked, this,
          [this] { edit(m_chosen, EditStep::Ends, [](ChannelControl& control) { control = {}; }); });
}

template <typename Change>
void ChannelPanel::edit(int channel, EditStep step, Change change) {
  if (channel < 0) {
    return;
  }
  std::vector<ChannelControl> next = controls();
  change(next[static_cast<std::size_t>(channel)]);
  const int other = m_opposites[static_cast<std::size_t>(channel)];
  if (m_together->isChecked() && other >= 0) {
    change(next[static_cast<std::size_t>(other)]);
  }
  Q_EMIT controlsEdited(next, step);
}

void ChannelPanel::setChannels(const QStringList& names) {
  m_opposites = oppositeChannels(names);
  m_chosen = -1;
  m_model->setChannels(names);
  showChosen();
}

void ChannelPanel::setControls(const std::vector<ChannelControl>& controls) {
  m_model->setControls(controls);
  showChosen();
}

const std::vector<ChannelControl>& ChannelPanel::controls() const {
  return m_model->controls();
}

void ChannelPanel::setMoment(const Eigen::VectorXf& values, const Eigen::VectorXf& input,
                             const Eigen::VectorXf& confidence) {
  m_input = input;
  m_model->setMoment(values, input, confidence);
  m_curve->setInput(m_chosen >= 0 && m_chosen < input.size() ? static_cast<double>(input[m_chosen]) : -1);
}

void ChannelPanel::chooseChannel(int channel) {
  if (channel != m_chosen && channel >= 0 && channel < m_model->rowCount()) {
    m_view->setCurrentIndex(m_filter->mapFromSource(m_model->index(channel, ChannelModel::NameColumn)));
  }
}

void ChannelPanel::showChosen() {
  m_editor->setEnabled(m_chosen >= 0);
  bool anySet = false;
  for (const ChannelControl& control : controls()) {
    anySet = anySet || control != ChannelControl();
  }
  m_resetAll->setEnabled(anySet);
  if (m_chosen < 0) {
    m_name->setText(tr("Choose a channel above"));
    m_curve->setPoints({});
    return;
  }
  const ChannelControl& control = controls()[static_cast<std::size_t>(m_chosen)];
  m_name->setText(fullChannelName(m_model->channels()[m_chosen]));
  m_gain->setValue(static_cast<double>(control.gain));
  m_offset->setValue(static_cast<double>(control.offset));
  m_curve->setPoints(control.curve);
  m_mute->setChecked(control.isMuted);
  m_mirror->setChecked(control.isMirrored);
  m_mirror->setEnabled(m_opposites[static_cast<std::size_t>(m_chosen)] >= 0);
  m_reset->setEnabled(control != ChannelControl());
}

}  // namespace visagiste
