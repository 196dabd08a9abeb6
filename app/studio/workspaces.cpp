#include "app/studio/clothes_workspace.h"
#include "app/studio/lab_workspace.h"
#include "app/studio/live_workspace.h"
#include "app/studio/makeup_workspace.h"
#include "app/studio/perform_workspace.h"
#include "app/studio/portrait_workspace.h"
#include "app/studio/sculpt_workspace.h"
#include "app/studio/style_workspace.h"
#include "app/studio/workspace.h"

#include <QCoreApplication>

namespace visagiste {
namespace {

template <typename Page>
WorkspaceEntry entry(const char* id, const QString& title, const char* iconName) {
  return {QLatin1String(id), title, QLatin1String(iconName),
          [](const StudioContext& context, QWidget* parent) -> Workspace* { return new Page(context, parent); }};
}

}  // namespace

std::vector<WorkspaceEntry> studioWorkspaces() {
  return {entry<PortraitWorkspace>("portrait", QCoreApplication::translate("Workspaces", "Portrait"), "portrait"),
          entry<MakeupWorkspace>("makeup", QCoreApplication::translate("Workspaces", "Makeup"), "makeup"),
          entry<StyleWorkspace>("style", QCoreApplication::translate("Workspaces", "Style"), "brush"),
          entry<ClothesWorkspace>("clothes", QCoreApplication::translate("Workspaces", "Clothes"), "garment"),
          entry<SculptWorkspace>("sculpt", QCoreApplication::translate("Workspaces", "Sculpt"), "sculpt"),
          entry<LiveWorkspace>("live", QCoreApplication::translate("Workspaces", "Live"), "live"),
          entry<PerformWorkspace>("perform", QCoreApplication::translate("Workspaces", "Perform"), "perform"),
          entry<LabWorkspace>("lab", QCoreApplication::translate("Workspaces", "Style Lab"), "lab")};
}

}  // namespace visagiste
