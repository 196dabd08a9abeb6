#pragma once

#include <array>
#include <QString>
#include <string_view>
#include <vector>

#include "core/document/look_step.h"
#include "core/types/makeup_look.h"

namespace visagiste {

/// How a palette groups products.
enum class ProductKind { Skin = 1, Cheeks, Eyes, Lips, Art };
inline constexpr std::array<ProductKind, 5> kProductKinds = {ProductKind::Skin, ProductKind::Cheeks, ProductKind::Eyes,
                                                             ProductKind::Lips, ProductKind::Art};

[[nodiscard]] ProductKind kindOf(MakeupProduct product);
/// In the order in which they are put on.
[[nodiscard]] std::vector<MakeupProduct> productsOf(ProductKind kind);

// Translated words. Zones and parameters that this version has no words for are shown as files write them.
[[nodiscard]] QString words(ProductKind kind);
[[nodiscard]] QString words(MakeupProduct product);
[[nodiscard]] QString words(MakeupFinish finish);
[[nodiscard]] QString words(FaceSide side);
[[nodiscard]] QString zoneWords(std::string_view zone);
[[nodiscard]] QString parameterWords(std::string_view parameter);
/// A name of tags that come with the shipped looks; others are shown as they are.
[[nodiscard]] QString tagWords(const std::string& tag);
/// A name of the shipped looks; others are shown as they are.
[[nodiscard]] QString lookWords(const std::string& name);

/// The layer's own name, or its product.
[[nodiscard]] QString titleOf(const MakeupLayer& layer);
/// Zone, finish and side as far as the product has a choice: "Wing · Matte · Left".
[[nodiscard]] QString detailOf(const MakeupLayer& layer);
/// For "Undo %1": "Lipstick: opacity".
[[nodiscard]] QString words(const LookStep& step);

}  // namespace visagiste
