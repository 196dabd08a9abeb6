#include "app/studio/settings_dialog.h"

#include <utility>

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include "app/settings/studio_settings.h"
#include "app/studio/inspector_parts.h"
#include "core/catalogue/services.h"
#include "widgets/common/theme.h"

namespace visagiste {

void applyPrecision(const SettingsStore& settings, Services& services) {
  const QString name = settings.value(settings::kPrecision);
  services.setPreferredPrecision(name == QStringLiteral("bf16")   ? std::optional<Precision>(Precision::BFloat16)
                                 : name == QStringLiteral("fp32") ? std::optional<Precision>(Precision::Float32)
                                                                  : std::nullopt);
}

void applyTheme(const QString& name, ThemeController& theme) {
  theme.setChoice(name == QStringLiteral("light")    ? ThemeChoice::Light
                  : name == QStringLiteral("system") ? ThemeChoice::System
                                                     : ThemeChoice::Dark);
}

SettingsDialog::SettingsDialog(SettingsStore* settings, ThemeController* theme, std::shared_ptr<Services> services,
                               QWidget* parent)
    : QDialog(parent), m_settings(settings), m_theme(theme), m_services(std::move(services)) {
  setObjectName(QStringLiteral("settingsDialog"));
  setWindowTitle(tr("Settings"));
  setMinimumWidth(480);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(24, 24, 24, 16);
  layout->setSpacing(16);
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(16);
  form->setVerticalSpacing(8);
  addTheme(form);
  addLanguage(form);
  addPrecision(form);
  addStream(form);
  layout->addLayout(form);
  m_note = new QLabel(tr("Automatic takes the faster number type that this processor computes correctly."), this);
  m_note->setProperty("role", "muted");
  m_note->setWordWrap(true);
  layout->addWidget(m_note);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  makePlain(buttons);
  layout->addWidget(buttons);
}

QComboBox* SettingsDialog::addTheme(QFormLayout* form) {
  auto* box = new QComboBox(this);
  box->setObjectName(QStringLiteral("themeChoice"));
  box->addItem(tr("Dark"), QStringLiteral("dark"));
  box->addItem(tr("Light"), QStringLiteral("light"));
  box->addItem(tr("As the desktop"), QStringLiteral("system"));
  box->setCurrentIndex(qMax(0, box->findData(m_settings->value(settings::kTheme))));
  connect(box, &QComboBox::activated, this, [this, box] {
    m_settings->setValue(settings::kTheme, box->currentData().toString());
    applyTheme(box->currentData().toString(), *m_theme);
  });
  form->addRow(tr("Theme"), box);
  return box;
}

QComboBox* SettingsDialog::addLanguage(QFormLayout* form) {
  auto* box = new QComboBox(this);
  box->setObjectName(QStringLiteral("languageChoice"));
  box->addItem(tr("As the system"), QString());
  box->addItem(QStringLiteral("English"), QStringLiteral("en"));
  box->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));
  box->setCurrentIndex(qMax(0, box->findData(m_settings->value(settings::kLanguage))));
  connect(box, &QComboBox::activated, this, [this, box] {
    m_settings->setValue(settings::kLanguage, box->currentData().toString());
    m_note->setText(tr("The language changes with the next start."));
  });
  form->addRow(tr("Language"), box);
  return box;
}

void SettingsDialog::addStream(QFormLayout* form) {
  auto* host = new QLineEdit(m_settings->value(settings::kVmcHost), this);
  host->setObjectName(QStringLiteral("vmcHost"));
  host->setAccessibleName(tr("Machine that performances are sent to"));
  host->setMaxLength(253);  // Of names of machines.
  auto* port = new QSpinBox(this);
  port->setObjectName(QStringLiteral("vmcPort"));
  port->setAccessibleName(tr("Port that performances are sent to"));
  port->setRange(1, 65535);
  port->setValue(m_settings->value(settings::kVmcPort));
  auto* row = new QHBoxLayout;
  row->addWidget(host, 1);
  row->addWidget(port);
  form->addRow(tr("Send performances to"), row);
  connect(host, &QLineEdit::editingFinished, this, [this, host] {
    const QString wanted = host->text().trimmed();
    const QString kept = wanted.isEmpty() ? settings::kVmcHost.defaultValue : wanted;
    host->setText(kept);
    m_settings->setValue(settings::kVmcHost, kept);
  });
  connect(port, &QSpinBox::valueChanged, this, [this](int value) { m_settings->setValue(settings::kVmcPort, value); });
}

QComboBox* SettingsDialog::addPrecision(QFormLayout* form) {
  auto* box = new QComboBox(this);
  box->setObjectName(QStringLiteral("precisionChoice"));
  box->addItem(tr("Automatic"), QStringLiteral("auto"));
  box->addItem(QStringLiteral("bfloat16"), QStringLiteral("bf16"));
  box->addItem(QStringLiteral("float32"), QStringLiteral("fp32"));
  box->setCurrentIndex(qMax(0, box->findData(m_settings->value(settings::kPrecision))));
  connect(box, &QComboBox::activated, this, [this, box] {
    m_settings->setValue(settings::kPrecision, box->currentData().toString());
    applyPrecision(*m_settings, *m_services);
  });
  form->addRow(tr("Numbers of the networks"), box);
  return box;
}

}  // namespace visagiste
