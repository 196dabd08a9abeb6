#pragma once

#include <functional>
#include <string>

class QMenu;

namespace visagiste {

/// Fills a menu with whole expressions (friendlySettings() without degrees); `chosen` gets the setting's name.
void addExpressionPresets(QMenu* menu, const std::function<void(const std::string&)>& chosen);

}  // namespace visagiste
