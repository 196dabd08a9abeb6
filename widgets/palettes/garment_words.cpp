#include "widgets/palettes/garment_words.h"

#include <array>
#include <QCoreApplication>

#include "widgets/palettes/garment_shelf.h"

namespace visagiste {
namespace {

struct GarmentWords {
  Q_DECLARE_TR_FUNCTIONS(visagiste::GarmentWords)
};

}  // namespace

QString words(GarmentCategory category) {
  using C = GarmentCategory;
  switch (category) {
    case C::TShirt:
      return GarmentWords::tr("T-shirts");
    case C::Shirt:
      return GarmentWords::tr("Shirts");
    case C::LongSleeve:
      return GarmentWords::tr("Long sleeves");
    case C::Turtleneck:
      return GarmentWords::tr("Turtlenecks");
    case C::TankTop:
      return GarmentWords::tr("Tank tops");
    case C::Hoodie:
      return GarmentWords::tr("Hoodies");
    case C::Jacket:
      return GarmentWords::tr("Jackets");
    case C::Cardigan:
      return GarmentWords::tr("Cardigans");
    case C::Dress:
      return GarmentWords::tr("Dresses");
  }
  return {};
}

QString words(FabricPattern pattern) {
  using F = FabricPattern;
  switch (pattern) {
    case F::Plain:
      return GarmentWords::tr("Plain");
    case F::Stripe:
      return GarmentWords::tr("Stripes");
    case F::Check:
      return GarmentWords::tr("Check");
    case F::Denim:
      return GarmentWords::tr("Denim");
    case F::Knit:
      return GarmentWords::tr("Knit");
    case F::Print:
      return GarmentWords::tr("Print");
  }
  return {};
}

QString words(ColorFamily family) {
  using F = ColorFamily;
  switch (family) {
    case F::Black:
      return GarmentWords::tr("Black");
    case F::Grey:
      return GarmentWords::tr("Grey");
    case F::White:
      return GarmentWords::tr("White");
    case F::Brown:
      return GarmentWords::tr("Brown");
    case F::Red:
      return GarmentWords::tr("Red");
    case F::Orange:
      return GarmentWords::tr("Orange");
    case F::Yellow:
      return GarmentWords::tr("Yellow");
    case F::Green:
      return GarmentWords::tr("Green");
    case F::Blue:
      return GarmentWords::tr("Blue");
    case F::Purple:
      return GarmentWords::tr("Purple");
  }
  return {};
}

QString fitWords(std::string_view parameter) {
  struct Word {
    std::string_view name;
    const char* text;
  };
  for (const Word& word : {Word{"length", QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Length")},
                           Word{"width", QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Width")},
                           Word{"collar", QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Collar, cm up")},
                           Word{"sleeve", QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Sleeves")},
                           Word{"up", QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Whole, cm up")},
                           Word{"hue", QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Hue")},
                           Word{"saturation", QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Saturation")},
                           Word{"lightness", QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Lightness")},
                           Word{"opacity", QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Opacity")}})
    if (word.name == parameter)
      return GarmentWords::tr(word.text);
  return QString::fromUtf8(parameter.data(), static_cast<qsizetype>(parameter.size()));
}

QString handleWords(std::size_t index) {
  constexpr std::size_t kCollarFront = 4;
  if (index == kCollarFront)
    return GarmentWords::tr("Front of the collar");
  static constexpr std::array<const char*, 8> kPairs{
      QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Side of the collar"),
      QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Top of the collar"),
      "",
      QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Shoulder"),
      QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Armpit"),
      QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Outside of the sleeve"),
      QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Inside of the sleeve"),
      QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Hem")};
  // Pairs stand the person's right first; the one point of the middle line comes between them.
  const std::size_t place = index < kCollarFront ? index / 2 : (index + 1) / 2;
  const bool isRight = index < kCollarFront ? index % 2 == 0 : index % 2 == 1;
  const QString name = GarmentWords::tr(kPairs.at(place));
  return isRight ? GarmentWords::tr("%1, right").arg(name) : GarmentWords::tr("%1, left").arg(name);
}

QString garmentWords(const std::string& name) {
  for (const char* shipped : {QT_TRANSLATE_NOOP("visagiste::GarmentWords", "White tee"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Black tee"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Teal tee"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Breton tee"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Meadow tee"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Red v-neck"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Grey v-neck"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Navy longsleeve"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Striped longsleeve"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Burgundy sweater"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Oatmeal sweater"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Black turtleneck"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Cream turtleneck"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "White shirt"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Blue shirt"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Pinstripe shirt"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Lumberjack shirt"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Gingham shirt"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Denim shirt"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Palm shirt"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Navy blazer"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Camel blazer"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Denim jacket"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Olive jacket"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Grey hoodie"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Mustard hoodie"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Green cardigan"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Rose cardigan"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "White tank top"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Striped tank top"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Black dress"),
                              QT_TRANSLATE_NOOP("visagiste::GarmentWords", "Flower dress")})
    if (name == shipped)
      return GarmentWords::tr(shipped);
  return QString::fromStdString(name);
}

}  // namespace visagiste
