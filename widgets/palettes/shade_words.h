#pragma once

#include <QString>
#include <string>

namespace visagiste {

/// A translated name of the shades that come with the program; others are shown as they are.
[[nodiscard]] QString shadeWords(const std::string& name);

}  // namespace visagiste
