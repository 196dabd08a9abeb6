#pragma once

#include <QCoreApplication>
#include <QTranslator>

#include <catch2/catch.hpp>

namespace visagiste::test {

/// The window in Chinese as long as it lives.
class Chinese {
 public:
  Chinese() {
    REQUIRE(m_translator.load(QStringLiteral(":/i18n/visagiste_zh_CN.qm")));
    QCoreApplication::installTranslator(&m_translator);
  }
  ~Chinese() { QCoreApplication::removeTranslator(&m_translator); }
  Chinese(const Chinese&) = delete;
  Chinese& operator=(const Chinese&) = delete;

 private:
  QTranslator m_translator;
};

}  // namespace visagiste::test
