#pragma once

#include <functional>

#include <QDialog>

#include "core/types/makeup_look.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace visagiste {

/// Asks for the name and tags of a look. Not modal.
class LookNameDialog : public QDialog {
  Q_OBJECT
 public:
  /// replaces: whether saving under this name would replace an own look.
  LookNameDialog(const QString& title, MakeupLook look, std::function<bool(const QString&)> replaces,
                 QWidget* parent = nullptr);

 Q_SIGNALS:
  /// The look under its new name and tags.
  void named(const visagiste::MakeupLook& look);

 private:
  void refresh();
  void finish();

  MakeupLook m_look;
  std::function<bool(const QString&)> m_replaces;
  QLineEdit* m_name;
  QLineEdit* m_tags;
  QLabel* m_note;
  QPushButton* m_save = nullptr;
};

}  // namespace visagiste
