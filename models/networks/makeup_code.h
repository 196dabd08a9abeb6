#pragma once

/// A look as numbers: what the makeup encoder answers, and the labels that it learns from. Free of LibTorch.

#include <array>
#include <string_view>

namespace visagiste {

/// The products that are read from a photograph, by the names of the look files, in the encoder's order.
inline constexpr std::array<std::string_view, 12> kEncodedProducts{"foundation",  "contour", "bronzer",   "blush",
                                                                   "highlighter", "brows",   "eyeshadow", "kajal",
                                                                   "eyeliner",    "lashes",  "lip-liner", "lipstick"};

inline constexpr int kEncodedProductCount = static_cast<int>(kEncodedProducts.size());
inline constexpr int kMostEncodedZones = 6;       ///< In the order of the product's traits.
inline constexpr int kMostEncodedFinishes = 4;    ///< In the order of the product's traits.
inline constexpr int kMostEncodedColors = 3;      ///< L / 100, a / 100, b / 100 each.
inline constexpr int kMostEncodedParameters = 3;  ///< In the order of the traits, 0 the least value and 1 the most.

/// Places within the label of one product.
namespace makeup_label {
inline constexpr int kPresence = 0;  ///< 1 where the look has the product.
inline constexpr int kOpacity = 1;
inline constexpr int kZone = 2;    ///< Index.
inline constexpr int kFinish = 3;  ///< Index.
inline constexpr int kColors = 4;
inline constexpr int kColorCount = kColors + 3 * kMostEncodedColors;
inline constexpr int kParameters = kColorCount + 1;
inline constexpr int kFloats = kParameters + kMostEncodedParameters;
}  // namespace makeup_label

/// Places within the answer for one product.
namespace makeup_answer {
inline constexpr int kPresence = 0;                           ///< Logit.
inline constexpr int kOpacity = 1;                            ///< Logit.
inline constexpr int kZones = 2;                              ///< Logits.
inline constexpr int kFinishes = kZones + kMostEncodedZones;  ///< Logits.
inline constexpr int kColors = kFinishes + kMostEncodedFinishes;
inline constexpr int kParameters = kColors + 3 * kMostEncodedColors;  ///< Logits.
inline constexpr int kFloats = kParameters + kMostEncodedParameters;
}  // namespace makeup_answer

}  // namespace visagiste
