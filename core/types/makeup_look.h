#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/types/face_side.h"
#include "core/types/image.h"
#include "core/types/srgb_color.h"

namespace visagiste {

/// What a layer of makeup is made of.
enum class MakeupProduct {
  SkinSmoothing = 1,
  Foundation,
  Concealer,
  Contour,
  Bronzer,
  Blush,
  Highlighter,
  Brows,
  Eyeshadow,
  Kajal,
  Eyeliner,
  Lashes,
  Mascara,
  LipLiner,
  Lipstick,
  IrisColor,
  TeethWhitening,
  FacePaint,
};

enum class MakeupFinish {
  Matte = 1,
  Satin,
  Gloss,
  Shimmer,
  Glitter,
};

/// One adjustable number of a product, e.g. the length of lashes.
struct MakeupParameter {
  std::string_view name;  ///< As in files.
  float least = 0;
  float most = 1;
  float usual = 0.5F;
};

/// What a product can do: the choices that a palette offers and a file may name.
struct MakeupProductTraits {
  MakeupProduct product = MakeupProduct::Foundation;
  std::string_view name;                    ///< As in files: "lipstick".
  std::vector<std::string_view> zones;      ///< Where or in which style; the first is the usual one.
  std::vector<MakeupFinish> finishes;       ///< The first is the usual one; a product without a choice has Matte only.
  int fewestColors = 1;                     ///< 0: without one, the person's own skin or brows give it.
  int mostColors = 1;                       ///< 0 for products without a colour of their own.
  std::vector<MakeupParameter> parameters;  ///< May be empty.
};

/// One entry a product, in the order in which products are put on by default.
[[nodiscard]] const std::vector<MakeupProductTraits>& makeupProducts();
[[nodiscard]] const MakeupProductTraits& traitsOf(MakeupProduct product);

[[nodiscard]] std::string_view nameOf(MakeupFinish finish);  ///< "matte"
[[nodiscard]] std::string_view nameOf(FaceSide side);        ///< "both"

/// One layer of a look.
struct MakeupLayer {
  std::string name;  ///< For people; may be empty.
  MakeupProduct product = MakeupProduct::Lipstick;
  std::string zone = "full";                  ///< One of the product's zones.
  std::vector<SrgbColor> colors;              ///< fewestColors..mostColors; none: taken from the person, so that one
                                              ///< look suits every skin. Those of gradients run from the lash line, or
                                              ///< the middle, outwards.
  MakeupFinish finish = MakeupFinish::Matte;  ///< One of the product's finishes.
  float opacity = 1;                          ///< 0..1.
  FaceSide side = FaceSide::Both;
  bool visible = true;
  std::map<std::string, float, std::less<>> parameters;  ///< Those that differ from the usual value.
  Image mask;     ///< Gray8, square, UV space of the head (row 0 is v = 1): multiplies the zone. Empty: all 255.
  Image picture;  ///< Rgba8, FacePaint only: what is painted; empty for every other product.

  /// The parameter's value, or its usual one. Throws Error{InvalidArgument} for a name the product does not have.
  [[nodiscard]] float parameter(std::string_view parameterName) const;
};

/// A layer of this product with its usual values and, where it has colours, one.
[[nodiscard]] MakeupLayer usualLayer(MakeupProduct product, SrgbColor color);

/// A whole look: editable data, painted bottom layer first. Independent of any person or picture.
struct MakeupLook {
  std::string name;
  std::string author;
  std::string licence;  ///< SPDX id, or empty.
  std::vector<std::string> tags;
  std::vector<MakeupLayer> layers;

  static constexpr int kMostLayers = 64;
  static constexpr int kMostImageSidePx = 2048;  ///< Of masks and face paint.

  /// Throws Error{InvalidArgument} naming the first layer and field out of range.
  void check() const;

  /// Whether any layer of it shows on a face.
  [[nodiscard]] bool isVisible() const;
};

bool operator==(const MakeupLayer& a, const MakeupLayer& b);  ///< Pictures count as equal when they share pixels.
bool operator==(const MakeupLook& a, const MakeupLook& b);

/// Look A turning into look B: at share 0 exactly `a`, at 1 exactly `b`.
///
/// Layers of both with the same product, zone, side and finish are matched in their order: colours, opacity and
/// parameters run from one to the other (colours in linear light). Layers of one look only fade by their opacity.
/// share in [0, 1]; throws Error{InvalidArgument} outside.
[[nodiscard]] MakeupLook blended(const MakeupLook& a, const MakeupLook& b, float share);

/// One shade of a product, as palettes list it.
struct MakeupShade {
  std::string name;
  MakeupProduct product = MakeupProduct::Lipstick;
  MakeupFinish finish = MakeupFinish::Matte;
  SrgbColor color;
};

}  // namespace visagiste
