#include "core/catalogue/face_setting_option.h"

#include <cstdlib>

#include "core/base/error.h"

namespace visagiste {
namespace {

FaceSetting settingOf(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0)
    throw Error(ErrorCode::InvalidArgument, "'" + text + "' is no setting; write NAME=VALUE, e.g. smile=0.5.");
  const std::string number = text.substr(equals + 1);
  char* end = nullptr;
  const float value = std::strtof(number.c_str(), &end);
  if (number.empty() || *end != '\0')
    throw Error(ErrorCode::InvalidArgument, "'" + text + "' needs a number behind the equals sign.");
  return {text.substr(0, equals), value};
}

}  // namespace

std::vector<FaceSetting> readFaceSettings(OptionReader& options, const std::vector<std::string>& channels) {
  std::vector<FaceSetting> settings;
  for (const std::string& text : options.textsOr("settings", {})) settings.push_back(settingOf(text));
  // Wrong names are told before anything is looked at.
  static_cast<void>(wishOf(settings, Eigen::VectorXf::Zero(static_cast<Eigen::Index>(channels.size())), channels));
  return settings;
}

PortraitWish wishOf(const std::vector<FaceSetting>& settings, const Eigen::VectorXf& expression,
                    const std::vector<std::string>& channels) {
  PortraitWish wish;
  wish.expression = expression;
  for (const FaceSetting& setting : settings) applySetting(setting.name, setting.value, channels, wish);
  return wish;
}

}  // namespace visagiste
