#include "app/studio/key_list.h"

#include <algorithm>

#include <QAbstractButton>
#include <QAction>
#include <QRegularExpression>
#include <QShortcut>

namespace visagiste {
namespace {

/// A tool tip without what stands behind its words: "Contact sheet (C)", "Open…".
QString wordsOf(QString toolTip) {
  static const QRegularExpression behindWords(QStringLiteral("…?(\\s*[(（][^()（）]*[)）])?$"));
  toolTip.remove(behindWords);
  return toolTip;
}

void add(std::vector<KeyLine>& lines, const QKeySequence& keys, const QString& meaning) {
  const QString text = keys.toString(QKeySequence::NativeText);
  const bool isKnown = std::any_of(lines.begin(), lines.end(),
                                   [&](const KeyLine& line) { return line.keys == text && line.meaning == meaning; });
  if (!text.isEmpty() && !isKnown) {
    lines.push_back({text, meaning});
  }
}

}  // namespace

QShortcut* addKey(QWidget* page, const QKeySequence& keys, const QString& meaning) {
  auto* shortcut = new QShortcut(keys, page);
  shortcut->setContext(Qt::WidgetWithChildrenShortcut);
  shortcut->setWhatsThis(meaning);
  return shortcut;
}

std::vector<KeyLine> keysOf(const QWidget& widget, KeyScope scope) {
  const Qt::FindChildOptions depth = scope == KeyScope::Own ? Qt::FindDirectChildrenOnly : Qt::FindChildrenRecursively;
  std::vector<KeyLine> lines;
  for (const QAction* action : widget.findChildren<QAction*>(QString(), depth)) {
    add(lines, action->shortcut(), wordsOf(action->toolTip()));
  }
  for (const QAbstractButton* button : widget.findChildren<QAbstractButton*>(QString(), depth)) {
    add(lines, button->shortcut(), wordsOf(button->toolTip()));
  }
  for (const QShortcut* shortcut : widget.findChildren<QShortcut*>(QString(), depth)) {
    add(lines, shortcut->key(), shortcut->whatsThis());
  }
  return lines;
}

}  // namespace visagiste
