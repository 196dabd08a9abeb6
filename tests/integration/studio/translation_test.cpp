#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QSet>
#include <QTranslator>
#include <QXmlStreamReader>

#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

const QString kTranslations = QStringLiteral(VISAGISTE_SOURCE_DIR "/resources/translations/visagiste_zh_CN.ts");

struct TranslationFile {
  QSet<QString> messages;  ///< "context | source" of every entry that is not obsolete.
  QStringList unfinished;  ///< The same of those without a finished translation.
};

TranslationFile readTranslations(const QString& path) {
  QFile file(path);
  REQUIRE(file.open(QIODevice::ReadOnly));
  QXmlStreamReader xml(&file);
  TranslationFile result;
  QString context;
  QString source;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) {
      continue;
    }
    if (xml.name() == QLatin1String("name")) {
      context = xml.readElementText();
    } else if (xml.name() == QLatin1String("source")) {
      source = xml.readElementText();
    } else if (xml.name() == QLatin1String("translation")) {
      const QString type = xml.attributes().value(QLatin1String("type")).toString();
      const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
      const QString name = context + QStringLiteral(" | ") + source;
      if (type != QLatin1String("vanished") && type != QLatin1String("obsolete")) {
        result.messages.insert(name);
      }
      if (type == QLatin1String("unfinished") || text.isEmpty()) {
        result.unfinished.append(name);
      }
    }
  }
  REQUIRE_FALSE(xml.hasError());
  return result;
}

}  // namespace

TEST_CASE("every visible text has a Chinese translation", "[translation]") {
  const TranslationFile known = readTranslations(kTranslations);
  INFO(known.unfinished.join(QStringLiteral("\n")).toStdString());
  CHECK(known.unfinished.isEmpty());
  CHECK(known.messages.size() > 100);
}

TEST_CASE("the sources hold no text that the translation lacks", "[translation]") {
  const test::TemporaryFolder folder;
  const QString fresh = QString::fromStdString((folder / "fresh.ts").string());
  QProcess lupdate;
  lupdate.setWorkingDirectory(QStringLiteral(VISAGISTE_SOURCE_DIR));
  lupdate.start(QStringLiteral(VISAGISTE_LUPDATE),
                {"-silent", "-recursive", "app/studio", "widgets", "-I", ".", "-ts", fresh});
  REQUIRE(lupdate.waitForFinished());
  REQUIRE(lupdate.exitCode() == 0);
  const QSet<QString> missing = readTranslations(fresh).messages - readTranslations(kTranslations).messages;
  INFO(QStringList(missing.values()).join(QStringLiteral("\n")).toStdString());
  CHECK(missing.isEmpty());
}

TEST_CASE("the translation travels inside the program", "[translation]") {
  QTranslator translator;
  REQUIRE(translator.load(QStringLiteral(":/i18n/visagiste_zh_CN.qm")));
  CHECK_FALSE(translator.translate("visagiste::PortraitWorkspace", "Reconstruct head").isEmpty());
}

TEST_CASE("the buttons of Qt's own dialogs are Chinese too", "[translation]") {
  QTranslator qt;
  REQUIRE(qt.load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)));
  for (const char* button : {"Close", "Cancel", "OK"}) {
    INFO(button);
    CHECK_FALSE(qt.translate("QPlatformTheme", button).isEmpty());
  }
}
