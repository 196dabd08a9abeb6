#pragma once

#include <QString>

class QApplication;

namespace visagiste {

/// Loads the translations for a language; call before the first widget. wanted: "en", "zh_CN", or empty for the
/// system's. English needs none. Returns the language shown.
QString installLanguage(QApplication& application, const QString& wanted);

}  // namespace visagiste
