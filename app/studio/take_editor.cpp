#include "app/studio/take_editor.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "core/base/error.h"
#include "core/expression/channel_names.h"

namespace visagiste {
namespace {

constexpr std::size_t kHistoryBytes = std::size_t{256} << 20U;
constexpr double kSameMomentS = 1 / 120.0;
constexpr double kSpanFadeS = 0.1;  // An edit of a part passes into the rest over so long.

std::size_t bytesOf(const Take& take) {
  return take.samples.size() * (sizeof(CaptureSample) + 2 * sizeof(float) * take.description.channels.size());
}

std::shared_ptr<const Take> baked(const PerformanceEdit& edit) {
  return edit.base == nullptr || edit.keys.empty() ? edit.base
                                                   : std::make_shared<const Take>(withKeys(*edit.base, edit.keys));
}

}  // namespace

TakeEditor::TakeEditor(QObject* parent) : EditHistory(parent), m_history(kHistoryBytes) {
  setObjectName(QStringLiteral("takeEditor"));
}

void TakeEditor::push(const char* key, PerformanceEdit next, EditStep step, std::size_t bytes) {
  const PerformanceEdit before = edit();
  m_history.push(key, std::move(next), bytes, step == EditStep::Continues);
  announce(before, step == EditStep::Ends);
}

void TakeEditor::announce(const PerformanceEdit& before, bool isOver) {
  const PerformanceEdit& now = edit();
  if (before.base != now.base || before.keys != now.keys || before.takeName != now.takeName) {
    m_take = baked(now);
  }
  if (before.takeName != now.takeName) {
    Q_EMIT takeOpened();
  } else if (before.base != now.base || before.keys != now.keys || isOver) {
    Q_EMIT takeChanged(isOver);
  }
  if (before.adjustments != now.adjustments) {
    Q_EMIT adjustmentsChanged();
  }
  Q_EMIT historyChanged();
}

void TakeEditor::open(const QString& name, std::shared_ptr<const Take> take) {
  PerformanceEdit next = edit();
  next.takeName = name;
  const std::size_t bytes = bytesOf(*take);
  next.base = std::move(take);
  next.keys.clear();
  push("open", std::move(next), EditStep::Ends, bytes);
}

void TakeEditor::close() {
  const PerformanceEdit before = edit();
  PerformanceEdit next;
  next.adjustments = before.adjustments;
  m_history.reset(std::move(next));  // What is deleted cannot be gone back to.
  announce(before, true);
}

void TakeEditor::rename(const QString& name) {
  PerformanceEdit next = edit();
  next.takeName = name;
  m_history.reset(std::move(next));
  Q_EMIT historyChanged();
}

int TakeEditor::addKey(const TakeKey& key) {
  PerformanceEdit next = edit();
  if (next.base == nullptr || !channelIndex(next.base->description.channels, key.channel)) {
    throw Error(ErrorCode::InvalidArgument, "The take has no channel '" + key.channel + "'.");
  }
  const auto same = std::find_if(next.keys.begin(), next.keys.end(), [&key](const TakeKey& other) {
    return other.channel == key.channel && std::abs(other.seconds - key.seconds) < kSameMomentS;
  });
  const auto index = static_cast<int>(same - next.keys.begin());
  if (same == next.keys.end()) {
    next.keys.push_back(key);
  } else {
    *same = key;
  }
  push("key", std::move(next), EditStep::Ends);
  return index;
}

void TakeEditor::moveKey(int index, double seconds, float value, EditStep step) {
  PerformanceEdit next = edit();
  TakeKey& key = next.keys.at(static_cast<std::size_t>(index));
  double earliestS = next.base->samples.front().seconds;
  double latestS = next.base->samples.back().seconds;
  for (const TakeKey& other : next.keys) {
    if (&other != &key && other.channel == key.channel) {
      if (other.seconds < key.seconds) {
        earliestS = std::max(earliestS, other.seconds + kSameMomentS);
      } else {
        latestS = std::min(latestS, other.seconds - kSameMomentS);
      }
    }
  }
  key.seconds = std::clamp(seconds, earliestS, std::max(earliestS, latestS));
  key.value = std::clamp(value, 0.0F, 1.0F);
  push("moveKey", std::move(next), step);
}

void TakeEditor::removeKey(int index) {
  PerformanceEdit next = edit();
  next.keys.erase(next.keys.begin() + index);
  push("removeKey", std::move(next), EditStep::Ends);
}

void TakeEditor::trim(double beginS, double endS) {
  PerformanceEdit next = edit();
  auto part = std::make_shared<const Take>(trimmed(*m_take, beginS, endS));
  next.base = part;
  next.keys.clear();  // Taken in.
  push("trim", std::move(next), EditStep::Ends, bytesOf(*part));
}

void TakeEditor::editSpan(const char* key, const TakeSpan& span, EditStep step,
                          const std::function<Take(const Take&)>& change) {
  PerformanceEdit next = m_scaledFrom.value_or(edit());
  const std::shared_ptr<const Take> before = baked(next);
  const bool isWhole = span.beginS <= before->samples.front().seconds && span.endS >= before->samples.back().seconds;
  const Take after = change(*before);
  auto result =
      std::make_shared<const Take>(isWhole ? after : limitedTo(*before, after, span.beginS, span.endS, kSpanFadeS));
  // The keys of these channels are taken in. Those outside of the span stay: they ask for what is there already.
  next.keys.erase(std::remove_if(next.keys.begin(), next.keys.end(),
                                 [&span](const TakeKey& each) {
                                   return each.seconds >= span.beginS && each.seconds <= span.endS &&
                                          std::find(span.channels.begin(), span.channels.end(), each.channel) !=
                                              span.channels.end();
                                 }),
                  next.keys.end());
  next.base = result;
  push(key, std::move(next), step, bytesOf(*result));
}

void TakeEditor::smooth(const TakeSpan& span, double sigmaS) {
  editSpan("smooth", span, EditStep::Ends,
           [&span, sigmaS](const Take& take) { return smoothed(take, span.channels, sigmaS); });
}

void TakeEditor::scale(const TakeSpan& span, float gain, EditStep step) {
  if (!m_scaledFrom) {
    m_scaledFrom = edit();
  }
  ChannelAdjustment adjustment;
  adjustment.gain = gain;
  editSpan("scale", span, step, [&](const Take& take) {
    Take result = take;
    for (const std::string& channel : span.channels) {
      result = adjusted(result, channel, adjustment);
    }
    return result;
  });
  if (step == EditStep::Ends) {
    m_scaledFrom.reset();
  }
}

void TakeEditor::replaceBase(std::shared_ptr<const Take> take) {
  PerformanceEdit next = edit();
  const std::size_t bytes = bytesOf(*take);
  next.base = std::move(take);
  next.keys.clear();
  push("revert", std::move(next), EditStep::Ends, bytes);
}

void TakeEditor::restoreAdjustments(std::vector<ChannelAdjustment> adjustments) {
  PerformanceEdit next = edit();
  next.adjustments = std::move(adjustments);
  m_history.reset(std::move(next));
  Q_EMIT adjustmentsChanged();
  Q_EMIT historyChanged();
}

void TakeEditor::setAdjustments(std::vector<ChannelAdjustment> adjustments, EditStep step) {
  PerformanceEdit next = edit();
  const PerformanceEdit before = next;
  next.adjustments = std::move(adjustments);
  m_history.push("adjust", std::move(next), 0, step == EditStep::Continues);
  if (before.adjustments != edit().adjustments) {
    Q_EMIT adjustmentsChanged();
  }
  Q_EMIT historyChanged();
}

void TakeEditor::undo() {
  const PerformanceEdit before = edit();
  m_history.undo();
  announce(before, true);
}

void TakeEditor::redo() {
  const PerformanceEdit before = edit();
  m_history.redo();
  announce(before, true);
}

namespace {

QString wordsOf(const std::string& key) {
  const std::map<std::string, QString> words{{"open", TakeEditor::tr("opening a take")},
                                             {"key", TakeEditor::tr("key")},
                                             {"moveKey", TakeEditor::tr("moving a key")},
                                             {"removeKey", TakeEditor::tr("deleting a key")},
                                             {"trim", TakeEditor::tr("trim")},
                                             {"smooth", TakeEditor::tr("smoothing")},
                                             {"scale", TakeEditor::tr("scaling")},
                                             {"revert", TakeEditor::tr("return to the recording")},
                                             {"adjust", TakeEditor::tr("channel setting")}};
  const auto found = words.find(key);
  return found == words.end() ? QString() : found->second;
}

}  // namespace

QString TakeEditor::undoWords() const {
  return wordsOf(m_history.undoKey());
}

QString TakeEditor::redoWords() const {
  return wordsOf(m_history.redoKey());
}

}  // namespace visagiste
