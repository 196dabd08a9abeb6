#pragma once

#include <QDialogButtonBox>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>
#include <QWidget>

class QAction;
class QToolBar;

namespace visagiste {

class ImageCanvas;

/// The column at the right of a workspace: a scroll area of fixed width with a vertical layout.
struct Inspector {
  QScrollArea* widget = nullptr;
  QVBoxLayout* layout = nullptr;
};

[[nodiscard]] Inspector makeInspector(QWidget* parent, const QString& objectName);

/// A heading over a group of controls.
[[nodiscard]] QLabel* makeHeading(const QString& text, QWidget* parent);
/// Takes the desktop's own icons off the buttons: words are enough.
void makePlain(QDialogButtonBox* buttons);
/// Second-rank text that wraps.
[[nodiscard]] QLabel* makeNote(const QString& text, QWidget* parent);

/// A tool that is on or off, with a key of its own wherever on `page` the focus is.
[[nodiscard]] QAction* addToggle(QToolBar* bar, QWidget* page, const char* name, const char* iconName,
                                 const QString& text, Qt::Key key);

/// At the right end of the bar: what writes the page's picture, with Ctrl+Shift+E wherever on `page` the focus is.
[[nodiscard]] QAction* addExport(QToolBar* bar, QWidget* page, const char* name, const QString& toolTip);

/// Fit, 100 %, zoom out and in for a canvas, and how large it shows its picture.
void addZoomActions(QToolBar* bar, ImageCanvas* canvas);

}  // namespace visagiste
