#pragma once

#include <memory>

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;

namespace visagiste {

class Services;
class SettingsStore;
class ThemeController;

/// Theme, language and number type. Every choice holds at once, except the language, which waits for the next start.
class SettingsDialog : public QDialog {
  Q_OBJECT
 public:
  SettingsDialog(SettingsStore* settings, ThemeController* theme, std::shared_ptr<Services> services,
                 QWidget* parent = nullptr);

 private:
  QComboBox* addTheme(QFormLayout* form);
  QComboBox* addLanguage(QFormLayout* form);
  QComboBox* addPrecision(QFormLayout* form);
  void addStream(QFormLayout* form);

  SettingsStore* m_settings;
  ThemeController* m_theme;
  std::shared_ptr<Services> m_services;
  QLabel* m_note;
};

/// Gives the services the number type of the settings.
void applyPrecision(const SettingsStore& settings, Services& services);
/// "dark", "light" or "system"; anything else counts as dark.
void applyTheme(const QString& name, ThemeController& theme);

}  // namespace visagiste
