#pragma once

/// Points and triangles of the face-model program: plain doubles, no LibTorch.

#include <algorithm>
#include <array>
#include <cmath>

namespace visagiste::training {

struct Vec3 {
  double x = 0;
  double y = 0;
  double z = 0;

  Vec3& operator+=(const Vec3& o) {
    x += o.x;
    y += o.y;
    z += o.z;
    return *this;
  }
};

inline Vec3 operator+(const Vec3& a, const Vec3& b) {
  return {a.x + b.x, a.y + b.y, a.z + b.z};
}
inline Vec3 operator-(const Vec3& a, const Vec3& b) {
  return {a.x - b.x, a.y - b.y, a.z - b.z};
}
inline Vec3 operator*(const Vec3& a, double s) {
  return {a.x * s, a.y * s, a.z * s};
}
inline double dot(const Vec3& a, const Vec3& b) {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}
inline Vec3 cross(const Vec3& a, const Vec3& b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline double norm(const Vec3& a) {
  return std::sqrt(dot(a, a));
}
inline Vec3 normalized(const Vec3& a) {
  const double length = norm(a);
  return length > 0 ? a * (1 / length) : a;
}
/// Normal of the triangle times twice its area.
inline Vec3 doubleAreaNormal(const Vec3& a, const Vec3& b, const Vec3& c) {
  return cross(b - a, c - a);
}

struct Vec2 {
  double x = 0;
  double y = 0;
};
inline Vec2 operator-(const Vec2& a, const Vec2& b) {
  return {a.x - b.x, a.y - b.y};
}
/// Twice the signed area; positive for counter-clockwise.
inline double doubleArea(const Vec2& a, const Vec2& b, const Vec2& c) {
  return (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
}

using Triangle = std::array<int, 3>;

/// 1 for an equilateral triangle, 0 for a degenerate one.
inline double triangleQuality(const Vec3& a, const Vec3& b, const Vec3& c) {
  const double squares = dot(b - a, b - a) + dot(c - b, c - b) + dot(a - c, a - c);
  constexpr double kEquilateral = 3.4641016151377544;  // 2 sqrt(3), with the doubled area below
  return squares > 0 ? kEquilateral * norm(doubleAreaNormal(a, b, c)) / squares : 0;
}

/// A point of a surface: three vertices and their weights (sum 1).
struct SurfacePoint {
  std::array<int, 3> vertex{0, 0, 0};
  std::array<double, 3> weight{1, 0, 0};
};

/// The point of triangle abc nearest to p, as barycentric weights.
/// Method: Ericson, Real-Time Collision Detection, 2005, section 5.1.5.
[[nodiscard]] std::array<double, 3> nearestBarycentric(const Vec3& p, const Vec3& a, const Vec3& b, const Vec3& c);

inline Vec3 blend(const std::array<double, 3>& w, const Vec3& a, const Vec3& b, const Vec3& c) {
  return a * w[0] + b * w[1] + c * w[2];
}

}  // namespace visagiste::training
