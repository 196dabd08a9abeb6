#include "app/settings/settings_store.h"

#include <utility>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>

namespace visagiste {

SettingsStore::SettingsStore(QString file) : m_file(std::move(file)) {
  read();
}

std::filesystem::path SettingsStore::folder(const char* name) const {
  return QFileInfo(m_file).absoluteDir().filePath(QLatin1String(name)).toStdString();
}

QString SettingsStore::defaultFile() {
  return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
         QStringLiteral("/visagiste/settings.json");
}

void SettingsStore::read() {
  QFile file(m_file);
  if (!file.open(QIODevice::ReadOnly)) {
    return;
  }
  const QByteArray bytes = file.readAll();
  const QJsonDocument document = QJsonDocument::fromJson(bytes);
  m_fileIsDamaged = !bytes.trimmed().isEmpty() && !document.isObject();
  m_values = document.object();
}

bool SettingsStore::write() {
  if (m_fileIsDamaged) {
    QFile::remove(m_file + QStringLiteral(".damaged"));
    QFile::copy(m_file, m_file + QStringLiteral(".damaged"));
    m_fileIsDamaged = false;
  }
  QDir().mkpath(QFileInfo(m_file).absolutePath());
  QSaveFile file(m_file);
  if (!file.open(QIODevice::WriteOnly)) {
    return false;
  }
  file.write(QJsonDocument(m_values).toJson());
  return file.commit();
}

QStringList SettingsStore::fromJson(const QJsonValue& value, const QStringList*) {
  QStringList result;
  for (const QJsonValue& item : value.toArray()) {
    if (item.isString()) {
      result.append(item.toString());
    }
  }
  return result;
}

QByteArray SettingsStore::fromJson(const QJsonValue& value, const QByteArray*) {
  return QByteArray::fromBase64(value.toString().toLatin1());
}

QJsonValue SettingsStore::toJson(const QStringList& value) {
  return QJsonArray::fromStringList(value);
}

QJsonValue SettingsStore::toJson(const QByteArray& value) {
  return QString::fromLatin1(value.toBase64());
}

}  // namespace visagiste
