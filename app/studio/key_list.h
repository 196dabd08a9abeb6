#pragma once

#include <vector>

#include <QKeySequence>
#include <QString>

class QShortcut;
class QWidget;

namespace visagiste {

struct KeyLine {
  QString keys;     ///< As a person reads them: "Ctrl+F".
  QString meaning;  ///< One line.
};

/// A key of a page that no button or menu shows; `meaning` is what the list of keys says about it.
[[nodiscard]] QShortcut* addKey(QWidget* page, const QKeySequence& keys, const QString& meaning);

enum class KeyScope {
  Own = 1,       ///< Of the widget itself.
  WithChildren,  ///< Of all in it, too.
};

/// The keys of actions, buttons and shortcuts, in the order in which they were made. Actions and buttons are told of by
/// their tool tips. Keys that widgets handle themselves (a canvas, a list) are not among them.
[[nodiscard]] std::vector<KeyLine> keysOf(const QWidget& widget, KeyScope scope);

}  // namespace visagiste
