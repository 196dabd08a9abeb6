#include "app/studio/look_name_dialog.h"

#include <utility>

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

#include "app/studio/inspector_parts.h"

namespace visagiste {

LookNameDialog::LookNameDialog(const QString& title, MakeupLook look, std::function<bool(const QString&)> replaces,
                               QWidget* parent)
    : QDialog(parent),
      m_look(std::move(look)),
      m_replaces(std::move(replaces)),
      m_name(new QLineEdit(this)),
      m_tags(new QLineEdit(this)),
      m_note(makeNote(QString(), this)) {
  setObjectName(QStringLiteral("lookNameDialog"));
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(title);
  setMinimumWidth(380);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(24, 24, 24, 16);
  layout->setSpacing(12);
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(16);
  form->setVerticalSpacing(8);
  m_name->setObjectName(QStringLiteral("lookName"));
  m_name->setMaxLength(80);
  m_name->setText(QString::fromStdString(m_look.name));
  m_tags->setObjectName(QStringLiteral("lookTags"));
  m_tags->setPlaceholderText(tr("evening, wedding"));
  QStringList tags;
  for (const std::string& tag : m_look.tags) {
    tags << QString::fromStdString(tag);
  }
  m_tags->setText(tags.join(QStringLiteral(", ")));
  form->addRow(tr("Name"), m_name);
  form->addRow(tr("Tags"), m_tags);
  layout->addLayout(form);
  layout->addWidget(m_note);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
  m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
  m_save->setObjectName(QStringLiteral("lookSave"));
  m_save->setProperty("primary", true);
  makePlain(buttons);
  layout->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(buttons, &QDialogButtonBox::accepted, this, &LookNameDialog::finish);
  connect(m_name, &QLineEdit::textChanged, this, &LookNameDialog::refresh);
  m_name->selectAll();
  refresh();
}

void LookNameDialog::refresh() {
  const QString name = m_name->text().trimmed();
  m_save->setEnabled(!name.isEmpty());
  const bool replaces = m_replaces(name);
  m_note->setText(replaces ? tr("Your look of this name will be replaced.") : QString());
  m_note->setVisible(replaces);
}

void LookNameDialog::finish() {
  m_look.name = m_name->text().trimmed().toStdString();
  m_look.tags.clear();
  for (const QString& tag : m_tags->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
    if (!tag.trimmed().isEmpty()) {
      m_look.tags.push_back(tag.trimmed().toStdString());
    }
  }
  Q_EMIT named(m_look);
  accept();
}

}  // namespace visagiste
