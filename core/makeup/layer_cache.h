#pragma once

#include <list>
#include <memory>
#include <vector>

#include "core/makeup/face_chart.h"
#include "core/makeup/layer_plan.h"
#include "core/types/makeup_look.h"

namespace visagiste {

/// Keeps the UV masks of layers in use: editing one layer draws one layer anew; colour, opacity, finish and order cost
/// nothing. One thread at a time.
class LayerCache {
 public:
  explicit LayerCache(const FaceChart& chart) : m_chart(chart) {}

  [[nodiscard]] std::vector<PreparedLayer> prepared(const MakeupLook& look);

  /// Lets go of masks that no layer has asked for in a while. Call once a picture.
  void forgetUnused();

 private:
  struct Entry {
    MakeupLayer layer;
    std::shared_ptr<const std::vector<UvPatch>> patches;
    int age = 0;
  };

  const FaceChart& m_chart;
  std::list<Entry> m_entries;
};

}  // namespace visagiste
