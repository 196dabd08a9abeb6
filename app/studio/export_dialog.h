#pragma once

#include <QDialog>

#include "app/studio/head_jobs.h"
#include "app/studio/studio_context.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace visagiste {

/// Asks for format, unit, texture size and place of an export.
class ExportDialog : public QDialog {
  Q_OBJECT
 public:
  ExportDialog(const StudioContext& context, QWidget* parent = nullptr);

  void setFile(const QString& file);
  [[nodiscard]] QString file() const;

 public Q_SLOTS:
  void accept() override;

 Q_SIGNALS:
  void exportRequested(const visagiste::ExportRequest& request);

 private:
  void buildFields();
  void browse();
  void refresh();
  void applyFormat();

  StudioContext m_context;
  QComboBox* m_format;
  QComboBox* m_unit;
  QComboBox* m_texture;
  QCheckBox* m_makeup;
  QLineEdit* m_file;
  QLabel* m_note;
  QPushButton* m_export;
};

}  // namespace visagiste
