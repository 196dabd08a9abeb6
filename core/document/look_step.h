#pragma once

#include <optional>
#include <string>

#include "core/types/makeup_look.h"

namespace visagiste {

/// What was done to a look, in the words that undo needs.
struct LookStep {
  enum class Kind {
    LayerAdded = 1,
    LayerRemoved,
    LayerMoved,
    LayerReplaced,
    Colors,
    Opacity,
    Parameter,
    Zone,
    Finish,
    Side,
    Visibility,
    Name,
    Picture,    ///< Of face paint.
    Mask,
    WholeLook,  ///< More than one layer: another look was put on.
    Labels,     ///< Name, author, licence or tags of the look.
  };
  Kind kind = Kind::WholeLook;
  MakeupProduct product = MakeupProduct::Lipstick;  ///< Of the layer; WholeLook and Labels have none.
  std::string name;                                 ///< The layer's or, of WholeLook, the look's; may be empty.
  std::string parameter;                            ///< Of Parameter.

  friend bool operator==(const LookStep& a, const LookStep& b) {
    return a.kind == b.kind && a.product == b.product && a.name == b.name && a.parameter == b.parameter;
  }
};

/// The step that leads from one look to another; nothing when they are equal. Two changed layers that are each
/// other's other side (same product and zone, left and right) count as one: symmetric editing changes both.
[[nodiscard]] std::optional<LookStep> lookStep(const MakeupLook& before, const MakeupLook& after);

/// The step as a key of an undo stack, and back; nothing for any other key.
[[nodiscard]] std::string keyOf(const LookStep& step);
[[nodiscard]] std::optional<LookStep> lookStepOf(const std::string& key);

}  // namespace visagiste
