#include "app/studio/take_panel.h"

#include <algorithm>
#include <chrono>

#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/timeline/time_scale.h"

namespace visagiste {
namespace {

constexpr int kNameRole = Qt::UserRole + 1;

QDateTime changedAt(const TakeSummary& take) {
  // The file clock and the system's differ by a constant.
  const auto age = std::filesystem::file_time_type::clock::now() - take.changedAt;
  return QDateTime::currentDateTime().addSecs(-std::chrono::duration_cast<std::chrono::seconds>(age).count());
}

}  // namespace

TakePanel::TakePanel(QWidget* parent)
    : QWidget(parent),
      m_list(new QListWidget(this)),
      m_nothing(new QLabel(tr("Nothing recorded yet. Press Record and act."), this)),
      m_rename(new QToolButton(this)),
      m_delete(new QToolButton(this)),
      m_revert(new QToolButton(this)),
      m_export(new QPushButton(tr("Export…"), this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 8, 8, 16);
  layout->setSpacing(8);
  m_list->setObjectName(QStringLiteral("takeList"));
  m_list->setAccessibleName(tr("Takes"));
  m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
  m_list->installEventFilter(this);
  m_nothing->setProperty("role", "muted");
  m_nothing->setWordWrap(true);
  m_nothing->setAlignment(Qt::AlignCenter);
  layout->addWidget(m_nothing);
  layout->addWidget(m_list, 1);
  auto* row = new QHBoxLayout;
  row->setSpacing(4);
  struct Button {
    QToolButton* button;
    const char* name;
    const char* iconName;
    QString text;
  };
  for (const Button& each : {Button{m_rename, "takeRename", "rename", tr("Rename (F2)")},
                             Button{m_delete, "takeDelete", "trash", tr("Delete for good (Del)")},
                             Button{m_revert, "takeRevert", "reset", tr("Back to what was recorded")}}) {
    each.button->setObjectName(QLatin1String(each.name));
    each.button->setIcon(icon(QLatin1String(each.iconName)));
    each.button->setIconSize({18, 18});
    each.button->setToolTip(each.text);
    each.button->setAccessibleName(each.text);
    row->addWidget(each.button);
  }
  row->addStretch(1);
  m_export->setObjectName(QStringLiteral("performExport"));
  m_export->setProperty("primary", true);
  m_export->setToolTip(tr("Write an animation, a table, a film or pictures"));
  row->addWidget(m_export);
  layout->addLayout(row);
  connect(m_list, &QListWidget::itemActivated, this,
          [this](const QListWidgetItem* item) { Q_EMIT openRequested(item->data(kNameRole).toString()); });
  connect(m_list, &QListWidget::itemChanged, this, &TakePanel::takeText);
  connect(m_list, &QListWidget::currentItemChanged, this, &TakePanel::refreshButtons);
  connect(m_rename, &QToolButton::clicked, this, [this] { m_list->editItem(m_list->currentItem()); });
  connect(m_delete, &QToolButton::clicked, this, [this] { Q_EMIT deleteRequested(chosenTake()); });
  connect(m_revert, &QToolButton::clicked, this, [this] { Q_EMIT revertRequested(chosenTake()); });
  connect(m_export, &QPushButton::clicked, this, &TakePanel::exportRequested);
  refreshButtons();
}

QString TakePanel::chosenTake() const {
  const QListWidgetItem* item = m_list->currentItem();
  return item == nullptr ? QString() : item->data(kNameRole).toString();
}

void TakePanel::setTakes(const std::vector<TakeSummary>& takes) {
  QString chosen = chosenTake();
  const auto isThere = [&takes](const QString& name) {
    return std::any_of(takes.begin(), takes.end(),
                       [&name](const TakeSummary& take) { return QString::fromStdString(take.name) == name; });
  };
  if (!isThere(chosen)) {
    chosen = isThere(m_wantedName) ? m_wantedName : m_open;
  }
  m_takes = takes;
  m_fills = true;
  m_list->clear();
  for (const TakeSummary& take : takes) {
    const QString name = QString::fromStdString(take.name);
    auto* item = new QListWidgetItem(icon(name == m_open ? QStringLiteral("play") : QStringLiteral("film")), name);
    item->setData(kNameRole, name);
    item->setFlags(item->flags() | Qt::ItemIsEditable);
    const QString details =
        tr("%1 · %2 · %3")
            .arg(timeText(take.seconds, 0.1), QLocale().toString(changedAt(take), QLocale::ShortFormat),
                 take.isEdited ? tr("edited") : tr("as recorded"));
    item->setToolTip(take.source.empty() ? details : details + QLatin1Char('\n') + QString::fromStdString(take.source));
    item->setData(Qt::AccessibleDescriptionRole, details);
    m_list->addItem(item);
    if (name == chosen) {
      m_list->setCurrentItem(item);
    }
  }
  m_fills = false;
  m_nothing->setVisible(takes.empty());
  m_list->setVisible(!takes.empty());
  refreshButtons();
}

void TakePanel::setOpenTake(const QString& name) {
  m_open = name;
  m_fills = true;
  for (int row = 0; row < m_list->count(); ++row) {
    QListWidgetItem* item = m_list->item(row);
    const bool isOpen = item->data(kNameRole).toString() == name;
    item->setIcon(icon(isOpen ? QStringLiteral("play") : QStringLiteral("film")));
    if (isOpen) {
      m_list->setCurrentItem(item);
    }
  }
  m_fills = false;
  refreshButtons();
}

void TakePanel::setExportEnabled(bool isOn) {
  m_export->setEnabled(isOn);
}

void TakePanel::takeText(QListWidgetItem* item) {
  const QString name = item->data(kNameRole).toString();
  if (m_fills || item->text() == name) {
    return;
  }
  const QString wanted = item->text().trimmed();
  m_fills = true;
  item->setText(name);  // Until the folder says so.
  m_fills = false;
  if (!wanted.isEmpty()) {
    m_wantedName = wanted;
    Q_EMIT renameRequested(name, wanted);
  }
}

void TakePanel::refreshButtons() {
  const QString chosen = chosenTake();
  bool isEdited = false;
  for (const TakeSummary& take : m_takes) {
    isEdited = isEdited || (take.isEdited && QString::fromStdString(take.name) == chosen);
  }
  m_rename->setEnabled(!chosen.isEmpty());
  m_delete->setEnabled(!chosen.isEmpty());
  m_revert->setEnabled(isEdited && chosen == m_open);
}

bool TakePanel::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_list && event->type() == QEvent::KeyPress &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete && !chosenTake().isEmpty()) {
    Q_EMIT deleteRequested(chosenTake());
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace visagiste
