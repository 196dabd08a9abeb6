#pragma once

#include <string>
#include <vector>

#include "core/catalogue/option_reader.h"
#include "core/portrait/portrait_settings.h"

namespace visagiste {

/// NAME=VALUE, as people ask for another expression; see applySetting().
struct FaceSetting {
  std::string name;
  float value = 0;
};

/// "settings", a list of NAME=VALUE; none where it is absent.
/// channels  of the head. Throws Error{InvalidArgument} for an unknown name or a value out of range.
[[nodiscard]] std::vector<FaceSetting> readFaceSettings(OptionReader& options,
                                                        const std::vector<std::string>& channels);

/// What the settings make of a face with this expression.
[[nodiscard]] PortraitWish wishOf(const std::vector<FaceSetting>& settings, const Eigen::VectorXf& expression,
                                  const std::vector<std::string>& channels);

}  // namespace visagiste
