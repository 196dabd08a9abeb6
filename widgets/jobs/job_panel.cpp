#include "widgets/jobs/job_panel.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/jobs/job_card.h"

namespace visagiste {

JobPanel::JobPanel(QWidget* parent)
    : QWidget(parent),
      m_summary(new QLabel(this)),
      m_empty(new QLabel(tr("No jobs yet. Reconstructing a head or exporting it appears here."), this)),
      m_clear(new QToolButton(this)),
      m_scroll(new QScrollArea(this)) {
  setObjectName("jobPanel");
  setAccessibleName(tr("Jobs"));
  m_summary->setObjectName("jobSummary");
  m_summary->setProperty("role", "muted");
  m_empty->setObjectName("jobsEmpty");
  m_empty->setProperty("role", "muted");
  m_empty->setWordWrap(true);
  m_empty->setAlignment(Qt::AlignCenter);
  m_clear->setObjectName("clearFinished");
  m_clear->setIcon(icon("clear-list"));
  m_clear->setText(tr("Clear finished"));
  m_clear->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  m_clear->setToolTip(tr("Take finished jobs off the list; their results stay"));
  m_scroll->setObjectName("jobScroll");
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* content = new QWidget;
  content->setObjectName("jobList");
  m_list = new QVBoxLayout(content);
  m_list->setContentsMargins(8, 0, 8, 8);
  m_list->setSpacing(8);
  m_list->addStretch(1);
  m_scroll->setWidget(content);

  auto* head = new QHBoxLayout;
  head->setContentsMargins(12, 4, 8, 0);
  head->addWidget(m_summary, 1);
  head->addWidget(m_clear);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 4, 0, 0);
  layout->setSpacing(8);
  layout->addLayout(head);
  layout->addWidget(m_empty, 1);
  layout->addWidget(m_scroll, 1);
  connect(m_clear, &QToolButton::clicked, this, &JobPanel::clearFinished);
  refreshSummary();
}

void JobPanel::setRows(const std::vector<JobRow>& rows) {
  std::vector<quint64> gone;
  for (const auto& [id, card] : m_cards) {
    const bool stays = std::any_of(rows.begin(), rows.end(), [id = id](const JobRow& row) { return row.id == id; });
    if (!stays) {
      gone.push_back(id);
    }
  }
  std::for_each(gone.begin(), gone.end(), [this](quint64 id) { removeRow(id); });
  for (const JobRow& row : rows) {
    updateRow(row);
  }
}

void JobPanel::updateRow(const JobRow& row) {
  const bool active = row.state == JobRowState::Waiting || row.state == JobRowState::Running;
  if (active) {
    m_cleared.remove(row.id);  // Taken up again.
  } else if (m_cleared.contains(row.id)) {
    return;
  }
  JobCard*& card = m_cards[row.id];
  if (card == nullptr) {
    card = new JobCard;
    connect(card, &JobCard::cancelRequested, this, &JobPanel::cancelRequested);
    connect(card, &JobCard::retryRequested, this, &JobPanel::retryRequested);
    connect(card, &JobCard::resultRequested, this, &JobPanel::resultRequested);
    connect(card, &JobCard::folderRequested, this, &JobPanel::folderRequested);
    // Newest first: ids grow, so the place is given by how many greater ids there are.
    const auto newer = std::distance(m_cards.upper_bound(row.id), m_cards.end());
    m_list->insertWidget(static_cast<int>(newer), card);
  }
  card->setRow(row);
  refreshSummary();
}

void JobPanel::removeRow(quint64 id) {
  const auto found = m_cards.find(id);
  if (found == m_cards.end()) {
    return;
  }
  m_list->removeWidget(found->second);
  found->second->hide();
  found->second->deleteLater();  // The click that removes it may come from its own button.
  m_cards.erase(found);
  refreshSummary();
}

int JobPanel::activeCount() const {
  return static_cast<int>(
      std::count_if(m_cards.begin(), m_cards.end(), [](const auto& entry) { return entry.second->isActive(); }));
}

void JobPanel::clearFinished() {
  QVector<quint64> ids;
  for (const auto& [id, card] : m_cards) {
    if (!card->isActive()) {
      ids.push_back(id);
    }
  }
  for (const quint64 id : ids) {
    m_cleared.insert(id);
    removeRow(id);
  }
  if (!ids.isEmpty()) {
    Q_EMIT finishedCleared(ids);
  }
}

void JobPanel::refreshSummary() {
  const int active = activeCount();
  const int finished = rowCount() - active;
  m_empty->setVisible(m_cards.empty());
  m_scroll->setVisible(!m_cards.empty());
  m_clear->setEnabled(finished > 0);
  m_summary->setText(active > 0     ? tr("%1 active, %2 finished").arg(active).arg(finished)
                     : finished > 0 ? tr("%1 finished").arg(finished)
                                    : QString());
}

}  // namespace visagiste
