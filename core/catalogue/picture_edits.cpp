#include "core/catalogue/picture_edits.h"

#include <algorithm>

#include "core/reconstruct/reconstructed_head.h"

namespace visagiste {

bool isMadeUp(const EditedPerson& person) {
  return person.look != nullptr && person.look->isVisible();
}

bool isDressed(const EditedPerson& person) {
  return std::any_of(person.outfit.begin(), person.outfit.end(),
                     [](const WornGarment& worn) { return worn.isShown(); });
}

bool isMoved(const PictureEdits& edits) {
  if (edits.head == nullptr || edits.head->views.empty() || edits.headOf >= edits.people.size()) {
    return false;
  }
  return !edits.motion.turn.isIdentity() || edits.motion.expression != edits.head->views.front().expression;
}

bool changesPicture(const PictureEdits& edits, EditStage last) {
  const auto anybody = [&edits](bool (*does)(const EditedPerson&)) {
    return std::any_of(edits.people.begin(), edits.people.end(), does);
  };
  return anybody(isMadeUp) || (last >= EditStage::Clothes && anybody(isDressed)) ||
         (last >= EditStage::Expression && isMoved(edits)) || (last >= EditStage::Style && !edits.style.style.empty());
}

}  // namespace visagiste
