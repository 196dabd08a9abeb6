#pragma once

#include <functional>

#include <QStringList>

class QWidget;

namespace visagiste {

class SettingsStore;

/// Lets a person choose pictures without blocking the window; `chosen` is called if they did not give up. The folder is
/// remembered.
void choosePictures(QWidget* parent, SettingsStore* settings, std::function<void(const QStringList&)> chosen);

/// The same for one file of any kind in `filter`, or a folder.
void chooseVideo(QWidget* parent, SettingsStore* settings, std::function<void(const QString&)> chosen);
void chooseFolder(QWidget* parent, SettingsStore* settings, std::function<void(const QString&)> chosen);
/// One file that is there, of the kinds that the filters name.
void chooseFile(QWidget* parent, SettingsStore* settings, const QString& title, const QStringList& filters,
                std::function<void(const QString&)> chosen);
/// Where to write: a name with an ending of the filters; the first filter's where none was typed. The folder is
/// remembered apart from that of opening.
void chooseTarget(QWidget* parent, SettingsStore* settings, const QString& title, const QString& name,
                  const QStringList& filters, std::function<void(const QString&)> chosen);

/// Where exports went last; the documents of the person before the first.
[[nodiscard]] QString exportFolder(const SettingsStore& settings);

}  // namespace visagiste
