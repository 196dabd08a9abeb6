#include "widgets/palettes/shade_text.h"

#include <algorithm>

#include "core/base/error.h"

namespace visagiste {

bool sameShade(const MakeupShade& a, const MakeupShade& b) {
  return a.product == b.product && a.finish == b.finish && a.color == b.color && a.name == b.name;
}

QString textOf(const MakeupShade& shade) {
  const std::string_view product = traitsOf(shade.product).name;
  const std::string_view finish = nameOf(shade.finish);
  return QStringLiteral("%1|%2|%3|%4")
      .arg(QString::fromUtf8(product.data(), static_cast<qsizetype>(product.size())),
           QString::fromUtf8(finish.data(), static_cast<qsizetype>(finish.size())),
           QString::fromStdString(hexOf(shade.color)), QString::fromStdString(shade.name));
}

std::optional<MakeupShade> shadeOf(const QString& text) {
  const std::string product = text.section(QLatin1Char('|'), 0, 0).toStdString();
  const std::string finish = text.section(QLatin1Char('|'), 1, 1).toStdString();
  const auto& products = makeupProducts();
  const auto traits =
      std::find_if(products.begin(), products.end(), [&](const MakeupProductTraits& t) { return t.name == product; });
  if (traits == products.end())
    return std::nullopt;
  const auto known = std::find_if(traits->finishes.begin(), traits->finishes.end(),
                                  [&](MakeupFinish f) { return nameOf(f) == finish; });
  if (known == traits->finishes.end())
    return std::nullopt;
  try {
    return MakeupShade{text.section(QLatin1Char('|'), 3).toStdString(), traits->product, *known,
                       colorFromHex(text.section(QLatin1Char('|'), 2, 2).toStdString())};
  } catch (const Error&) {
    return std::nullopt;  // A line that somebody changed by hand is no reason to bother anyone.
  }
}

QStringList textsOf(const std::vector<MakeupShade>& shades) {
  QStringList texts;
  std::transform(shades.begin(), shades.end(), std::back_inserter(texts), textOf);
  return texts;
}

std::vector<MakeupShade> shadesOf(const QStringList& texts) {
  std::vector<MakeupShade> shades;
  for (const QString& text : texts)
    if (const std::optional<MakeupShade> shade = shadeOf(text))
      shades.push_back(*shade);
  return shades;
}

}  // namespace visagiste
