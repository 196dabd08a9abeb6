#include "app/studio/style_keeper.h"

#include <algorithm>
#include <utility>

#include <QDir>
#include <QFileInfo>

#include "app/settings/settings_store.h"
#include "app/studio/core_messages.h"
#include "core/image/decode.h"
#include "core/image/resample.h"
#include "widgets/common/image_wrap.h"

namespace visagiste {
namespace {

constexpr int kThumbnailPx = 256;

/// Packs carry their name in two languages; the window's is that of its texts.
bool isChinese() {
  return StyleKeeper::tr("English", "name of the language that the window speaks") != QStringLiteral("English");
}

ShelfStyle shelfStyle(const StyleLibrary::Entry& entry) {
  const StyleCard& card = entry.pack.card;
  return {QString::fromStdString(entry.file.string()),
          QString::fromStdString(isChinese() && !card.nameZh.empty() ? card.nameZh : card.name),
          QString::fromStdString(card.description),
          entry.pack.thumbnail.isEmpty() ? QImage() : wrapped(entry.pack.thumbnail), entry.isOwn};
}

/// The middle of a picture, square.
QImage squareThumbnail(const Image& picture) {
  const int side = std::min(picture.width(), picture.height());
  const Image middle = cropped(picture, (picture.width() - side) / 2, (picture.height() - side) / 2, {side, side});
  return wrapped(shrunkToFit(middle, kThumbnailPx));
}

}  // namespace

StyleKeeper::StyleKeeper(std::filesystem::path shipped, std::filesystem::path own, QObject* parent)
    : QObject(parent),
      m_shipped(std::move(shipped)),
      m_own(std::move(own)),
      m_worker(std::make_unique<SerialWorker>()) {
  setObjectName(QStringLiteral("styleKeeper"));
}

StyleKeeper::~StyleKeeper() {
  m_worker.reset();  // Waits for what is being written, which uses the library.
}

bool StyleKeeper::isOwn(const QString& title) const {
  return std::any_of(m_packs.begin(), m_packs.end(), [&](const ShelfStyle& style) {
    return style.isOwn && style.title.compare(title, Qt::CaseInsensitive) == 0;
  });
}

void StyleKeeper::load() {
  change(
      [](StyleLibrary& library) -> std::filesystem::path {
        library.reload();
        return {};
      },
      [](const Stock&) {});
}

void StyleKeeper::save(std::function<StylePack()> make) {
  change([make = std::move(make)](StyleLibrary& library) { return library.save(make()); },
         [this](const Stock& stock) { Q_EMIT saved(stock.title, stock.told); });
}

void StyleKeeper::rename(const QString& title, const QString& newTitle) {
  change(
      [title, newTitle](StyleLibrary& library) {
        library.rename(library.find(title.toStdString()).pack.card.name, newTitle.toStdString());
        return library.find(newTitle.toStdString()).file;
      },
      [this](const Stock& stock) { Q_EMIT saved(stock.title, stock.told); });
}

void StyleKeeper::remove(const QString& title) {
  change(
      [title](StyleLibrary& library) -> std::filesystem::path {
        library.remove(library.find(title.toStdString()).pack.card.name);
        return {};
      },
      [](const Stock&) {});
}

void StyleKeeper::exportTo(const QString& file, const ShelfStyle& style) {
  m_worker->run(
      [file, from = style.file] {
        writeStylePack(file.toStdString(), readStylePack(from.toStdString()));
        return true;
      },
      [this, file](bool) { Q_EMIT exported(file); }, [this](const Error& error) { Q_EMIT failed(shownText(error)); });
}

void StyleKeeper::add(const QString& file) {
  if (!isStylePackName(file.toStdString())) {
    addPicture(file);
    return;
  }
  change([file](StyleLibrary& library) { return library.find(library.import(file.toStdString())).file; },
         [this](const Stock& stock) { Q_EMIT offered(stock.told); });
}

void StyleKeeper::addPicture(const QString& file) {
  m_worker->run([file] { return squareThumbnail(decodeImageFile(file.toStdString())); },
                [this, file](const QImage& thumbnail) {
                  const auto known = std::find_if(m_pictures.begin(), m_pictures.end(),
                                                  [&](const ShelfStyle& style) { return style.file == file; });
                  if (known == m_pictures.end()) {
                    m_pictures.push_back({file, QFileInfo(file).completeBaseName(), {}, thumbnail, false});
                    refresh();
                  }
                  Q_EMIT offered(file);
                },
                [this](const Error& error) { Q_EMIT failed(shownText(error)); });
}

void StyleKeeper::change(std::function<std::filesystem::path(StyleLibrary&)> action,
                         std::function<void(const Stock&)> done) {
  m_worker->run(
      [this, action = std::move(action)] {
        if (m_library == nullptr) {
          m_library = std::make_unique<StyleLibrary>(m_shipped, m_own);
        }
        Stock stock;
        stock.told = QString::fromStdString(action(*m_library).string());
        for (const StyleLibrary::Entry& entry : m_library->entries()) {
          stock.styles.push_back(shelfStyle(entry));
          if (stock.styles.back().file == stock.told) {
            stock.title = stock.styles.back().title;
          }
        }
        for (const std::string& problem : m_library->problems()) {
          stock.problems += shownText(problem) + QLatin1Char(' ');
        }
        return stock;
      },
      [this, done = std::move(done)](const Stock& stock) {
        take(stock);
        done(stock);
      },
      [this](const Error& error) { Q_EMIT failed(shownText(error)); });
}

void StyleKeeper::take(const Stock& stock) {
  m_packs = stock.styles;
  refresh();
  if (!stock.problems.isEmpty()) {
    Q_EMIT failed(stock.problems.trimmed());
  }
}

void StyleKeeper::refresh() {
  m_styles = m_packs;
  m_styles.insert(m_styles.end(), m_pictures.begin(), m_pictures.end());
  Q_EMIT changed();
}

std::filesystem::path ownStylesFolder(const SettingsStore& settings) {
  return QFileInfo(settings.file()).absoluteDir().filePath(QStringLiteral("styles")).toStdString();
}

}  // namespace visagiste
