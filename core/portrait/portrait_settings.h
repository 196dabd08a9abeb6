#pragma once

#include <string>
#include <vector>

#include "core/portrait/driven_portrait.h"

namespace visagiste {

/// One thing that can be set on a face in a photograph, as people call it.
struct PortraitSetting {
  std::string name;
  std::string meaning;  ///< A short English sentence without full stop.
  float lowest = 0;
  float highest = 1;
};

/// What the settings ask for.
struct PortraitWish {
  Eigen::VectorXf expression;  ///< (53,) 0..1.
  float yawDeg = 0;
  float pitchDeg = 0;
  float rollDeg = 0;
  float lookAtCamera = 0;  ///< 0..1: how far the eyes turn to the camera.
};

/// Everything but the channels themselves: smile, grin, eyes-open, look-at-camera, yaw ...
[[nodiscard]] const std::vector<PortraitSetting>& friendlySettings();

/// Changes what the name stands for: a channel of `channels` takes the value; a friendly setting moves its channels
/// from where they are to its full expression by the value. Later settings change what earlier ones left. Throws
/// Error{InvalidArgument} for an unknown name, listing the names there are, or a value outside the setting's range.
/// Pure; any thread.
void applySetting(const std::string& name, float value, const std::vector<std::string>& channels, PortraitWish& wish);

}  // namespace visagiste
