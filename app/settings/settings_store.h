#pragma once

#include <filesystem>

#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

namespace visagiste {

/// One setting: where it is kept and what holds until a person changes it.
template <typename T>
struct SettingKey {
  const char* name;
  T defaultValue;
};

/// What a person chose, kept in one JSON file. Interface thread only.
///
/// Values equal to their default are not written, so that later defaults reach everybody. Keys this version does
/// not know are kept. The file is replaced as a whole or not at all. A damaged file counts as empty and is
/// kept beside as "*.damaged" once something is written.
class SettingsStore {
 public:
  /// Reads `file` if it exists.
  explicit SettingsStore(QString file);

  template <typename T>
  [[nodiscard]] T value(const SettingKey<T>& key) const {
    const QJsonValue stored = m_values.value(QLatin1String(key.name));
    return holds(stored, static_cast<const T*>(nullptr)) ? fromJson(stored, static_cast<const T*>(nullptr))
                                                         : key.defaultValue;
  }

  /// Writes the file. False if that failed; the value holds for this run all the same.
  template <typename T>
  bool setValue(const SettingKey<T>& key, const T& value) {
    const QLatin1String name(key.name);
    if (value == key.defaultValue) {
      m_values.remove(name);
    } else {
      m_values.insert(name, toJson(value));
    }
    return write();
  }

  [[nodiscard]] const QString& file() const { return m_file; }
  /// A folder beside the file, for things that the person keeps; it need not exist yet.
  [[nodiscard]] std::filesystem::path folder(const char* name) const;

  /// Where settings live for the person at this machine.
  [[nodiscard]] static QString defaultFile();

 private:
  static bool holds(const QJsonValue& value, const bool*) { return value.isBool(); }
  static bool holds(const QJsonValue& value, const int*) { return value.isDouble(); }
  static bool holds(const QJsonValue& value, const QString*) { return value.isString(); }
  static bool holds(const QJsonValue& value, const QStringList*) { return value.isArray(); }
  static bool holds(const QJsonValue& value, const QByteArray*) { return value.isString(); }
  static bool fromJson(const QJsonValue& value, const bool*) { return value.toBool(); }
  static int fromJson(const QJsonValue& value, const int*) { return value.toInt(); }
  static QString fromJson(const QJsonValue& value, const QString*) { return value.toString(); }
  static QStringList fromJson(const QJsonValue& value, const QStringList*);
  static QByteArray fromJson(const QJsonValue& value, const QByteArray*);
  static QJsonValue toJson(bool value) { return value; }
  static QJsonValue toJson(int value) { return value; }
  static QJsonValue toJson(const QString& value) { return value; }
  static QJsonValue toJson(const QStringList& value);
  static QJsonValue toJson(const QByteArray& value);

  void read();
  [[nodiscard]] bool write();

  QString m_file;
  QJsonObject m_values;
  bool m_fileIsDamaged = false;
};

}  // namespace visagiste
