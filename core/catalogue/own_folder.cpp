#include "core/catalogue/own_folder.h"

#include <cstdlib>

namespace visagiste {

std::filesystem::path ownFolder(const char* kind) {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return std::filesystem::path(value != nullptr ? value : "");
  };
  const std::filesystem::path data = variable("XDG_DATA_HOME");
  // The standard has relative paths ignored.
  return (data.is_absolute() ? data : variable("HOME") / ".local" / "share") / "visagiste" / kind;
}

}  // namespace visagiste
