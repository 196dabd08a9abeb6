#include "core/portrait/portrait_settings.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "core/base/error.h"

namespace visagiste {
namespace {

struct Expression {
  const char* name;
  const char* meaning;
  std::vector<std::pair<const char*, float>> channels;  ///< A * at the end: left and right. "": all.
};

const std::vector<Expression>& expressions() {
  static const std::vector<Expression> list{
      {"smile",
       "smile with closed lips",
       {{"mouthSmile*", 0.75F}, {"cheekSquint*", 0.4F}, {"eyeSquint*", 0.15F}, {"mouthFrown*", 0}, {"mouthPucker", 0}}},
      {"grin",
       "smile that shows the teeth",
       {{"mouthSmile*", 0.8F},
        {"cheekSquint*", 0.5F},
        {"eyeSquint*", 0.2F},
        {"mouthUpperUp*", 0.45F},
        {"mouthLowerDown*", 0.3F},
        {"jawOpen", 0.08F},
        {"mouthFrown*", 0},
        {"mouthPucker", 0},
        {"mouthPress*", 0}}},
      {"serious",
       "take a smile back",
       {{"mouthSmile*", 0}, {"mouthDimple*", 0}, {"cheekSquint*", 0}, {"mouthStretch*", 0}}},
      {"mouth-open", "drop the jaw", {{"jawOpen", 0.65F}, {"mouthClose", 0}}},
      {"mouth-closed",
       "bring the lips together",
       {{"jawOpen", 0},
        {"mouthUpperUp*", 0},
        {"mouthLowerDown*", 0},
        {"mouthFunnel", 0},
        {"mouthShrugUpper", 0},
        {"mouthStretch*", 0}}},
      {"pucker", "push the lips forward as for a kiss", {{"mouthPucker", 0.85F}, {"mouthSmile*", 0}, {"jawOpen", 0}}},
      {"eyes-open", "open half-closed eyes", {{"eyeBlink*", 0}, {"eyeSquint*", 0}, {"eyeWide*", 0.35F}}},
      {"eyes-closed", "close both eyes", {{"eyeBlink*", 1}, {"eyeWide*", 0}}},
      {"wink-left", "close the person's left eye", {{"eyeBlinkLeft", 1}, {"cheekSquintLeft", 0.3F}}},
      {"wink-right", "close the person's right eye", {{"eyeBlinkRight", 1}, {"cheekSquintRight", 0.3F}}},
      {"brows-up", "raise the brows", {{"browInnerUp*", 0.8F}, {"browOuterUp*", 0.7F}, {"browDown*", 0}}},
      {"brows-down", "lower the brows", {{"browDown*", 0.8F}, {"browInnerUp*", 0}, {"browOuterUp*", 0}}},
      {"surprise",
       "look surprised",
       {{"browInnerUp*", 0.9F}, {"browOuterUp*", 0.8F}, {"browDown*", 0}, {"eyeWide*", 0.6F}, {"jawOpen", 0.3F}}},
      {"sad", "look sad", {{"browInnerUp*", 0.8F}, {"browDown*", 0}, {"mouthFrown*", 0.6F}, {"mouthSmile*", 0}}},
      {"relaxed", "let the whole face rest", {{"", 0}}},
  };
  return list;
}

constexpr float kMostDeg = 30;

std::string lineOf(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

void requireRange(const std::string& name, float value, float lowest, float highest) {
  if (std::isfinite(value) && value >= lowest && value <= highest)
    return;
  char text[160];
  std::snprintf(text, sizeof text, "'%s' takes a value from %g to %g, not %g.", name.c_str(), double(lowest),
                double(highest), double(value));
  throw Error(ErrorCode::InvalidArgument, text);
}

void move(const std::string& channel, float to, float share, const std::vector<std::string>& channels,
          Eigen::VectorXf& values) {
  const auto found = std::find(channels.begin(), channels.end(), channel);
  if (found != channels.end()) {
    float& value = values[found - channels.begin()];
    value += share * (to - value);
  }
}

void apply(const Expression& expression, float share, const std::vector<std::string>& channels,
           Eigen::VectorXf& values) {
  for (const auto& [name, to] : expression.channels) {
    const std::string channel = name;
    if (channel.empty()) {
      // Where the eyes look is no expression.
      for (const std::string& every : channels)
        if (every.rfind("eyeLook", 0) != 0)
          move(every, to, share, channels, values);
    } else if (channel.back() == '*') {
      const std::string stem = channel.substr(0, channel.size() - 1);
      move(stem + "Left", to, share, channels, values);
      move(stem + "Right", to, share, channels, values);
    } else {
      move(channel, to, share, channels, values);
    }
  }
}

}  // namespace

const std::vector<PortraitSetting>& friendlySettings() {
  static const std::vector<PortraitSetting> settings = [] {
    std::vector<PortraitSetting> list;
    for (const Expression& expression : expressions()) list.push_back({expression.name, expression.meaning});
    list.push_back({"look-at-camera", "turn the eyes to the camera"});
    list.push_back({"yaw", "turn the head to the person's left, degrees", -kMostDeg, kMostDeg});
    list.push_back({"pitch", "let the head look up, degrees", -kMostDeg, kMostDeg});
    list.push_back({"roll", "lean the head to the person's left shoulder, degrees", -kMostDeg, kMostDeg});
    return list;
  }();
  return settings;
}

void applySetting(const std::string& name, float value, const std::vector<std::string>& channels, PortraitWish& wish) {
  if (const auto channel = std::find(channels.begin(), channels.end(), name); channel != channels.end()) {
    requireRange(name, value, 0, 1);
    wish.expression[channel - channels.begin()] = value;
    return;
  }
  std::vector<std::string> known;
  for (const PortraitSetting& setting : friendlySettings()) {
    known.push_back(setting.name);
    if (setting.name == name)
      requireRange(name, value, setting.lowest, setting.highest);
  }
  for (const Expression& expression : expressions())
    if (name == expression.name)
      return apply(expression, value, channels, wish.expression);
  if (name == "look-at-camera")
    wish.lookAtCamera = value;
  else if (name == "yaw")
    wish.yawDeg = value;
  else if (name == "pitch")
    wish.pitchDeg = value;
  else if (name == "roll")
    wish.rollDeg = value;
  else
    throw Error(ErrorCode::InvalidArgument, "There is no expression '" + name + "'. Choose " + lineOf(known) +
                                                ", or one of the channels " + lineOf(channels) + '.');
}

}  // namespace visagiste
