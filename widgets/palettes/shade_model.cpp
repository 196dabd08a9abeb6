#include "widgets/palettes/shade_model.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/error.h"
#include "widgets/palettes/makeup_words.h"
#include "widgets/palettes/shade_text.h"
#include "widgets/palettes/shade_words.h"

namespace visagiste {
namespace {

constexpr float kGreyChroma = 12;  // Below it a hue says little: greys, blacks, taupes.
constexpr int kHueFamilies = 12;

bool isSkinTone(MakeupProduct product) {
  return product == MakeupProduct::Foundation || product == MakeupProduct::Concealer ||
         product == MakeupProduct::Contour || product == MakeupProduct::Bronzer;
}

/// Family of hue, greys last; within it light before dark.
std::pair<int, float> colorRank(const PaletteShade& shade) {
  const float chroma = std::hypot(shade.lab[1], shade.lab[2]);
  if (isSkinTone(shade.shade.product))
    return {0, -shade.lab[0]};
  if (chroma < kGreyChroma)
    return {kHueFamilies, -shade.lab[0]};
  const float turn = std::atan2(shade.lab[2], shade.lab[1]) / (2 * 3.14159265F);  // -0.5..0.5, red at 0.
  const float fromPink = turn + 0.13F;
  return {static_cast<int>((fromPink - std::floor(fromPink)) * kHueFamilies), -shade.lab[0]};
}

std::optional<SrgbColor> wholeColor(const QString& text) {
  try {
    return colorFromHex((text.startsWith(QLatin1Char('#')) ? text : QLatin1Char('#') + text).toStdString());
  } catch (const Error&) {
    return std::nullopt;  // Most searches are words.
  }
}

}  // namespace

QString shadeTitle(const MakeupShade& shade) {
  return shade.name.empty() ? ShadeModel::tr("Custom colour") : shadeWords(shade.name);
}

QString colorWords(SrgbColor color, const Eigen::Vector3f& lab) {
  return ShadeModel::tr("%1 · L* %2  a* %3  b* %4")
      .arg(QString::fromStdString(hexOf(color)))
      .arg(std::lround(lab[0]))
      .arg(std::lround(lab[1]))
      .arg(std::lround(lab[2]));
}

ShadeModel::ShadeModel(QObject* parent)
    : QAbstractListModel(parent), m_labOf([](SrgbColor) { return Eigen::Vector3f::Zero().eval(); }) {
  setObjectName(QStringLiteral("shadeModel"));
}

void ShadeModel::setShades(std::vector<PaletteShade> shades) {
  m_shades = std::move(shades);
  refresh();
}

void ShadeModel::setProduct(MakeupProduct product) {
  m_product = product;
  refresh();
}

void ShadeModel::setSearch(const QString& text) {
  m_search = text.trimmed();
  refresh();
}

void ShadeModel::setSubset(PaletteSubset subset) {
  m_subset = subset;
  refresh();
}

void ShadeModel::setOrder(ShadeOrder order) {
  m_order = order;
  refresh();
}

void ShadeModel::setFavourites(std::vector<MakeupShade> favourites) {
  m_memory.setFavourites(std::move(favourites));
  refresh();
}

bool ShadeModel::isFavourite(const MakeupShade& shade) const {
  return m_memory.isFavourite(shade);
}

void ShadeModel::toggleFavourite(const MakeupShade& shade) {
  m_memory.toggleFavourite(shade);
  if (m_subset == PaletteSubset::Favourites)
    refresh();
  else if (const int row = rowOf(shade); row >= 0)
    Q_EMIT dataChanged(index(row), index(row), {FavouriteRole});
}

void ShadeModel::setRecent(std::vector<MakeupShade> recent) {
  m_memory.setRecent(std::move(recent));
  refresh();
}

void ShadeModel::noteUse(const MakeupShade& shade) {
  m_memory.noteUse(shade);
  // Swatches must not jump away under the pointer while the recent ones are shown; the next change of view sorts them.
}

int ShadeModel::rowOf(const MakeupShade& shade) const {
  const auto at =
      std::find_if(m_rows.begin(), m_rows.end(), [&](const PaletteShade& s) { return sameShade(s.shade, shade); });
  return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

int ShadeModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ShadeModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount())
    return {};
  const PaletteShade& row = m_rows[static_cast<std::size_t>(index.row())];
  const QString title = shadeTitle(row.shade);
  const QString kind = words(row.shade.product) + QStringLiteral(" · ") + words(row.shade.finish);
  switch (role) {
    case ShadeRole:
      return QVariant::fromValue(row);
    case FavouriteRole:
      return isFavourite(row.shade);
    case Qt::DisplayRole:
      return title;
    case Qt::ToolTipRole:
      return QStringLiteral("%1\n%2\n%3").arg(title, kind, colorWords(row.shade.color, row.lab));
    case Qt::AccessibleTextRole:
      return QStringLiteral("%1, %2, %3").arg(title, kind, QString::fromStdString(hexOf(row.shade.color)));
    default:
      return {};
  }
}

PaletteShade ShadeModel::known(const MakeupShade& shade) const {
  const auto at =
      std::find_if(m_shades.begin(), m_shades.end(), [&](const PaletteShade& s) { return sameShade(s.shade, shade); });
  return at != m_shades.end() ? *at : PaletteShade{shade, m_labOf(shade.color), std::nullopt};
}

std::vector<PaletteShade> ShadeModel::subset() const {
  if (m_subset == PaletteSubset::All)
    return m_shades;
  std::vector<PaletteShade> result;
  const auto& chosen = m_subset == PaletteSubset::Favourites ? m_memory.favourites() : m_memory.recent();
  std::transform(chosen.begin(), chosen.end(), std::back_inserter(result),
                 [this](const MakeupShade& shade) { return known(shade); });
  return result;
}

bool ShadeModel::isWanted(const MakeupShade& shade) const {
  if (m_search.isEmpty())
    return shade.product == m_product;
  // Also by the English name, which is what products are called abroad.
  const QString text = shadeTitle(shade) + QLatin1Char('\n') + QString::fromStdString(shade.name) + QLatin1Char('\n') +
                       words(shade.product) + QLatin1Char('\n') + words(shade.finish) + QLatin1Char('\n') +
                       QString::fromStdString(hexOf(shade.color));
  const QStringList parts = m_search.split(QLatin1Char(' '), Qt::SkipEmptyParts);
  return std::all_of(parts.begin(), parts.end(),
                     [&](const QString& part) { return text.contains(part, Qt::CaseInsensitive); });
}

void ShadeModel::sort(std::vector<PaletteShade>& rows) const {
  if (m_subset != PaletteSubset::Recent)
    std::stable_sort(rows.begin(), rows.end(), [](const PaletteShade& a, const PaletteShade& b) {
      return std::pair(a.shade.product, colorRank(a)) < std::pair(b.shade.product, colorRank(b));
    });
  if (m_order == ShadeOrder::BestMatch)
    std::stable_sort(rows.begin(), rows.end(), [](const PaletteShade& a, const PaletteShade& b) {
      return a.mismatch && (!b.mismatch || *a.mismatch < *b.mismatch);
    });
}

void ShadeModel::refresh() {
  std::vector<PaletteShade> rows;
  for (PaletteShade& shade : subset())
    if (isWanted(shade.shade))
      rows.push_back(std::move(shade));
  sort(rows);
  const std::optional<SrgbColor> color = wholeColor(m_search);
  if (rows.empty() && color && traitsOf(m_product).mostColors > 0)
    rows.push_back(known({{}, m_product, traitsOf(m_product).finishes.front(), *color}));
  beginResetModel();
  m_rows = std::move(rows);
  endResetModel();
}

}  // namespace visagiste
