#pragma once

#include <QIcon>
#include <QString>
#include <QStringList>

namespace visagiste {

/// A line icon of resources/icons by file name without suffix, e.g. icon("folder-open").
///
/// Drawn from SVG at any size in the colour the application's palette has at painting time, so it follows a change
/// of theme by itself: text colour; accent when checked; faint when disabled. A name that is not in iconNames()
/// gives a null icon. GUI thread.
[[nodiscard]] QIcon icon(const QString& name);

/// Names of all icons, sorted.
[[nodiscard]] QStringList iconNames();

}  // namespace visagiste
