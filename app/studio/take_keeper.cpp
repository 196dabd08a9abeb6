#include "app/studio/take_keeper.h"

#include <utility>

namespace visagiste {

TakeKeeper::TakeKeeper(const std::filesystem::path& folder, QObject* parent)
    : LibraryKeeper(QStringLiteral("takeKeeper"), parent), m_library(folder) {}

void TakeKeeper::load() {
  run([library = m_library] { return library.recover(); },
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
  run([library = m_library] { return library.takes(); },
      [this](const std::vector<TakeSummary>& takes) {
        m_takes = takes;
        Q_EMIT changed();
      });
}

void TakeKeeper::read(const QString& name, std::function<void(std::shared_ptr<const Take>)> done) {
  run([library = m_library, name = name.toStdString()] { return std::make_shared<const Take>(library.read(name)); },
      std::move(done));
}

void TakeKeeper::readRecording(const QString& name, std::function<void(std::shared_ptr<const Take>)> done) {
  run([library = m_library,
       name = name.toStdString()] { return std::make_shared<const Take>(library.readRecording(name)); },
      std::move(done));
}

void TakeKeeper::rename(const QString& name, const QString& wanted) {
  run([library = m_library, name, wanted] { return library.rename(name.toStdString(), wanted.toStdString()); },
      [this, name](const std::string& after) { Q_EMIT renamed(name, QString::fromStdString(after)); });
  refresh();
}

void TakeKeeper::remove(const QString& name) {
  change([name](const TakeLibrary& library) { library.remove(name.toStdString()); },
         [this, name] { Q_EMIT removed(name); });
}

void TakeKeeper::save(const QString& name, std::shared_ptr<const Take> take) {
  change([name, take = std::move(take)](const TakeLibrary& library) { library.save(name.toStdString(), *take); },
         [] {});
}

void TakeKeeper::change(std::function<void(const TakeLibrary&)> action, std::function<void()> done) {
  run(
      [library = m_library, action = std::move(action)] {
        action(library);
        return true;
      },
      [done = std::move(done)](bool) { done(); });
  refresh();
}

}  // namespace visagiste
