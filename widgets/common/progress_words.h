#pragma once

#include <optional>
#include <QString>

namespace visagiste {

/// A length of time in words: "under a second", "8 s", "2 min 05 s", "1 h 12 min". Negative counts as zero.
[[nodiscard]] QString durationWords(double seconds);

/// Time left, rounded so that it does not flicker: "a few seconds left", "about 20 s left", "about 3 min left";
/// empty when unknown.
[[nodiscard]] QString timeLeftWords(std::optional<double> seconds);

/// "37 %", clamped to 0..100. `fraction` 0..1.
[[nodiscard]] QString percentWords(double fraction);

}  // namespace visagiste
