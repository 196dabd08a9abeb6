#include "app/studio/style_keeper.h"

#include <algorithm>
#include <utility>

#include <QFileInfo>

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
    : LibraryKeeper(QStringLiteral("styleKeeper"), parent),
      m_library(std::make_shared<LazyLibrary<StyleLibrary>>(std::move(shipped), std::move(own))) {}

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
  writeTo(file, [from = style.file](const std::filesystem::path& target) {
    writeStylePack(target, readStylePack(from.toStdString()));
  });
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
  run([file] { return squareThumbnail(decodeImageFile(file.toStdString())); },
      [this, file](const QImage& thumbnail) {
        const auto known = std::find_if(m_pictures.begin(), m_pictures.end(),
                                        [&](const ShelfStyle& style) { return style.file == file; });
        if (known == m_pictures.end()) {
          m_pictures.push_back({file, QFileInfo(file).completeBaseName(), {}, thumbnail, false});
          refresh();
        }
        Q_EMIT offered(file);
      });
}

void StyleKeeper::change(std::function<std::filesystem::path(StyleLibrary&)> action,
                         std::function<void(const Stock&)> done) {
  run(
      [library = m_library, action = std::move(action)] {
        StyleLibrary& open = library->open();
        Stock stock;
        stock.told = QString::fromStdString(action(open).string());
        for (const StyleLibrary::Entry& entry : open.entries()) {
          stock.styles.push_back(shelfStyle(entry));
          if (stock.styles.back().file == stock.told) {
            stock.title = stock.styles.back().title;
          }
        }
        stock.problems = open.problems();
        return stock;
      },
      [this, done = std::move(done)](const Stock& stock) {
        m_packs = stock.styles;
        refresh();
        tell(stock.problems);
        done(stock);
      });
}

void StyleKeeper::refresh() {
  m_styles = m_packs;
  m_styles.insert(m_styles.end(), m_pictures.begin(), m_pictures.end());
  Q_EMIT changed();
}

}  // namespace visagiste
