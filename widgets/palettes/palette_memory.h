#pragma once

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace visagiste {

/// Which of the things on offer a palette lists.
enum class PaletteSubset { All = 1, Favourites, Recent };

/// What a person marked in a palette, and what they took last. `Same` says whether two things are the same one.
template <typename Thing, typename Same = std::equal_to<Thing>>
class PaletteMemory {
 public:
  static constexpr std::size_t kMostRecent = 24;

  void setFavourites(std::vector<Thing> favourites) { m_favourites = std::move(favourites); }
  [[nodiscard]] const std::vector<Thing>& favourites() const { return m_favourites; }
  [[nodiscard]] bool isFavourite(const Thing& thing) const { return indexIn(m_favourites, thing) >= 0; }
  void toggleFavourite(const Thing& thing) {
    if (const int at = indexIn(m_favourites, thing); at >= 0)
      m_favourites.erase(m_favourites.begin() + at);
    else
      m_favourites.push_back(thing);
  }

  /// Newest first, at most kMostRecent.
  void setRecent(std::vector<Thing> recent) { m_recent = std::move(recent); }
  [[nodiscard]] const std::vector<Thing>& recent() const { return m_recent; }
  /// -1 where it was not taken lately.
  [[nodiscard]] int recentRank(const Thing& thing) const { return indexIn(m_recent, thing); }
  void noteUse(const Thing& thing) {
    if (const int at = indexIn(m_recent, thing); at >= 0)
      m_recent.erase(m_recent.begin() + at);
    m_recent.insert(m_recent.begin(), thing);
    m_recent.resize(std::min(m_recent.size(), kMostRecent));
  }

 private:
  [[nodiscard]] static int indexIn(const std::vector<Thing>& things, const Thing& thing) {
    const auto at =
        std::find_if(things.begin(), things.end(), [&](const Thing& other) { return Same()(other, thing); });
    return at == things.end() ? -1 : static_cast<int>(at - things.begin());
  }

  std::vector<Thing> m_favourites;
  std::vector<Thing> m_recent;
};

}  // namespace visagiste
