#pragma once

#include <optional>
#include <QString>
#include <QStringList>
#include <vector>

#include "core/types/makeup_look.h"

namespace visagiste {

[[nodiscard]] bool sameShade(const MakeupShade& a, const MakeupShade& b);

/// A shade as one line for settings, and back; nothing for a line that is none.
[[nodiscard]] QString textOf(const MakeupShade& shade);
[[nodiscard]] std::optional<MakeupShade> shadeOf(const QString& text);
[[nodiscard]] QStringList textsOf(const std::vector<MakeupShade>& shades);
[[nodiscard]] std::vector<MakeupShade> shadesOf(const QStringList& texts);

}  // namespace visagiste
