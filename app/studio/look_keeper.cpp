#include "app/studio/look_keeper.h"

#include <utility>

#include <QDir>
#include <QFileInfo>

#include "app/settings/settings_store.h"
#include "app/studio/core_messages.h"
#include "core/makeup/look_file.h"

namespace visagiste {

LookKeeper::LookKeeper(std::filesystem::path shipped, std::filesystem::path own, QObject* parent)
    : QObject(parent),
      m_shipped(std::move(shipped)),
      m_own(std::move(own)),
      m_worker(std::make_unique<SerialWorker>()) {
  setObjectName(QStringLiteral("lookKeeper"));
}

LookKeeper::~LookKeeper() {
  m_worker.reset();  // Waits for what is being written, which uses the library.
}

bool LookKeeper::isOwn(const QString& name) const {
  return std::any_of(m_looks.begin(), m_looks.end(), [&](const ShelfLook& look) {
    return look.isOwn && QString::fromStdString(look.look.name).compare(name, Qt::CaseInsensitive) == 0;
  });
}

void LookKeeper::load() {
  change([](LookLibrary&) {}, [] {});
}

void LookKeeper::save(const MakeupLook& look) {
  change([look](LookLibrary& library) { library.save(look); },
         [this, name = QString::fromStdString(look.name)] { Q_EMIT saved(name); });
}

void LookKeeper::rename(const QString& name, const MakeupLook& look) {
  change(
      [name, look](LookLibrary& library) {
        library.save(look);
        if (name.compare(QString::fromStdString(look.name), Qt::CaseInsensitive) != 0) {
          library.remove(name.toStdString());
        }
      },
      [this, newName = QString::fromStdString(look.name)] { Q_EMIT saved(newName); });
}

void LookKeeper::remove(const QString& name) {
  change([name](LookLibrary& library) { library.remove(name.toStdString()); }, [] {});
}

void LookKeeper::exportTo(const QString& file, const MakeupLook& look) {
  m_worker->run(
      [file, look] {
        writeLookFile(file.toStdString(), look);
        return true;
      },
      [this, file](bool) { Q_EMIT exported(file); }, [this](const Error& error) { Q_EMIT failed(shownText(error)); });
}

void LookKeeper::importFrom(const QString& file) {
  change(
      [file](LookLibrary& library) {
        MakeupLook look = readLookFile(file.toStdString());
        if (look.name.empty()) {
          look.name = QFileInfo(file).completeBaseName().toStdString();
        }
        library.save(look);
      },
      [this, file] { Q_EMIT saved(QFileInfo(file).completeBaseName()); });
}

void LookKeeper::change(std::function<void(LookLibrary&)> action, std::function<void()> done) {
  m_worker->run(
      [this, action = std::move(action)] {
        if (m_library == nullptr) {
          m_library = std::make_unique<LookLibrary>(m_shipped, m_own);
        }
        action(*m_library);
        Stock stock;
        for (const LookLibrary::Entry& entry : m_library->entries()) {
          stock.looks.push_back({entry.look, entry.isOwn});
        }
        stock.shades = m_library->shades();
        for (const std::string& problem : m_library->problems()) {
          stock.problems += shownText(problem) + QLatin1Char(' ');
        }
        return stock;
      },
      [this, done = std::move(done)](const Stock& stock) {
        take(stock);
        done();
      },
      [this](const Error& error) { Q_EMIT failed(shownText(error)); });
}

void LookKeeper::take(const Stock& stock) {
  m_looks = stock.looks;
  m_shades = stock.shades;
  Q_EMIT changed();
  if (!stock.problems.isEmpty()) {
    Q_EMIT failed(stock.problems.trimmed());
  }
}

std::filesystem::path ownLooksFolder(const SettingsStore& settings) {
  return QFileInfo(settings.file()).absoluteDir().filePath(QStringLiteral("looks")).toStdString();
}

}  // namespace visagiste
