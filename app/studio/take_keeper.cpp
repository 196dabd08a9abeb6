#include "app/studio/take_keeper.h"

#include <utility>

#include <QDir>
#include <QFileInfo>

#include "app/settings/settings_store.h"
#include "app/studio/core_messages.h"

namespace visagiste {

TakeKeeper::TakeKeeper(const std::filesystem::path& folder, QObject* parent)
    : QObject(parent), m_library(folder), m_worker(std::make_unique<SerialWorker>()) {
  setObjectName(QStringLiteral("takeKeeper"));
}

TakeKeeper::~TakeKeeper() = default;

template <typename Work, typename Done>
void TakeKeeper::run(Work work, Done done) {
  ++m_busyCount;
  m_worker->run(
      std::move(work),
      [this, done = std::move(done)](const auto& result) {
        --m_busyCount;
        done(result);
      },
      [this](const Error& error) {
        --m_busyCount;
        Q_EMIT failed(shownText(error));
      });
}

void TakeKeeper::load() {
  run([this] { return m_library.recover(); },
      [this](const std::vector<std::string>& names) {
        QStringList list;
        for (const std::string& name : names) {
          list.append(QString::fromStdString(name));
        }
        if (!list.isEmpty()) {
          Q_EMIT recovered(list);
        }
      });
  refresh();
}

void TakeKeeper::refresh() {
  run([this] { return m_library.takes(); },
      [this](const std::vector<TakeSummary>& takes) {
        m_takes = takes;
        Q_EMIT changed();
      });
}

void TakeKeeper::read(const QString& name, std::function<void(std::shared_ptr<const Take>)> done) {
  run([this, name = name.toStdString()] { return std::make_shared<const Take>(m_library.read(name)); },
      std::move(done));
}

void TakeKeeper::readRecording(const QString& name, std::function<void(std::shared_ptr<const Take>)> done) {
  run([this, name = name.toStdString()] { return std::make_shared<const Take>(m_library.readRecording(name)); },
      std::move(done));
}

void TakeKeeper::rename(const QString& name, const QString& wanted) {
  run([this, name, wanted] { return m_library.rename(name.toStdString(), wanted.toStdString()); },
      [this, name](const std::string& after) { Q_EMIT renamed(name, QString::fromStdString(after)); });
  refresh();
}

void TakeKeeper::remove(const QString& name) {
  change([this, name] { m_library.remove(name.toStdString()); }, [this, name] { Q_EMIT removed(name); });
}

void TakeKeeper::save(const QString& name, std::shared_ptr<const Take> take) {
  change([this, name, take = std::move(take)] { m_library.save(name.toStdString(), *take); }, [] {});
}

void TakeKeeper::change(std::function<void()> action, std::function<void()> done) {
  run(
      [action = std::move(action)] {
        action();
        return true;
      },
      [done = std::move(done)](bool) { done(); });
  refresh();
}

std::filesystem::path ownTakesFolder(const SettingsStore& settings) {
  return QFileInfo(settings.file()).absoluteDir().filePath(QStringLiteral("takes")).toStdString();
}

}  // namespace visagiste
