#pragma once

#include <array>
#include <Eigen/Core>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/types/image.h"
#include "core/types/srgb_color.h"

namespace visagiste {

enum class GarmentCategory {
  TShirt = 1,
  Shirt,
  LongSleeve,
  Turtleneck,
  TankTop,
  Hoodie,
  Jacket,
  Cardigan,
  Dress,
};

/// What the space inside the neckline shows.
enum class GarmentOpening {
  Skin = 1,  ///< The garment replaces what is worn.
  Worn,      ///< It opens in front and goes over what is worn.
};

struct GarmentCategoryTraits {
  GarmentCategory category = GarmentCategory::TShirt;
  std::string_view name;  ///< As in files: "t-shirt".
  GarmentOpening opening = GarmentOpening::Skin;
};

/// One entry a category, in the order of palettes.
[[nodiscard]] const std::vector<GarmentCategoryTraits>& garmentCategories();
[[nodiscard]] const GarmentCategoryTraits& traitsOf(GarmentCategory category);

/// What cloth is made of and how it is patterned. Drawn by this program, so that any garment can be made of any.
enum class FabricPattern { Plain = 1, Stripe, Check, Denim, Knit, Print };
[[nodiscard]] const std::vector<std::pair<std::string_view, FabricPattern>>& fabricPatterns();

/// A place on the left and one on the right of a garment's picture: the person's right first.
using GarmentPair = std::array<Eigen::Vector2f, 2>;

/// Where a garment takes hold of the body: pixels of its picture, which shows the front, upright.
struct GarmentHandles {
  GarmentPair neck;       ///< Where the shoulder seams meet the collar.
  GarmentPair collarTop;  ///< The upper edge of a standing collar at the sides of the neck; else as `neck`.
  Eigen::Vector2f collarFront = Eigen::Vector2f::Zero();  ///< The lowest place of the opening, on the middle line.
  GarmentPair shoulder;                                   ///< The outer end of the shoulder seam.
  GarmentPair armpit;
  GarmentPair sleeveOuter;  ///< Of the sleeve's end. Without sleeves as `shoulder`.
  GarmentPair sleeveInner;  ///< Without sleeves as `armpit`.
  GarmentPair hem;          ///< The lower corners.

  /// All of them as a list: neck, collarTop, collarFront, shoulder, armpit, sleeveOuter, sleeveInner, hem.
  static constexpr int kCount = 15;
  [[nodiscard]] std::array<Eigen::Vector2f, kCount> all() const;
  static GarmentHandles of(const std::array<Eigen::Vector2f, kCount>& points);

  [[nodiscard]] bool hasSleeves() const;
};

bool operator==(const GarmentHandles& a, const GarmentHandles& b);

/// "neck-right", ... in the order of GarmentHandles::all(). Right is the person's.
[[nodiscard]] const std::array<std::string_view, GarmentHandles::kCount>& garmentHandleNames();

/// How far each handle is moved from where the fit puts it on the body: centimetres of the body, x to the picture's
/// right, y down; in the order of GarmentHandles::all().
using HandleShifts = std::array<Eigen::Vector2f, GarmentHandles::kCount>;
[[nodiscard]] HandleShifts noShifts();
inline constexpr float kMostShiftCm = 20;  ///< In x and in y.

/// A garment: a picture of it and what is needed to put it on somebody.
struct Garment {
  std::string name;
  GarmentCategory category = GarmentCategory::TShirt;
  std::string author;
  std::string licence;   ///< SPDX id, or empty.
  std::string material;  ///< For people: "cotton jersey".
  std::vector<std::string> tags;
  FabricPattern pattern = FabricPattern::Plain;  ///< As it looks, for searching.
  SrgbColor color;                               ///< The main one, for swatches.
  float shoulderCm = 44;                         ///< From shoulder point to shoulder point: the picture's scale.
  GarmentHandles handles;
  Image picture;  ///< Rgba8: the front; transparent around it and inside the opening.
  Image back;     ///< Rgba8 of the same size: what stands behind the neck (a hood, a collar); may be empty.
  Image shading;  ///< Gray8 of the same size: the light on the cloth, 128 is even; empty: taken from the picture.

  static constexpr int kMostImageSidePx = 2048;
  static constexpr int kLeastImageSidePx = 32;

  /// Throws Error{InvalidArgument} naming the first field out of range.
  void check() const;
};

/// How a garment is worn. Every number has a range; see garmentFitParameters().
struct GarmentFit {
  float length = 1;        ///< Of the trunk: times the garment's own.
  float width = 1;         ///< Times the garment's own.
  float collarCm = 0;      ///< The front of the opening: up.
  float sleeve = 1;        ///< Length of the sleeves: times the garment's own.
  float hueDeg = 0;        ///< Turns the colour.
  float saturation = 1;    ///< 0: grey.
  float lightness = 0;     ///< -1 black .. 1 white.
  float opacity = 1;       ///< 0..1.
  float upCm = 0;          ///< The whole garment: up.
  bool hasFabric = false;  ///< Whether pattern and colors replace the garment's own cloth.
  FabricPattern pattern = FabricPattern::Plain;
  std::array<SrgbColor, 2> colors{SrgbColor{96, 110, 140}, SrgbColor{235, 235, 230}};  ///< Cloth, and its figures.
  HandleShifts shiftsCm = noShifts();

  /// Throws Error{InvalidArgument} naming the first field out of range.
  void check() const;
};

bool operator==(const GarmentFit& a, const GarmentFit& b);

/// One adjustable number of a fit.
struct GarmentFitParameter {
  std::string_view name;  ///< As in files and on the command line.
  float least = 0;
  float most = 1;
  float GarmentFit::*value = nullptr;
};
[[nodiscard]] const std::vector<GarmentFitParameter>& garmentFitParameters();

/// One garment of an outfit.
struct WornGarment {
  std::shared_ptr<const Garment> garment;
  GarmentFit fit;
  bool visible = true;

  /// Whether any of it can be seen.
  [[nodiscard]] bool isShown() const { return visible && fit.opacity > 0; }
};

/// What somebody wears, undermost first.
using Outfit = std::vector<WornGarment>;

bool operator==(const WornGarment& a, const WornGarment& b);

/// Changes one field of a fit: "length=1.1", "fabric=stripe" ("own": the garment's own cloth), "color=#336699",
/// "figure=#ffffff", "hem-left=1.5,-2" (a handle's shift). Throws Error{InvalidArgument} that names what is possible.
void editFit(GarmentFit& fit, const std::string& assignment);

}  // namespace visagiste
