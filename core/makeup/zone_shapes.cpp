#include "core/makeup/zone_shapes.h"

namespace visagiste {
namespace {

using Kind = ZoneShape::Kind;
using Shapes = std::vector<ZoneShape>;

Shapes joined(std::initializer_list<Shapes> parts) {
  Shapes all;
  for (const Shapes& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

Shapes weakened(Shapes shapes, float factor) {
  for (ZoneShape& shape : shapes) shape.strength *= factor;
  return shapes;
}

Shapes contourCheeks() {
  return {{Kind::Band, {{234, 227, 0.35F}, {227, 137, 0.55F}, {123, 147, 0.35F}, {187, 50, 0.25F}}, 0.055F, 1, 0.018F}};
}
Shapes contourJaw() {
  return {{Kind::Band,
           {{132, 177, 0.1F}, {58, 215, 0.1F}, {172, 138, 0.1F}, {136, 135, 0.2F}, {150, 169, 0.2F}, {149, 170, 0.2F}},
           0.06F,
           1,
           0.022F}};
}
Shapes contourNose() {
  return {{Kind::Band,
           {{193, 168, 0.25F}, {122, 6, 0.1F}, {196, 236, 0.35F}, {236, 134, 0.3F}, {131, 134, 0.5F}},
           0.016F,
           0.9F,
           0.009F}};
}
Shapes contourForehead() {
  return {{Kind::Band,
           {{139, 162, 0.4F}, {21, 71, 0.2F}, {54, 68, 0.1F}, {103, 104, 0.0F}, {67, 69, -0.1F}},
           0.08F,
           0.8F,
           0.03F}};
}

Shapes bronzerCheeks() {
  return {{Kind::Band,
           {{127, 34, 0.5F}, {234, 227, 0.6F}, {227, 123, 0.6F}, {123, 50, 0.35F}, {187, 50, 0.4F}},
           0.11F,
           1,
           0.03F}};
}

Shapes blushApples() {
  return {{Kind::Area,
           {{101, 118, 0.45F},
            {36, 101, 0.35F},
            {205, 36, 0.25F},
            {187, 205, 0.35F},
            {147, 187, 0.4F},
            {123, 50, 0.25F},
            {117, 123, 0.35F},
            {118, 50, 0.2F}},
           0,
           1,
           0.022F}};
}
Shapes blushDraped() {
  return {{Kind::Band,
           {{139, 34, 0.4F}, {143, 34, 0.3F}, {116, 111, 0.3F}, {117, 123, 0.3F}, {50, 101, 0.2F}},
           0.085F,
           1,
           0.028F}};
}
Shapes blushRound() {
  return {{Kind::Area,
           {{101, 50, 0.15F},
            {36, 205, 0.1F},
            {205, 50, 0.05F},
            {187, 50, 0.65F},
            {50, 123, 0.35F},
            {50, 117, 0.4F},
            {118, 50, 0.45F}},
           0,
           1,
           0.022F}};
}
Shapes blushSunKissed() {
  return {{Kind::Band,
           {{123, 50, 0.4F}, {50, 101, 0.3F}, {36, 142, 0.4F}, {198, 126, 0.3F}, {5, 195, 0.3F}},
           0.10F,
           0.9F,
           0.03F}};
}

Shapes highlightCheekbones() {
  return {{Kind::Band, {{156, 143, 0.75F}, {35, 143, 0.35F}, {111, 116, 0.35F}, {117, 118, 0.35F}}, 0.040F, 1, 0.014F}};
}
Shapes highlightNose() {
  return {{Kind::Band, {{168, 6, 0.3F}, {6, 6, 0}, {197, 197, 0}, {195, 195, 0}, {5, 4, 0.2F}}, 0.014F, 0.9F, 0.006F},
          {Kind::Area, {{4, 5, 0.3F}, {45, 4, 0.4F}, {4, 1, 0.4F}, {275, 4, 0.4F}}, 0, 0.6F, 0.006F}};
}
Shapes highlightCupidsBow() {
  return {{Kind::Band,
           {{39, 92, 0.25F}, {37, 167, 0.28F}, {0, 164, 0.25F}, {267, 393, 0.28F}, {269, 322, 0.25F}},
           0.012F,
           0.9F,
           0.005F}};
}
Shapes highlightBrowBone() {
  return {{Kind::Band, {{225, 46, 0.25F}, {224, 53, 0.35F}, {223, 52, 0.3F}}, 0.022F, 0.9F, 0.008F}};
}

Shapes concealerUnderEyes() {
  return {{Kind::Area,
           {{243, 244, 0.6F},
            {112, 233, 0.35F},
            {26, 232, 0.35F},
            {22, 231, 0.3F},
            {23, 230, 0.3F},
            {24, 229, 0.3F},
            {110, 228, 0.4F},
            {31, 228, 0.4F},
            {117, 228, 0.5F},
            {118, 119, 0.0F},
            {100, 119, 0.4F},
            {126, 47, 0.5F},
            {217, 114, 0.5F},
            {245, 244, 0.3F}},
           0,
           1,
           0.012F}};
}

Shapes contourZone(std::string_view zone) {
  if (zone == "cheeks")
    return contourCheeks();
  if (zone == "jaw")
    return contourJaw();
  if (zone == "nose")
    return contourNose();
  if (zone == "forehead")
    return contourForehead();
  return joined({contourCheeks(), contourJaw(), contourNose(), weakened(contourForehead(), 0.8F)});
}

Shapes bronzerZone(std::string_view zone) {
  if (zone == "cheeks")
    return bronzerCheeks();
  return joined({bronzerCheeks(), weakened(contourForehead(), 0.9F), weakened(contourJaw(), 0.7F),
                 weakened(blushSunKissed(), 0.35F)});
}

Shapes blushZone(std::string_view zone) {
  if (zone == "draped")
    return blushDraped();
  if (zone == "round")
    return blushRound();
  if (zone == "sun-kissed")
    return blushSunKissed();
  return joined({blushApples(), weakened(blushDraped(), 0.3F)});
}

Shapes highlighterZone(std::string_view zone) {
  if (zone == "cheekbones")
    return highlightCheekbones();
  if (zone == "nose")
    return highlightNose();
  if (zone == "cupids-bow")
    return highlightCupidsBow();
  if (zone == "brow-bone")
    return highlightBrowBone();
  return joined({highlightCheekbones(), weakened(highlightNose(), 0.7F), highlightCupidsBow(),
                 weakened(highlightBrowBone(), 0.6F)});
}

}  // namespace

std::vector<ZoneShape> zoneShapes(MakeupProduct product, std::string_view zone) {
  switch (product) {
    case MakeupProduct::Concealer:
      return concealerUnderEyes();
    case MakeupProduct::Contour:
      return contourZone(zone);
    case MakeupProduct::Bronzer:
      return bronzerZone(zone);
    case MakeupProduct::Blush:
      return blushZone(zone);
    case MakeupProduct::Highlighter:
      return highlighterZone(zone);
    default:
      return {};
  }
}

}  // namespace visagiste
