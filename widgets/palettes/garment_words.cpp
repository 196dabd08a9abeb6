#include "widgets/palettes/garment_words.h"

#include <QCoreApplication>

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
