#include "app/studio/picture_export.h"

#include <QCoreApplication>
#include <QFileInfo>

#include "app/studio/core_messages.h"
#include "app/studio/file_choice.h"
#include "app/studio/serial_worker.h"
#include "core/image/encode.h"

namespace visagiste {
namespace {

struct PictureExport {
  Q_DECLARE_TR_FUNCTIONS(visagiste::PictureExport)
};

}  // namespace

void exportPicture(QWidget* parent, SettingsStore* settings, SerialWorker* worker, const PictureToExport& picture,
                   const std::function<void(const Message&)>& tell) {
  chooseTarget(
      parent, settings, picture.title, picture.name,
      {PictureExport::tr("PNG picture") + QStringLiteral(" (*.png)"),
       PictureExport::tr("JPEG picture") + QStringLiteral(" (*.jpg *.jpeg)"),
       PictureExport::tr("WebP picture") + QStringLiteral(" (*.webp)")},
      [worker, tell, make = picture.make](const QString& file) {
        worker->run(
            [file, make] {
              encodeImageFile(make(), file.toStdString());
              return true;
            },
            [tell, file](bool) {
              tell({MessageSeverity::Success, PictureExport::tr("Saved to %1").arg(file),
                    PictureExport::tr("Show folder"), QStringLiteral("folder:") + QFileInfo(file).absolutePath()});
            },
            [tell](const Error& error) {
              tell({MessageSeverity::Failure, shownText(error), {}, {}});
            });
      });
}

}  // namespace visagiste
