#include "app/settings/settings_store.h"

#include <QFile>

#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

const SettingKey<int> kSize{"size", 1024};
const SettingKey<QString> kName{"name", QStringLiteral("dark")};
const SettingKey<QStringList> kFiles{"files", {}};
const SettingKey<QByteArray> kState{"state", {}};
const SettingKey<bool> kOn{"on", true};

QByteArray contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  REQUIRE(file.open(QIODevice::WriteOnly));
  file.write(bytes);
}

}  // namespace

TEST_CASE("settings come back from the file", "[settings]") {
  const test::TemporaryFolder folder;
  const QString path = QString::fromStdString((folder / "sub" / "settings.json").string());
  {
    SettingsStore store(path);
    CHECK(store.value(kSize) == 1024);
    CHECK(store.setValue(kSize, 2048));
    CHECK(store.setValue(kName, QStringLiteral("light £")));
    CHECK(store.setValue(kFiles, QStringList({QStringLiteral("a.png"), QStringLiteral("b.png")})));
    CHECK(store.setValue(kState, QByteArray("\x00\xff", 2)));
    CHECK(store.setValue(kOn, false));
  }
  const SettingsStore store(path);
  CHECK(store.value(kSize) == 2048);
  CHECK(store.value(kName) == QStringLiteral("light £"));
  CHECK(store.value(kFiles) == QStringList({QStringLiteral("a.png"), QStringLiteral("b.png")}));
  CHECK(store.value(kState) == QByteArray("\x00\xff", 2));
  CHECK_FALSE(store.value(kOn));
}

TEST_CASE("defaults are not written, unknown keys are kept", "[settings]") {
  const test::TemporaryFolder folder;
  const QString path = QString::fromStdString((folder / "settings.json").string());
  writeFile(path, R"({"fromTheFuture": {"a": 1}, "size": 2048})");
  SettingsStore store(path);
  CHECK(store.setValue(kSize, 1024));
  const QByteArray content = contentOf(path);
  CHECK(content.contains("fromTheFuture"));
  CHECK_FALSE(content.contains("size"));
}

TEST_CASE("values of another type count as absent", "[settings]") {
  const test::TemporaryFolder folder;
  const QString path = QString::fromStdString((folder / "settings.json").string());
  writeFile(path, R"({"size": "big", "name": 7, "on": "yes", "files": 3})");
  const SettingsStore store(path);
  CHECK(store.value(kSize) == 1024);
  CHECK(store.value(kName) == QStringLiteral("dark"));
  CHECK(store.value(kOn));
  CHECK(store.value(kFiles).isEmpty());
}

TEST_CASE("a damaged file is kept beside", "[settings]") {
  const test::TemporaryFolder folder;
  const QString path = QString::fromStdString((folder / "settings.json").string());
  writeFile(path, "{\"size\": ");
  SettingsStore store(path);
  CHECK(store.value(kSize) == 1024);
  CHECK(store.setValue(kSize, 2048));
  CHECK(contentOf(path + QStringLiteral(".damaged")) == "{\"size\": ");
  CHECK(SettingsStore(path).value(kSize) == 2048);
}

TEST_CASE("a place that cannot be written is told and changes nothing else", "[settings]") {
  SettingsStore store(QStringLiteral("/proc/nowhere/settings.json"));
  CHECK_FALSE(store.setValue(kSize, 2048));
  CHECK(store.value(kSize) == 2048);
}
