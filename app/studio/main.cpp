// visagiste: the studio.

#include <cstdio>
#include <memory>
#include <optional>

#include <malloc.h>

#include <QApplication>

#include "app/settings/studio_settings.h"
#include "app/studio/language.h"
#include "app/studio/main_window.h"
#include "app/studio/settings_dialog.h"
#include "app/studio/start_options.h"
#include "app/studio/still_of_window.h"
#include "core/base/version.h"
#include "core/catalogue/services.h"
#include "widgets/common/theme.h"

namespace {

using namespace visagiste;

QStringList argumentList(int argc, char** argv) {
  QStringList arguments;
  for (int i = 0; i < argc; ++i) {
    arguments.append(QString::fromLocal8Bit(argv[i]));
  }
  return arguments;
}

int runStudio(QApplication& application, const StartOptions& options) {
  SettingsStore store(SettingsStore::defaultFile());
  installLanguage(application, options.language.isEmpty() ? store.value(settings::kLanguage) : options.language);
  ThemeController theme(application);
  applyTheme(options.theme.isEmpty() ? store.value(settings::kTheme) : options.theme, theme);
  const auto services = std::make_shared<Services>(ModelFolders());
  applyPrecision(store, *services);

  MainWindow window(services, &store, &theme);
  window.start(options);
  std::optional<StillOfWindow> still;
  if (!options.screenshotFile.isEmpty()) {
    still.emplace(&window, options.screenshotFile);
  }
  return QApplication::exec();
}

}  // namespace

int main(int argc, char** argv) {
  mallopt(M_MMAP_THRESHOLD, 1 << 30);  // Big buffers are kept between frames.
  const ParsedStart start = parseStart(argumentList(argc, argv));
  std::fputs(start.output.toLocal8Bit().constData(), stdout);
  std::fputs(start.complaint.toLocal8Bit().constData(), stderr);
  if (!start.options) {
    return start.exitStatus;
  }
  int qtArgc = 1;  // Every argument has been read; Qt's own come from the environment.
  QApplication application(qtArgc, argv);
  QApplication::setApplicationName(QStringLiteral("visagiste"));
  QApplication::setApplicationDisplayName(QStringLiteral("Visagiste"));
  QApplication::setApplicationVersion(QLatin1String(kVersion));
  QApplication::setDesktopFileName(QStringLiteral("visagiste"));
  return runStudio(application, *start.options);
}
