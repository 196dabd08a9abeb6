#include "core/style/style_save.h"

#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/style/style_painting.h"

namespace visagiste {

StylePack packOfSpec(const StyleSpec& spec, StyleReader& reader, const std::string& name) {
  const std::vector<StyleShare> shares = styleShares(spec, reader);
  if (shares.size() != 1)
    throw Error(ErrorCode::InvalidArgument,
                "These two styles are painted by different networks; their mix cannot be saved as one style.");
  StylePack pack;
  if (isStylePackName(spec.style)) {
    StylePack known = readStylePack(spec.style);
    pack.card = std::move(known.card);
    pack.network = std::move(known.network);
  }
  if (spec.mix > 0)
    pack.card.fingerprint.clear();  // It belongs to one of the two.
  pack.card.name = name;
  pack.card.nameZh.clear();
  pack.vectors[""] = shares.front().style.vector;
  return pack;
}

}  // namespace visagiste
