#pragma once

#include <string>

#include <QString>

namespace visagiste {

/// What a step of the document's history did, for "Undo …"; empty for a key that has no words. See
/// PortraitDocument::undoKey().
[[nodiscard]] QString stepWords(const std::string& key);

}  // namespace visagiste
