#include "core/makeup/layer_cache.h"

#include <algorithm>

namespace visagiste {
namespace {

constexpr int kLargestAge = 60;  // Pictures: two seconds of a stream.

/// What the masks of a layer depend on is the same.
bool haveSameMasks(const MakeupLayer& a, const MakeupLayer& b) {
  return a.product == b.product && a.zone == b.zone && a.side == b.side && a.parameters == b.parameters &&
         a.colors.size() == b.colors.size() && a.mask.sharedPixels() == b.mask.sharedPixels() &&
         a.picture.sharedPixels() == b.picture.sharedPixels();
}

}  // namespace

std::vector<PreparedLayer> LayerCache::prepared(const MakeupLook& look) {
  std::vector<PreparedLayer> layers;
  for (const MakeupLayer& layer : look.layers) {
    auto entry = std::find_if(m_entries.begin(), m_entries.end(),
                              [&layer](const Entry& known) { return haveSameMasks(known.layer, layer); });
    if (entry == m_entries.end()) {
      m_entries.push_front({layer, std::make_shared<const std::vector<UvPatch>>(makeUvPatches(m_chart, layer))});
      entry = m_entries.begin();
    }
    entry->age = 0;
    layers.push_back({layer, entry->patches});
  }
  return layers;
}

void LayerCache::forgetUnused() {
  m_entries.remove_if([](Entry& entry) { return ++entry.age > kLargestAge; });
}

}  // namespace visagiste
