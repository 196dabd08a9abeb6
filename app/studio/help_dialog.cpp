#include "app/studio/help_dialog.h"

#include "app/studio/inspector_parts.h"

#include <utility>
#include <vector>

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace visagiste {
namespace {

using Line = std::pair<QString, QString>;

void addGroup(QGridLayout* grid, const QString& title, const std::vector<Line>& lines) {
  auto* heading = new QLabel(title);
  heading->setProperty("role", "heading");
  const int firstRow = grid->rowCount();
  grid->addWidget(heading, firstRow, 0, 1, 2);
  grid->setRowMinimumHeight(firstRow, 32);
  for (const auto& [keys, meaning] : lines) {
    const int row = grid->rowCount();
    auto* keyLabel = new QLabel(keys);
    keyLabel->setProperty("role", "muted");
    grid->addWidget(keyLabel, row, 0, Qt::AlignTop);
    auto* meaningLabel = new QLabel(meaning);
    meaningLabel->setWordWrap(true);
    grid->addWidget(meaningLabel, row, 1);
  }
}

}  // namespace

HelpDialog::HelpDialog(QWidget* parent) : QDialog(parent) {
  setObjectName(QStringLiteral("helpDialog"));
  setWindowTitle(tr("Keyboard and mouse"));
  resize(620, 640);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  auto* page = new QWidget(scroll);
  auto* grid = new QGridLayout(page);
  grid->setHorizontalSpacing(24);
  grid->setVerticalSpacing(6);
  grid->setColumnStretch(1, 1);
  addGroup(grid, tr("Everywhere"),
           {{QStringLiteral("Ctrl+O"), tr("Open pictures; several are taken as one person")},
            {QStringLiteral("Ctrl+V"), tr("Paste a picture or copied picture files")},
            {QStringLiteral("Ctrl+E"), tr("Export the head")},
            {QStringLiteral("Ctrl+Z, Ctrl+Shift+Z"), tr("Undo, redo")},
            {QStringLiteral("Ctrl+1 … Ctrl+8"),
             tr("Portrait, Makeup, Style, Clothes, Sculpt, Live, Perform, Style Lab")},
            {QStringLiteral("Ctrl+J"), tr("Show or hide the jobs")},
            {QStringLiteral("Ctrl+,"), tr("Settings")},
            {QStringLiteral("F1"), tr("This list")},
            {QStringLiteral("Ctrl+Q"), tr("Quit")}});
  addGroup(grid, tr("Pictures"),
           {{tr("Wheel, + and −"), tr("Zoom to the pointer")},
            {tr("Drag, arrow keys"), tr("Move the picture")},
            {tr("Double click"), tr("Switch between fit and 100 %")},
            {QStringLiteral("0, 1"), tr("Fit, 100 %")},
            {tr("Click on a face, N"), tr("Choose a face, the next face")},
            {QStringLiteral("Ctrl+R"), tr("Reconstruct the head")}});
  addGroup(grid, tr("Makeup"),
           {{tr("Ctrl+Left, Ctrl+Right"), tr("Move the line between before and after")},
            {QStringLiteral("D"), tr("Before and after side by side")},
            {QStringLiteral("B"), tr("Bypass: the bare face")},
            {QStringLiteral("I, G"), tr("Take a colour, point at a grey card")},
            {QStringLiteral("P"), tr("Paint where the layer shows; [ and ] change the brush, Alt turns it round")},
            {QStringLiteral("C, T"), tr("Contact sheet, three skins")},
            {QStringLiteral("Ctrl+F"), tr("Search shades")},
            {tr("Enter, F"), tr("On a shade: take it, make it a favourite")},
            {tr("Space, S, Del, F2"), tr("On a layer: show or hide, only this one, delete, rename")},
            {tr("Alt+Up, Alt+Down"), tr("Move a layer")},
            {QStringLiteral("Ctrl+S"), tr("Save the look")},
            {QStringLiteral("Ctrl+Shift+O"), tr("Take a look from a photo")}});
  addGroup(grid, tr("3D view"),
           {{tr("Left drag, arrow keys"), tr("Turn")},
            {tr("Right or middle drag"), tr("Move")},
            {tr("Wheel, + and −"), tr("Zoom")},
            {tr("Shift and drag"), tr("Turn the lights")},
            {QStringLiteral("1, 3, 7"), tr("Front, side, top")},
            {QStringLiteral("Home"), tr("Reset the view")},
            {QStringLiteral("T, W"), tr("Turntable, wireframe")}});
  addGroup(grid, tr("Live"),
           {{tr("Space"), tr("Start or stop")},
            {QStringLiteral("M, D"), tr("Mirror; before and after side by side")},
            {QStringLiteral("H, P, R"), tr("Hold the picture still, save a picture, record a video")},
            {QStringLiteral("E"), tr("Follow several people")},
            {tr("Click on a face"), tr("Choose whom the next look is for")}});
  addGroup(grid, tr("Perform"),
           {{QStringLiteral("L, R"), tr("Watch the source, record a take")},
            {QStringLiteral("M, P, B"), tr("Mirror; the head turns along; blink while nobody is seen")},
            {QStringLiteral("E, C, V"), tr("Choose among several people, calibrate, send by VMC")},
            {tr("Space"), tr("Play or pause the take")},
            {tr("Left, Right"), tr("On the curves: a frame back or on; with Shift ten, with Ctrl the next key")},
            {tr("Up, Down"), tr("On the curves: the channel above or below")},
            {QStringLiteral("K, Del"), tr("Set a key, delete the chosen one")},
            {tr("Alt and arrow keys"), tr("Move the chosen key")},
            {QStringLiteral("[, ], Ctrl+A, Esc"), tr("Select a stretch of time, all of it, nothing")},
            {QStringLiteral("Ctrl+T, Ctrl+M"), tr("Keep the stretch alone, smooth")},
            {tr("Ctrl+Up, Ctrl+Down"), tr("Strengthen or weaken by a tenth")},
            {tr("Ctrl+wheel, + − 0"), tr("Zoom in time, show all")}});
  grid->setRowStretch(grid->rowCount(), 1);
  scroll->setWidget(page);
  layout->addWidget(scroll, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  makePlain(buttons);
  layout->addWidget(buttons);
}

}  // namespace visagiste
