#pragma once

#include <filesystem>
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

/// Where jobs outlive the program: beside the settings.
[[nodiscard]] std::filesystem::path jobStoreFolder(const SettingsStore& settings);

}  // namespace visagiste
