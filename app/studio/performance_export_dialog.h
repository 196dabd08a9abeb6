#pragma once

#include <QColor>
#include <QDialog>

#include "app/studio/performance_export.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace visagiste {

class SettingsStore;

/// Asks how and where a performance is to be written.
class PerformanceExportDialog : public QDialog {
  Q_OBJECT
 public:
  enum class Performer { Head = 1, Photo };

  /// takeName: of the file that is proposed.
  PerformanceExportDialog(SettingsStore* settings, Performer performer, const QString& takeName,
                          QWidget* parent = nullptr);

  void setFile(const QString& file);
  [[nodiscard]] QString file() const;

 public Q_SLOTS:
  void accept() override;

 Q_SIGNALS:
  void exportRequested(const visagiste::PerformanceExportRequest& request);

 private:
  void addFields(QFormLayout* form);
  void addPlace(QFormLayout* form, const QString& takeName);
  void browse();
  void chooseColor();
  void applyFormat();
  void refresh();
  void refreshColor();
  [[nodiscard]] QString kind() const;

  void addFormats();
  void addSizes();

  SettingsStore* m_settings;
  Performer m_performer;
  QComboBox* m_format;
  QComboBox* m_size;
  QComboBox* m_rate;
  QCheckBox* m_transparent;
  QPushButton* m_colorButton;
  QLineEdit* m_file;
  QLabel* m_note;
  QPushButton* m_export;
  QColor m_color;
};

}  // namespace visagiste
