#include "widgets/jobs/job_card.h"

#include <algorithm>
#include <cmath>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/elided_label.h"
#include "widgets/common/icons.h"
#include "widgets/common/progress_words.h"
#include "widgets/common/theme.h"

namespace visagiste {
namespace {

constexpr int kIconPx = 18;
constexpr int kProgressSteps = 1000;

struct StateLook {
  const char* icon;
  QColor ThemeColors::*color;
};

StateLook lookOf(JobRowState state) {
  switch (state) {
    case JobRowState::Running:
      return {"play", &ThemeColors::accentText};
    case JobRowState::Done:
      return {"success", &ThemeColors::success};
    case JobRowState::Failed:
      return {"failure", &ThemeColors::danger};
    case JobRowState::Cancelled:
      return {"close", &ThemeColors::textMuted};
    case JobRowState::Waiting:
      break;
  }
  return {"clock", &ThemeColors::textMuted};
}

}  // namespace

JobCard::JobCard(QWidget* parent)
    : QFrame(parent),
      m_icon(new QLabel(this)),
      m_title(new ElidedLabel(this)),
      m_cancel(new QToolButton(this)),
      m_progress(new QProgressBar(this)),
      m_status(new QLabel(this)),
      m_message(new QLabel(this)),
      m_actions(new QWidget(this)) {
  setProperty("role", "card");
  m_icon->setObjectName("jobIcon");
  m_icon->setFixedSize(kIconPx, kIconPx);
  m_title->setObjectName("jobTitle");
  m_title->setProperty("role", "heading");
  m_cancel->setObjectName("jobCancel");
  m_cancel->setIcon(icon("close"));
  m_cancel->setIconSize(QSize(14, 14));
  m_cancel->setAccessibleName(tr("Cancel"));
  m_cancel->setToolTip(tr("Cancel this job"));
  m_progress->setObjectName("jobProgress");
  m_progress->setTextVisible(false);
  m_progress->setAccessibleName(tr("Progress"));
  m_status->setObjectName("jobStatus");
  m_status->setProperty("role", "muted");
  m_status->setWordWrap(true);
  m_message->setObjectName("jobMessage");
  m_message->setWordWrap(true);
  m_message->setTextFormat(Qt::PlainText);
  m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);

  auto* head = new QHBoxLayout;
  head->setSpacing(8);
  head->addWidget(m_icon);
  head->addWidget(m_title, 1);
  head->addWidget(m_cancel);
  auto* actions = new QHBoxLayout(m_actions);
  actions->setContentsMargins(0, 0, 0, 0);
  actions->setSpacing(4);
  m_show = addAction("jobShow", "show-result", tr("Show"), &JobCard::resultRequested);
  m_folder = addAction("jobFolder", "folder-open", tr("Open folder"), &JobCard::folderRequested);
  m_retry = addAction("jobRetry", "retry", tr("Try again"), &JobCard::retryRequested);
  actions->addStretch(1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 8, 8, 8);
  layout->setSpacing(6);
  layout->addLayout(head);
  layout->addWidget(m_progress);
  layout->addWidget(m_status);
  layout->addWidget(m_message);
  layout->addWidget(m_actions);
  connect(m_cancel, &QToolButton::clicked, this, [this] { Q_EMIT cancelRequested(m_row.id); });
}

QPushButton* JobCard::addAction(const char* name, const QString& iconName, const QString& text,
                                void (JobCard::*signal)(quint64)) {
  auto* button = new QPushButton(icon(iconName, IconTint::Accent), text, m_actions);
  button->setObjectName(QString::fromLatin1(name));
  button->setProperty("quiet", true);
  m_actions->layout()->addWidget(button);
  connect(button, &QPushButton::clicked, this, [this, signal] { Q_EMIT(this->*signal)(m_row.id); });
  return button;
}

void JobCard::setRow(const JobRow& row) {
  const bool stateChanged = row.state != m_row.state || row.id != m_row.id;
  m_row = row;
  setObjectName(QStringLiteral("job%1").arg(row.id));
  setAccessibleName(row.title);
  m_title->setFullText(row.title);
  const bool running = row.state == JobRowState::Running;
  const bool finished = !isActive();
  m_cancel->setVisible(!finished);
  m_progress->setVisible(running);
  // A range of nothing lets the bar run on the spot.
  m_progress->setRange(0, row.fraction < 0 ? 0 : kProgressSteps);
  m_progress->setValue(static_cast<int>(std::lround(std::clamp(row.fraction, 0.0, 1.0) * kProgressSteps)));
  m_status->setText(statusText());
  m_message->setText(row.message);
  m_message->setVisible(finished && !row.message.isEmpty());
  m_show->setVisible(row.state == JobRowState::Done && row.hasResult);
  m_folder->setVisible(row.state == JobRowState::Done && row.hasFolder);
  m_retry->setVisible(row.state == JobRowState::Failed || row.state == JobRowState::Cancelled);
  m_actions->setVisible(!m_show->isHidden() || !m_folder->isHidden() || !m_retry->isHidden());
  if (stateChanged || m_icon->pixmap(Qt::ReturnByValue).isNull()) {
    refreshIcon();
  }
}

bool JobCard::isActive() const {
  return m_row.state == JobRowState::Waiting || m_row.state == JobRowState::Running;
}

QString JobCard::statusText() const {
  switch (m_row.state) {
    case JobRowState::Waiting:
      return tr("Waiting");
    case JobRowState::Done:
      return tr("Done in %1").arg(durationWords(m_row.elapsedS));
    case JobRowState::Failed:
      return tr("Failed after %1").arg(durationWords(m_row.elapsedS));
    case JobRowState::Cancelled:
      return tr("Cancelled");
    case JobRowState::Running:
      break;
  }
  QStringList parts;
  if (!m_row.stage.isEmpty()) {
    parts << m_row.stage;
  }
  if (m_row.fraction >= 0) {
    parts << percentWords(m_row.fraction);
  }
  const QString left = timeLeftWords(m_row.remainingS);
  parts << (left.isEmpty() ? durationWords(m_row.elapsedS) : left);
  return parts.join(QStringLiteral(" · "));
}

void JobCard::refreshIcon() {
  const StateLook look = lookOf(m_row.state);
  m_icon->setPixmap(iconPixmap(QString::fromLatin1(look.icon), QSize(kIconPx, kIconPx),
                               themeColors(palette()).*look.color, devicePixelRatioF()));
}

void JobCard::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::PaletteChange && m_row.id != 0) {
    refreshIcon();
  }
}

}  // namespace visagiste
