#pragma once

#include <QDialog>

namespace visagiste {

/// Version, privacy, licences.
class AboutDialog : public QDialog {
  Q_OBJECT
 public:
  explicit AboutDialog(QWidget* parent = nullptr);
};

}  // namespace visagiste
