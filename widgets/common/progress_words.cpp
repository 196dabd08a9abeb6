#include "widgets/common/progress_words.h"

#include <algorithm>
#include <cmath>
#include <QCoreApplication>

namespace visagiste {
namespace {

/// Gives the free functions below a context of translation.
struct ProgressWords {
  Q_DECLARE_TR_FUNCTIONS(visagiste::ProgressWords)
};

constexpr int kMinute = 60;
constexpr int kHour = 3600;

}  // namespace

QString durationWords(double seconds) {
  if (!(seconds >= 1)) {
    return ProgressWords::tr("under a second");
  }
  const auto whole = static_cast<qint64>(seconds);
  if (whole < kMinute) {
    return ProgressWords::tr("%1 s").arg(whole);
  }
  if (whole < kHour) {
    return ProgressWords::tr("%1 min %2 s").arg(whole / kMinute).arg(whole % kMinute, 2, 10, QLatin1Char('0'));
  }
  return ProgressWords::tr("%1 h %2 min").arg(whole / kHour).arg(whole % kHour / kMinute, 2, 10, QLatin1Char('0'));
}

QString timeLeftWords(std::optional<double> seconds) {
  if (!seconds || !(*seconds >= 0)) {
    return {};
  }
  if (*seconds < 6) {
    return ProgressWords::tr("a few seconds left");
  }
  if (*seconds < 55) {
    return ProgressWords::tr("about %1 s left").arg(static_cast<int>(std::ceil(*seconds / 5) * 5));
  }
  if (*seconds < kHour * 0.95) {
    return ProgressWords::tr("about %1 min left").arg(std::max(1, static_cast<int>(std::lround(*seconds / kMinute))));
  }
  return ProgressWords::tr("about %1 h left").arg(std::max(1, static_cast<int>(std::lround(*seconds / kHour))));
}

QString percentWords(double fraction) {
  const double inRange = fraction >= 0 ? std::min(fraction, 1.0) : 0.0;
  return ProgressWords::tr("%1 %").arg(static_cast<int>(std::floor(inRange * 100 + 1e-6)));
}

}  // namespace visagiste
