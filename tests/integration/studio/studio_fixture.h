#pragma once

#include <memory>

#include <QSignalSpy>
#include <QTest>

#include "app/settings/settings_store.h"
#include "app/studio/document_controller.h"
#include "app/studio/main_window.h"
#include "core/catalogue/services.h"
#include "tests/support/temporary_folder.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/theme.h"

namespace visagiste::test {

inline constexpr int kPatienceMs = 60'000;  // A busy machine; each wait ends as soon as the thing has happened.

/// The real window on settings of its own.
class Studio {
 public:
  Studio()
      : m_settings(QString::fromStdString((m_folder / "settings.json").string())),
        m_theme(*qobject_cast<QApplication*>(QCoreApplication::instance())),
        m_window(sharedServices(), &m_settings, &m_theme) {
    m_window.show();
    static_cast<void>(QTest::qWaitForWindowActive(&m_window));  // Shortcuts want it.
  }

  [[nodiscard]] MainWindow& window() { return m_window; }
  [[nodiscard]] const PortraitDocument& document() const { return m_window.context().document->document(); }
  [[nodiscard]] const TemporaryFolder& folder() const { return m_folder; }

  template <typename Widget>
  [[nodiscard]] Widget* find(const char* objectName) const {
    return m_window.findChild<Widget*>(QLatin1String(objectName));
  }

  [[nodiscard]] const Message& message() const { return m_window.findChild<MessageBar*>()->message(); }

 private:
  // Loading the networks once is enough.
  static std::shared_ptr<Services> sharedServices() {
    static const auto services = std::make_shared<Services>(ModelFolders());
    return services;
  }

  TemporaryFolder m_folder;
  SettingsStore m_settings;
  ThemeController m_theme;
  MainWindow m_window;
};

/// Spins the event loop until the condition holds; false after kPatienceMs.
template <typename Condition>
[[nodiscard]] bool waitUntil(Condition condition) {
  return QTest::qWaitFor(condition, kPatienceMs);
}

}  // namespace visagiste::test
