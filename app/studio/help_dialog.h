#pragma once

#include <QDialog>

namespace visagiste {

/// Keys and mouse, grouped by where they work.
class HelpDialog : public QDialog {
  Q_OBJECT
 public:
  explicit HelpDialog(QWidget* parent = nullptr);
};

}  // namespace visagiste
