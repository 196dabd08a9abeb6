#include "core/expression/take_keys.h"

#include <algorithm>
#include <set>

#include "core/base/error.h"
#include "core/expression/channel_names.h"

namespace visagiste {
namespace {

/// A key as the change that it makes.
struct Change {
  double seconds = 0;
  double amount = 0;
};

double eased(double t) {
  t = std::clamp(t, 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

double changeAt(const std::vector<Change>& changes, double seconds) {
  const auto after = std::find_if(changes.begin(), changes.end(),
                                  [seconds](const Change& change) { return change.seconds >= seconds; });
  const Change* next = after == changes.end() ? nullptr : &*after;
  const Change* last = after == changes.begin() ? nullptr : &*(after - 1);
  if (last != nullptr && next != nullptr && next->seconds - last->seconds <= 2 * kKeyReachS) {
    const double share = eased((seconds - last->seconds) / (next->seconds - last->seconds));
    return last->amount + share * (next->amount - last->amount);
  }
  double amount = 0;
  if (last != nullptr)
    amount += last->amount * eased(1 - (seconds - last->seconds) / kKeyReachS);
  if (next != nullptr)
    amount += next->amount * eased(1 - (next->seconds - seconds) / kKeyReachS);
  return amount;
}

Eigen::Index indexIn(const Take& take, const std::string& channel) {
  if (const auto index = channelIndex(take.description.channels, channel))
    return *index;
  throw Error(ErrorCode::InvalidArgument, "The take has no channel '" + channel + "'.");
}

}  // namespace

Eigen::VectorXf channelWithKeys(const Take& take, const std::string& channel, const std::vector<TakeKey>& keys) {
  const Eigen::Index index = indexIn(take, channel);
  std::vector<Change> changes;
  for (const TakeKey& key : keys)
    if (key.channel == channel)
      changes.push_back(
          {key.seconds, double(std::clamp(key.value, 0.0F, 1.0F)) - sampleAt(take, key.seconds).expression[index]});
  std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.seconds < b.seconds; });
  Eigen::VectorXf values(static_cast<Eigen::Index>(take.samples.size()));
  for (Eigen::Index i = 0; i < values.size(); ++i) {
    const CaptureSample& sample = take.samples[static_cast<std::size_t>(i)];
    values[i] = sample.expression[index];
    if (!changes.empty())
      values[i] = std::clamp(values[i] + static_cast<float>(changeAt(changes, sample.seconds)), 0.0F, 1.0F);
  }
  return values;
}

Take withKeys(const Take& take, const std::vector<TakeKey>& keys) {
  std::set<std::string> channels;
  for (const TakeKey& key : keys) channels.insert(key.channel);
  Take result = take;
  for (const std::string& channel : channels) {
    const Eigen::Index index = indexIn(take, channel);
    const Eigen::VectorXf values = channelWithKeys(take, channel, keys);
    for (Eigen::Index i = 0; i < values.size(); ++i)
      result.samples[static_cast<std::size_t>(i)].expression[index] = values[i];
  }
  return result;
}

}  // namespace visagiste
