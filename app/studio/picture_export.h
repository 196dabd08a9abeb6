#pragma once

#include <functional>

#include <QString>

#include "core/types/image.h"
#include "widgets/common/message_bar.h"

class QWidget;

namespace visagiste {

class SerialWorker;
class SettingsStore;

/// A picture that a person may want to keep.
struct PictureToExport {
  QString title;                ///< Of the dialog.
  QString name;                 ///< Proposed, without ending.
  std::function<Image()> make;  ///< Called on the worker's thread.
};

/// Asks where, writes PNG, JPEG or WebP on the worker, and tells how it went. Nothing happens if the person gives up.
void exportPicture(QWidget* parent, SettingsStore* settings, SerialWorker* worker, const PictureToExport& picture,
                   const std::function<void(const Message&)>& tell);

}  // namespace visagiste
