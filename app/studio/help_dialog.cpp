#include "app/studio/help_dialog.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/studio/inspector_parts.h"
#include "app/studio/key_list.h"

namespace visagiste {
namespace {

struct Group {
  QString id;
  QString title;
  std::vector<KeyLine> lines;
};

void addGroup(QGridLayout* grid, const Group& group) {
  auto* heading = new QLabel(group.title);
  heading->setProperty("role", "heading");
  const int firstRow = grid->rowCount();
  grid->addWidget(heading, firstRow, 0, 1, 2);
  grid->setRowMinimumHeight(firstRow, 32);
  for (const auto& [keys, meaning] : group.lines) {
    const int row = grid->rowCount();
    auto* keyLabel = new QLabel(keys);
    keyLabel->setProperty("role", "muted");
    keyLabel->setProperty("page", group.id);
    grid->addWidget(keyLabel, row, 0, Qt::AlignTop);
    auto* meaningLabel = new QLabel(meaning);
    meaningLabel->setWordWrap(true);
    keyLabel->setBuddy(meaningLabel);
    grid->addWidget(meaningLabel, row, 1);
  }
}

struct HelpWords {
  Q_DECLARE_TR_FUNCTIONS(visagiste::HelpDialog)
};

/// What pictures do on every page.
Group ofPictures() {
  return {QStringLiteral("pictures"),
          HelpWords::tr("Pictures"),
          {{HelpWords::tr("Wheel, + and −"), HelpWords::tr("Zoom to the pointer")},
           {HelpWords::tr("Drag, arrow keys"), HelpWords::tr("Move the picture")},
           {HelpWords::tr("Double click"), HelpWords::tr("Switch between fit and 100 %")},
           {QStringLiteral("0, 1"), HelpWords::tr("Fit, 100 %")},
           {HelpWords::tr("Ctrl+Left, Ctrl+Right"), HelpWords::tr("Move the line between before and after")}}};
}

/// What the widgets of one page do with the mouse and with keys of their own.
std::vector<KeyLine> ownKeysOf(const QString& page) {
  if (page == QLatin1String("portrait"))
    return {{HelpWords::tr("Click on a face, N"), HelpWords::tr("Choose a face, the next face")}};
  if (page == QLatin1String("makeup"))
    return {
        {QStringLiteral("[, ], Alt"), HelpWords::tr("While painting: the size of the brush, turn it round")},
        {HelpWords::tr("Enter, F"), HelpWords::tr("On a shade: take it, make it a favourite")},
        {HelpWords::tr("Space, S, Del, F2"), HelpWords::tr("On a layer: show or hide, only this one, delete, rename")},
        {HelpWords::tr("Alt+Up, Alt+Down"), HelpWords::tr("Move a layer")}};
  if (page == QLatin1String("style"))
    return {{QStringLiteral("[, ], Alt"), HelpWords::tr("While painting: the size of the brush, turn it round")}};
  if (page == QLatin1String("clothes"))
    return {{HelpWords::tr("Tab, arrow keys"),
             HelpWords::tr("Choose a point of the garment, move it; with Shift ten times as far")},
            {QStringLiteral("Del, Esc"), HelpWords::tr("Put the chosen point back, let go of it")},
            {QStringLiteral("F"), HelpWords::tr("On a garment: make it a favourite")}};
  if (page == QLatin1String("sculpt"))
    return {{HelpWords::tr("Left drag, arrow keys"), HelpWords::tr("Turn")},
            {HelpWords::tr("Right or middle drag"), HelpWords::tr("Move")},
            {HelpWords::tr("Wheel, + and −"), HelpWords::tr("Zoom")},
            {HelpWords::tr("Shift and drag"), HelpWords::tr("Turn the lights")},
            {QStringLiteral("1, 3, 7"), HelpWords::tr("Front, side, top")},
            {QStringLiteral("Home"), HelpWords::tr("Reset the view")},
            {QStringLiteral("T, W"), HelpWords::tr("Turntable, wireframe")}};
  if (page == QLatin1String("live"))
    return {{HelpWords::tr("Click on a face"), HelpWords::tr("Choose whom the next look is for")}};
  if (page == QLatin1String("perform"))
    return {{HelpWords::tr("Left, Right"),
             HelpWords::tr("On the curves: a frame back or on; with Shift ten, with Ctrl the next key")},
            {HelpWords::tr("Up, Down"), HelpWords::tr("On the curves: the channel above or below")},
            {QStringLiteral("K, Del"), HelpWords::tr("Set a key, delete the chosen one")},
            {HelpWords::tr("Alt and arrow keys"), HelpWords::tr("Move the chosen key")},
            {QStringLiteral("[, ], Ctrl+A, Esc"), HelpWords::tr("Select a stretch of time, all of it, nothing")},
            {HelpWords::tr("Ctrl+wheel, + − 0"), HelpWords::tr("Zoom in time, show all")}};
  return {};
}

}  // namespace

HelpDialog::HelpDialog(const std::vector<HelpPage>& pages, QWidget* window) : QDialog(window) {
  setObjectName(QStringLiteral("helpDialog"));
  setWindowTitle(tr("Keyboard and mouse"));
  resize(620, 640);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(16, 16, 16, 16);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  auto* list = new QWidget(scroll);
  auto* grid = new QGridLayout(list);
  grid->setHorizontalSpacing(24);
  grid->setVerticalSpacing(6);
  grid->setColumnStretch(1, 1);
  addGroup(grid, {QStringLiteral("window"), tr("Everywhere"), keysOf(*window, KeyScope::Own)});
  addGroup(grid, ofPictures());
  for (const HelpPage& page : pages) {
    Group group{page.id, page.title, keysOf(*page.page, KeyScope::WithChildren)};
    const std::vector<KeyLine> own = ownKeysOf(page.id);
    group.lines.insert(group.lines.end(), own.begin(), own.end());
    addGroup(grid, group);
  }
  grid->setRowStretch(grid->rowCount(), 1);
  scroll->setWidget(list);
  layout->addWidget(scroll, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  makePlain(buttons);
  layout->addWidget(buttons);
}

}  // namespace visagiste
