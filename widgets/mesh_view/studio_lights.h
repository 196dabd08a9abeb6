#pragma once

#include <array>
#include <Eigen/Geometry>

namespace visagiste {

enum class LightPreset {
  Studio = 1,  ///< Key, fill and rim; the default.
  Soft,        ///< Large, even lights; little shadow.
  Dramatic,    ///< A strong side key, hardly any fill, cool rim.
  Flat,        ///< No shading: shows the texture's own colours.
};

/// Lights stand around the camera, so that the object turns under them as on a turntable.
struct LightSettings {
  LightPreset preset = LightPreset::Studio;
  float rotationDeg = 0;  ///< All lights turned around the vertical axis.
  float intensity = 1;    ///< 0..2, of the direct lights.
  float ambient = 1;      ///< 0..2, of the surrounding light.
};

/// One directional light in view space (x right, y up, z to the viewer).
struct ViewLight {
  Eigen::Vector3f towards = Eigen::Vector3f::UnitZ();  ///< Unit length, from the surface to the light.
  Eigen::Vector3f radiance = Eigen::Vector3f::Zero();  ///< Linear RGB.
};

struct LightRig {
  std::array<ViewLight, 3> lights;
  Eigen::Vector3f skyRadiance = Eigen::Vector3f::Zero();     ///< Ambient from above, linear RGB.
  Eigen::Vector3f groundRadiance = Eigen::Vector3f::Zero();  ///< Ambient from below.
  float unlit = 0;                                           ///< 1: the texture's colours alone.
};

[[nodiscard]] LightRig lightRig(const LightSettings& settings);

}  // namespace visagiste
