#include "core/document/look_step.h"

#include <algorithm>
#include <vector>

namespace visagiste {
namespace {

using Kind = LookStep::Kind;

constexpr char kPrefix[] = "look";
constexpr char kSeparator = '\x1f';  // ASCII's unit separator: no name holds it.

bool samePixels(const Image& a, const Image& b) {
  return a.sharedPixels() == b.sharedPixels() && a.size() == b.size();
}

std::string changedParameter(const MakeupLayer& a, const MakeupLayer& b) {
  for (const MakeupParameter& parameter : traitsOf(a.product).parameters)
    if (a.parameter(parameter.name) != b.parameter(parameter.name))
      return std::string(parameter.name);
  return {};
}

LookStep stepAt(Kind kind, const MakeupLayer& layer) {
  return {kind, layer.product, layer.name, {}};
}

/// What turned one layer into another. One field, or the layer counts as replaced.
LookStep layerStep(const MakeupLayer& a, const MakeupLayer& b) {
  std::vector<Kind> changed;
  const auto note = [&changed](Kind kind, bool differs) {
    if (differs)
      changed.push_back(kind);
  };
  note(Kind::LayerReplaced, a.product != b.product);
  note(Kind::Zone, a.zone != b.zone);
  note(Kind::Finish, a.finish != b.finish);
  note(Kind::Colors, a.colors != b.colors);
  note(Kind::Opacity, a.opacity != b.opacity);
  note(Kind::Side, a.side != b.side);
  note(Kind::Visibility, a.visible != b.visible);
  note(Kind::Name, a.name != b.name);
  note(Kind::Parameter, a.product == b.product && a.parameters != b.parameters);
  note(Kind::Mask, !samePixels(a.mask, b.mask));
  note(Kind::Picture, !samePixels(a.picture, b.picture));
  // A shade brings its finish along: one choice for the person.
  if (changed == std::vector<Kind>{Kind::Finish, Kind::Colors})
    changed = {Kind::Colors};
  LookStep step = stepAt(changed.size() == 1 ? changed.front() : Kind::LayerReplaced, b);
  if (step.kind == Kind::Parameter)
    step.parameter = changedParameter(a, b);
  return step;
}

bool areOppositeSides(const MakeupLayer& a, const MakeupLayer& b) {
  return a.product == b.product && a.zone == b.zone && a.side != b.side && a.side != FaceSide::Both &&
         b.side != FaceSide::Both;
}

/// `longer` holds the layers of `shorter` and one more: which one.
std::optional<std::size_t> extraLayer(const std::vector<MakeupLayer>& shorter, const std::vector<MakeupLayer>& longer) {
  if (longer.size() != shorter.size() + 1)
    return std::nullopt;
  std::size_t at = 0;
  while (at < shorter.size() && shorter[at] == longer[at]) ++at;
  const auto place = static_cast<std::ptrdiff_t>(at);
  return std::equal(shorter.begin() + place, shorter.end(), longer.begin() + place + 1) ? std::optional(at)
                                                                                        : std::nullopt;
}

/// `after` has one layer more because a layer of both sides became one a side: which one came to it.
std::optional<std::size_t> splitLayer(const std::vector<MakeupLayer>& before, const std::vector<MakeupLayer>& after) {
  for (std::size_t i = 0; i < before.size() && after.size() == before.size() + 1; ++i) {
    std::vector<MakeupLayer> joined = after;
    joined[i].side = FaceSide::Both;
    joined.erase(joined.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    if (areOppositeSides(after[i], after[i + 1]) && joined == before)
      return i + 1;
  }
  return std::nullopt;
}

/// The layer that was carried to another place, if nothing else happened.
std::optional<std::size_t> movedLayer(const std::vector<MakeupLayer>& before, const std::vector<MakeupLayer>& after,
                                      std::size_t first, std::size_t last) {
  const auto from = before.begin() + static_cast<std::ptrdiff_t>(first);
  const auto to = before.begin() + static_cast<std::ptrdiff_t>(last);
  for (const bool isUp : {true, false}) {
    std::vector<MakeupLayer> turned(before);
    const auto begin = turned.begin() + (from - before.begin());
    const auto end = turned.begin() + (to - before.begin()) + 1;
    std::rotate(begin, isUp ? begin + 1 : end - 1, end);
    if (turned == after)
      return isUp ? last : first;
  }
  return std::nullopt;
}

LookStep changeOfSameCount(const MakeupLook& before, const MakeupLook& after) {
  std::vector<std::size_t> changed;
  for (std::size_t i = 0; i < before.layers.size(); ++i)
    if (!(before.layers[i] == after.layers[i]))
      changed.push_back(i);
  if (changed.size() == 1)
    return layerStep(before.layers[changed[0]], after.layers[changed[0]]);
  if (const auto moved = movedLayer(before.layers, after.layers, changed.front(), changed.back()))
    return stepAt(Kind::LayerMoved, after.layers[*moved]);
  if (changed.size() == 2 && areOppositeSides(after.layers[changed[0]], after.layers[changed[1]])) {
    LookStep one = layerStep(before.layers[changed[0]], after.layers[changed[0]]);
    const LookStep other = layerStep(before.layers[changed[1]], after.layers[changed[1]]);
    if (one.kind == other.kind && one.parameter == other.parameter)
      return one;
  }
  return {Kind::WholeLook, MakeupProduct::Lipstick, after.name, {}};
}

}  // namespace

std::optional<LookStep> lookStep(const MakeupLook& before, const MakeupLook& after) {
  if (before == after)
    return std::nullopt;
  if (before.layers == after.layers)
    return LookStep{Kind::Labels, MakeupProduct::Lipstick, after.name, {}};
  if (const auto added = extraLayer(before.layers, after.layers))
    return stepAt(Kind::LayerAdded, after.layers[*added]);
  if (const auto split = splitLayer(before.layers, after.layers))
    return stepAt(Kind::LayerAdded, after.layers[*split]);
  if (const auto removed = extraLayer(after.layers, before.layers))
    return stepAt(Kind::LayerRemoved, before.layers[*removed]);
  if (before.layers.size() == after.layers.size())
    return changeOfSameCount(before, after);
  return LookStep{Kind::WholeLook, MakeupProduct::Lipstick, after.name, {}};
}

std::string keyOf(const LookStep& step) {
  std::string key = kPrefix;
  for (const std::string& part : {std::to_string(static_cast<int>(step.kind)),
                                  std::to_string(static_cast<int>(step.product)), step.parameter, step.name})
    key += kSeparator + part;
  return key;
}

std::optional<LookStep> lookStepOf(const std::string& key) {
  std::vector<std::string> parts(1);
  for (const char c : key) {
    if (c == kSeparator && parts.size() < 5)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  if (parts.size() != 5 || parts[0] != kPrefix)
    return std::nullopt;
  return LookStep{static_cast<Kind>(std::stoi(parts[1])), static_cast<MakeupProduct>(std::stoi(parts[2])), parts[4],
                  parts[3]};
}

}  // namespace visagiste
