#include "app/studio/look_keeper.h"

#include <algorithm>
#include <utility>

#include <QFileInfo>

#include "core/makeup/look_file.h"

namespace visagiste {

LookKeeper::LookKeeper(std::filesystem::path shipped, std::filesystem::path own, QObject* parent)
    : LibraryKeeper(QStringLiteral("lookKeeper"), parent),
      m_library(std::make_shared<LazyLibrary<LookLibrary>>(std::move(shipped), std::move(own))) {}

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
  writeTo(file, [look](const std::filesystem::path& target) { writeLookFile(target, look); });
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
  run(
      [library = m_library, action = std::move(action)] {
        LookLibrary& open = library->open();
        action(open);
        Stock stock;
        for (const LookLibrary::Entry& entry : open.entries()) {
          stock.looks.push_back({entry.look, entry.isOwn});
        }
        stock.shades = open.shades();
        stock.problems = open.problems();
        return stock;
      },
      [this, done = std::move(done)](const Stock& stock) {
        m_looks = stock.looks;
        m_shades = stock.shades;
        Q_EMIT changed();
        tell(stock.problems);
        done();
      });
}

}  // namespace visagiste
