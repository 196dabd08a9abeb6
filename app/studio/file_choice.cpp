#include "app/studio/file_choice.h"

#include <utility>

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include "app/settings/studio_settings.h"

namespace visagiste {
namespace {

QString words(const char* text) {
  return QCoreApplication::translate("FileChoice", text);
}

QFileDialog* makeDialog(QWidget* parent, SettingsStore* settings, const QString& title) {
  auto* dialog = new QFileDialog(parent, title, settings->value(settings::kOpenFolder));
  dialog->setObjectName(QStringLiteral("fileDialog"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  return dialog;
}

void openDialog(QFileDialog* dialog, SettingsStore* settings, std::function<void(const QStringList&)> chosen) {
  QObject::connect(dialog, &QFileDialog::filesSelected, dialog,
                   [settings, chosen = std::move(chosen)](const QStringList& files) {
                     if (!files.isEmpty()) {
                       settings->setValue(settings::kOpenFolder, QFileInfo(files.front()).absolutePath());
                       chosen(files);
                     }
                   });
  dialog->open();
}

std::function<void(const QStringList&)> first(std::function<void(const QString&)> chosen) {
  return [chosen = std::move(chosen)](const QStringList& files) { chosen(files.front()); };
}

}  // namespace

void choosePictures(QWidget* parent, SettingsStore* settings, std::function<void(const QStringList&)> chosen) {
  QFileDialog* dialog =
      makeDialog(parent, settings, words(QT_TRANSLATE_NOOP("FileChoice", "Open pictures of one person")));
  dialog->setFileMode(QFileDialog::ExistingFiles);
  dialog->setNameFilters({words(QT_TRANSLATE_NOOP("FileChoice", "Pictures")) +
                              QStringLiteral(" (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.bmp)"),
                          words(QT_TRANSLATE_NOOP("FileChoice", "All files")) + QStringLiteral(" (*)")});
  openDialog(dialog, settings, std::move(chosen));
}

void chooseVideo(QWidget* parent, SettingsStore* settings, std::function<void(const QString&)> chosen) {
  QFileDialog* dialog = makeDialog(parent, settings, words(QT_TRANSLATE_NOOP("FileChoice", "Choose a video")));
  dialog->setFileMode(QFileDialog::ExistingFile);
  dialog->setNameFilters(
      {words(QT_TRANSLATE_NOOP("FileChoice", "Videos")) + QStringLiteral(" (*.mp4 *.m4v *.mov *.avi *.mkv *.webm)"),
       words(QT_TRANSLATE_NOOP("FileChoice", "All files")) + QStringLiteral(" (*)")});
  openDialog(dialog, settings, first(std::move(chosen)));
}

void chooseFolder(QWidget* parent, SettingsStore* settings, std::function<void(const QString&)> chosen) {
  QFileDialog* dialog =
      makeDialog(parent, settings, words(QT_TRANSLATE_NOOP("FileChoice", "Choose a folder of pictures")));
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  openDialog(dialog, settings, first(std::move(chosen)));
}

void chooseFile(QWidget* parent, SettingsStore* settings, const QString& title, const QStringList& filters,
                std::function<void(const QString&)> chosen) {
  QFileDialog* dialog = makeDialog(parent, settings, title);
  dialog->setFileMode(QFileDialog::ExistingFile);
  dialog->setNameFilters(filters);
  openDialog(dialog, settings, first(std::move(chosen)));
}

void chooseTarget(QWidget* parent, SettingsStore* settings, const QString& title, const QString& name,
                  const QStringList& filters, std::function<void(const QString&)> chosen) {
  auto* dialog = new QFileDialog(parent, title, settings->value(settings::kExportFolder));
  dialog->setObjectName(QStringLiteral("targetDialog"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setNameFilters(filters);
  dialog->setDefaultSuffix(
      filters.front().section(QStringLiteral("*."), 1, 1).section(QRegularExpression(QStringLiteral("[ )]")), 0, 0));
  dialog->selectFile(name);
  QObject::connect(dialog, &QFileDialog::fileSelected, dialog,
                   [settings, chosen = std::move(chosen)](const QString& file) {
                     settings->setValue(settings::kExportFolder, QFileInfo(file).absolutePath());
                     chosen(file);
                   });
  dialog->open();
}

QString exportFolder(const SettingsStore& settings) {
  const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  for (const QString& folder : {settings.value(settings::kExportFolder), documents}) {
    if (!folder.isEmpty() && QDir(folder).exists()) {
      return folder;
    }
  }
  return QDir::homePath();
}

}  // namespace visagiste
