#include "widgets/mesh_view/studio_lights.h"

namespace visagiste {
namespace {

using Eigen::Vector3f;

ViewLight light(const Vector3f& towards, const Vector3f& color, float strength) {
  return {towards.normalized(), color * strength};
}

LightRig presetRig(LightPreset preset) {
  const Vector3f warm(1.0F, 0.95F, 0.88F);
  const Vector3f neutral(1.0F, 1.0F, 1.0F);
  const Vector3f cool(0.86F, 0.93F, 1.0F);
  LightRig rig;
  switch (preset) {
    case LightPreset::Soft:
      rig.lights = {light({-0.35F, 0.5F, 0.9F}, neutral, 0.52F), light({0.6F, 0.2F, 0.8F}, neutral, 0.36F),
                    light({0.0F, 0.6F, -0.8F}, neutral, 0.35F)};
      rig.skyRadiance = neutral * 0.42F;
      rig.groundRadiance = neutral * 0.30F;
      break;
    case LightPreset::Dramatic:
      rig.lights = {light({-0.95F, 0.45F, 0.45F}, warm, 1.35F), light({0.8F, 0.0F, 0.6F}, cool, 0.07F),
                    light({0.8F, 0.35F, -0.75F}, cool, 1.5F)};
      rig.skyRadiance = cool * 0.09F;
      rig.groundRadiance = neutral * 0.04F;
      break;
    case LightPreset::Flat:
      rig.lights.fill(light(Vector3f::UnitZ(), neutral, 0));
      rig.skyRadiance = rig.groundRadiance = neutral;
      rig.unlit = 1;
      break;
    case LightPreset::Studio:
      rig.lights = {light({-0.55F, 0.55F, 0.75F}, warm, 0.92F), light({0.85F, 0.1F, 0.65F}, cool, 0.32F),
                    light({0.45F, 0.5F, -0.85F}, neutral, 0.95F)};
      rig.skyRadiance = cool * 0.27F;
      rig.groundRadiance = warm * 0.17F;
      break;
  }
  return rig;
}

}  // namespace

LightRig lightRig(const LightSettings& settings) {
  LightRig rig = presetRig(settings.preset);
  const Eigen::AngleAxisf turn(settings.rotationDeg * 3.14159265F / 180, Vector3f::UnitY());
  for (ViewLight& each : rig.lights) {
    each.towards = turn * each.towards;
    each.radiance *= settings.intensity;
  }
  rig.skyRadiance *= settings.ambient;
  rig.groundRadiance *= settings.ambient;
  return rig;
}

}  // namespace visagiste
