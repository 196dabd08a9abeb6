#include "app/studio/language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace visagiste {

QString installLanguage(QApplication& application, const QString& wanted) {
  const QLocale locale = wanted.isEmpty() ? QLocale::system() : QLocale(wanted);
  QLocale::setDefault(locale);
  if (locale.language() != QLocale::Chinese) {
    return QStringLiteral("en");
  }
  auto* own = new QTranslator(&application);
  if (own->load(QStringLiteral(":/i18n/visagiste_zh_CN.qm"))) {
    application.installTranslator(own);
  }
  // Buttons of standard dialogs, where Qt's translations are installed.
  auto* qt = new QTranslator(&application);
  if (qt->load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
    application.installTranslator(qt);
  }
  return QStringLiteral("zh_CN");
}

}  // namespace visagiste
