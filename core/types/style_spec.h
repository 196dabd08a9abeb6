#pragma once

#include <string>

namespace visagiste {

/// How strongly a style shows on the parts of a portrait, 0..1 each; multiplies the strength of the whole.
struct StyleRegionStrengths {
  float skin = 1;  ///< Face, neck, ears, hands, and what lies on the face: brows, eyes, lips, glasses.
  float hair = 1;
  float clothes = 1;
  float background = 1;  ///< And everything in a picture that shows nobody.

  /// Whether all are the same, so that nobody needs to know where what is.
  [[nodiscard]] bool areEqual() const { return skin == hair && hair == clothes && clothes == background; }
};

/// How a portrait is to be restyled: editable data, independent of any person or picture.
struct StyleSpec {
  std::string style;        ///< The name of a style at hand, a style pack, or a picture to take the style from.
  std::string variant;      ///< Of a pack with several vectors; empty: its main one.
  std::string secondStyle;  ///< As style; empty: none.
  float mix = 0;            ///< 0..1: 0 is the style alone, 1 the second one alone.
  float strength = 1;       ///< 0..1: 0 leaves the picture as it is.
  StyleRegionStrengths regions;
  float keepColor = 0;    ///< 0..1: 0 takes the style's colours, 1 keeps the picture's and takes lightness only.
  float protect = 0.5F;   ///< 0..1: how much of the shapes of eyes and mouth stays as it is.
  float strokeScale = 1;  ///< kLeastStrokeScale..kMostStrokeScale: the size of strokes, relative to the picture.

  static constexpr float kLeastStrokeScale = 0.25F;
  static constexpr float kMostStrokeScale = 4;

  /// Throws Error{InvalidArgument} naming the first field that is missing or out of range.
  void check() const;

  friend bool operator==(const StyleSpec& a, const StyleSpec& b);
  friend bool operator!=(const StyleSpec& a, const StyleSpec& b) { return !(a == b); }
};

}  // namespace visagiste
