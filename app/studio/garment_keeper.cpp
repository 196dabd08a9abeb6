#include "app/studio/garment_keeper.h"

#include <algorithm>
#include <utility>

#include <QPainter>

#include "core/garment/garment_file.h"
#include "widgets/common/image_wrap.h"

namespace visagiste {
namespace {

constexpr int kPictureSidePx = 176;  // Twice the shelf's, for fine screens.

/// The upper part of a garment says most about it.
QImage shelfPicture(const Garment& garment) {
  QImage square(kPictureSidePx, kPictureSidePx, QImage::Format_ARGB32_Premultiplied);
  square.fill(QColor(224, 226, 230));
  const QImage front = wrapped(garment.picture);
  const QImage small = front.scaled(square.size() * 0.94, Qt::KeepAspectRatio, Qt::SmoothTransformation);
  QPainter painter(&square);
  painter.drawImage((square.width() - small.width()) / 2, (square.height() - small.height()) / 2, small);
  return square;
}

}  // namespace

GarmentKeeper::GarmentKeeper(std::filesystem::path shipped, std::filesystem::path own, QObject* parent)
    : LibraryKeeper(QStringLiteral("garmentKeeper"), parent),
      m_library(std::make_shared<LazyLibrary<GarmentLibrary>>(std::move(shipped), std::move(own))) {}

void GarmentKeeper::load() {
  change([](GarmentLibrary&) { return QString(); });
}

void GarmentKeeper::save(const Garment& garment) {
  change([garment](GarmentLibrary& library) {
    library.save(garment);
    return QString::fromStdString(garment.name);
  });
}

void GarmentKeeper::remove(const QString& name) {
  change([name](GarmentLibrary& library) {
    library.remove(name.toStdString());
    return QString();
  });
}

void GarmentKeeper::importFrom(const QString& file) {
  change([file](GarmentLibrary& library) {
    const Garment garment = readGarmentFile(file.toStdString());
    library.save(garment);
    return QString::fromStdString(garment.name);
  });
}

void GarmentKeeper::saveOutfit(const NamedOutfit& outfit) {
  change([outfit](GarmentLibrary& library) {
    library.saveOutfit(outfit);
    return QString::fromStdString(outfit.name);
  });
}

void GarmentKeeper::removeOutfit(const QString& name) {
  change([name](GarmentLibrary& library) {
    library.removeOutfit(name.toStdString());
    return QString();
  });
}

void GarmentKeeper::importOutfit(const QString& file) {
  change([file](GarmentLibrary& library) {
    const NamedOutfit outfit =
        readOutfitFile(file.toStdString(), [&library](const std::string& name) { return library.find(name); });
    for (const WornGarment& worn : outfit.garments) {
      const auto& entries = library.entries();
      if (std::none_of(entries.begin(), entries.end(), [&worn](const GarmentLibrary::Entry& entry) {
            return entry.garment->name == worn.garment->name;
          })) {
        library.save(*worn.garment);
      }
    }
    library.saveOutfit(outfit);
    return QString::fromStdString(outfit.name);
  });
}

void GarmentKeeper::exportOutfit(const QString& file, NamedOutfit outfit) {
  writeTo(file, [outfit = std::move(outfit)](const std::filesystem::path& target) {
    writeOutfitFile(target, outfit, OutfitGarments::Enclosed);
  });
}

void GarmentKeeper::exportTo(const QString& file, std::shared_ptr<const Garment> garment) {
  writeTo(file,
          [garment = std::move(garment)](const std::filesystem::path& target) { writeGarmentFile(target, *garment); });
}

void GarmentKeeper::change(std::function<QString(GarmentLibrary&)> action) {
  run(
      [library = m_library, action = std::move(action)] {
        GarmentLibrary& open = library->open();
        Stock stock;
        stock.done = action(open);
        for (const GarmentLibrary::Entry& entry : open.entries()) {
          stock.garments.push_back({entry.garment, shelfPicture(*entry.garment), entry.isOwn});
        }
        stock.outfits = open.outfits();
        stock.problems = open.problems();
        return stock;
      },
      [this](const Stock& stock) {
        m_garments = stock.garments;
        m_outfits = stock.outfits;
        Q_EMIT changed();
        if (!stock.done.isEmpty()) {
          Q_EMIT saved(stock.done);
        }
        tell(stock.problems);
      });
}

}  // namespace visagiste
