#include "app/studio/library_keeper.h"

#include "app/studio/core_messages.h"

namespace visagiste {

LibraryKeeper::LibraryKeeper(const QString& name, QObject* parent) : QObject(parent) {
  setObjectName(name);
}

void LibraryKeeper::writeTo(const QString& file, std::function<void(const std::filesystem::path&)> write) {
  run(
      [file, write = std::move(write)] {
        write(file.toStdString());
        return true;
      },
      [this, file](bool) { Q_EMIT exported(file); });
}

void LibraryKeeper::tell(const std::vector<std::string>& problems) {
  QStringList texts;
  for (const std::string& problem : problems) {
    texts.append(shownText(problem));
  }
  if (!texts.isEmpty()) {
    Q_EMIT failed(texts.join(QLatin1Char(' ')));
  }
}

void LibraryKeeper::fail(const Error& error) {
  Q_EMIT failed(shownText(error));
}

}  // namespace visagiste
