#include "app/studio/source_chooser.h"

#include <QFileInfo>

#include "app/studio/file_choice.h"
#include "core/camera/camera.h"
#include "widgets/common/icons.h"

Q_DECLARE_METATYPE(visagiste::LiveSource)

namespace visagiste {
namespace {

// Entries that ask for something instead of being a source.
constexpr int kAskVideo = 1;
constexpr int kAskFolder = 2;
constexpr int kAskRole = Qt::UserRole + 1;

}  // namespace

SourceChooser::SourceChooser(SettingsStore* settings, QWidget* parent) : QComboBox(parent), m_settings(settings) {
  setAccessibleName(tr("Source"));
  setMinimumWidth(240);
  setSizeAdjustPolicy(QComboBox::AdjustToContents);
  for (const CameraName& camera : listCameras()) {
    LiveSource source;
    source.cameraIndex = camera.index;
    addItem(icon(QStringLiteral("camera")), QString::fromStdString(camera.name), QVariant::fromValue(source));
  }
  LiveSource demo;
  demo.kind = LiveSource::Kind::DemoClip;
  addItem(icon(QStringLiteral("clip")), tr("Demo clip"), QVariant::fromValue(demo));
  insertSeparator(count());
  addItem(icon(QStringLiteral("film")), tr("Video file…"));
  setItemData(count() - 1, kAskVideo, kAskRole);
  addItem(icon(QStringLiteral("images")), tr("Folder of pictures…"));
  setItemData(count() - 1, kAskFolder, kAskRole);
  setCurrentIndex(0);
  connect(this, &QComboBox::activated, this, &SourceChooser::choose);
}

LiveSource SourceChooser::source() const {
  return currentData().value<LiveSource>();
}

void SourceChooser::addSource(const LiveSource& source, const QString& title) {
  insertItem(0, icon(QStringLiteral("film")), title, QVariant::fromValue(source));
  setItemData(0, source.path, Qt::ToolTipRole);
  setCurrentIndex(0);
  m_last = 0;
}

void SourceChooser::chooseDemoClip() {
  for (int i = 0; i < count(); ++i) {
    if (itemData(i).canConvert<LiveSource>() && itemData(i).value<LiveSource>().kind == LiveSource::Kind::DemoClip) {
      setCurrentIndex(i);
      m_last = i;
      return;
    }
  }
}

void SourceChooser::choose(int index) {
  const int ask = itemData(index, kAskRole).toInt();
  if (ask == 0) {
    m_last = index;
    Q_EMIT sourceChosen();
    return;
  }
  setCurrentIndex(m_last);
  const auto take = [this](const QString& path) {
    LiveSource source;
    source.kind = LiveSource::Kind::Recording;
    source.path = path;
    addSource(source, QFileInfo(path).fileName());
    Q_EMIT recordingAdded();
  };
  if (ask == kAskVideo) {
    chooseVideo(this, m_settings, take);
  } else {
    chooseFolder(this, m_settings, take);
  }
}

}  // namespace visagiste
