#include "models/training/engine/channel_list.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace visagiste::training {
namespace {

bool endsWith(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

std::string mirroredName(const std::string& name) {
  const std::string left = "Left";
  const std::string right = "Right";
  if (endsWith(name, left))
    return name.substr(0, name.size() - left.size()) + right;
  return endsWith(name, right) ? name.substr(0, name.size() - right.size()) + left : name;
}

}  // namespace

std::string channelFileOf(const std::string& packPath) {
  return packPath + ".channels";
}

void writeChannelNames(const std::string& path, const std::vector<std::string>& names) {
  std::ofstream file(path);
  for (const std::string& name : names) file << name << '\n';
  file.close();
  if (!file)
    throw std::runtime_error(path + " cannot be written");
}

std::vector<std::string> readChannelNames(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> names;
  for (std::string name; file >> name;) names.push_back(name);
  if (names.empty())
    throw std::runtime_error(path + " lists no channels: make it with visagiste-prepare-poses");
  return names;
}

std::vector<int> channelMirror(const std::vector<std::string>& names) {
  std::vector<int> mirror;
  for (const std::string& name : names) {
    const auto other = std::find(names.begin(), names.end(), mirroredName(name));
    if (other == names.end())
      throw std::runtime_error("channel " + name + " has no counterpart on the other side");
    mirror.push_back(static_cast<int>(other - names.begin()));
  }
  return mirror;
}

}  // namespace visagiste::training
