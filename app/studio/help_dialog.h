#pragma once

#include <vector>

#include <QDialog>
#include <QString>

namespace visagiste {

/// A page whose keys are told of.
struct HelpPage {
  QString id;                     ///< As in WorkspaceEntry.
  QString title;                  ///< Translated.
  const QWidget* page = nullptr;  ///< Read at once, not kept.
};

/// Keys and mouse, grouped by where they work. The keys of actions, buttons and shortcuts are found by keysOf(): a page
/// that gets a new one need not be told of here. What widgets do with the mouse and with keys of their own is written
/// down. Labels of keys have a property "page" with the page's id, "window" for those that work everywhere.
class HelpDialog : public QDialog {
  Q_OBJECT
 public:
  HelpDialog(const std::vector<HelpPage>& pages, QWidget* window);
};

}  // namespace visagiste
