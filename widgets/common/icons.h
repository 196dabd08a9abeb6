#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QSize>
#include <QString>
#include <QStringList>

namespace visagiste {

enum class IconTint {
  Text = 1,  ///< Text colour; accent when checked.
  Accent,    ///< For quiet buttons, whose text is accent too.
  OnAccent,  ///< For the primary button.
};

/// A line icon of resources/icons by file name without suffix, e.g. icon("folder-open").
///
/// Drawn from SVG at any size in the colour the application's palette has at painting time, so it follows a change
/// of theme by itself; faint when disabled. A name that is not in iconNames()
/// gives a null icon. GUI thread.
[[nodiscard]] QIcon icon(const QString& name, IconTint tint = IconTint::Text);

/// The same icon in one colour, for labels and painting: `size` in device-independent pixels, drawn for the ratio.
[[nodiscard]] QPixmap iconPixmap(const QString& name, QSize size, const QColor& color, double devicePixelRatio);

/// Names of all icons, sorted.
[[nodiscard]] QStringList iconNames();

}  // namespace visagiste
