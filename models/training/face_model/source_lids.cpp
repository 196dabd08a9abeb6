#include "models/training/face_model/source_lids.h"

#include <string>

namespace visagiste::training {
namespace {

// What closes the source's eyes to where the labels of neutral faces have the lids: a least-squares fit of both
// channels to how far the ten points in the middle of the lids were off, rounded down, since labels follow the lashes.
constexpr float kRestingBlink = 0.09F;
constexpr float kRestingSquint = 0.2F;

// At full strength the source's lids leave a slit; this closes it on the mean head.
constexpr float kBlinkStrength = 1.08F;

using Shape = std::vector<float>;

Shape* channel(FaceSource& source, const std::string& name) {
  const int index = source.expressionIndex(name);
  return index < 0 ? nullptr : &source.expressions[static_cast<std::size_t>(index)];
}

void scale(Shape& shape, float factor) {
  for (float& value : shape) value *= factor;
}

void addTimes(float factor, const Shape& from, Shape& to) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += factor * from[i];
}

void moveNeutral(std::vector<Vec3>& vertices, const Shape& shape) {
  for (std::size_t v = 0; v < vertices.size(); ++v)
    vertices[v] = vertices[v] + Vec3{shape[3 * v], shape[3 * v + 1], shape[3 * v + 2]};
}

}  // namespace

FaceSource withLidsOfPeople(FaceSource source) {
  for (const std::string side : {"_L", "_R"}) {
    Shape rest(3 * source.vertices.size(), 0);
    if (Shape* blink = channel(source, "eyeBlink" + side)) {
      scale(*blink, kBlinkStrength);
      addTimes(kRestingBlink, *blink, rest);
      scale(*blink, 1 - kRestingBlink);
    }
    if (Shape* squint = channel(source, "eyeSquint" + side)) {
      addTimes(kRestingSquint, *squint, rest);
      scale(*squint, 1 - kRestingSquint);
    }
    if (Shape* wide = channel(source, "eyeWide" + side))
      addTimes(-1, rest, *wide);
    moveNeutral(source.vertices, rest);
  }
  return source;
}

}  // namespace visagiste::training
