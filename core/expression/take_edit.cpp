#include "core/expression/take_edit.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "core/base/error.h"
#include "core/expression/channel_names.h"

namespace visagiste {
namespace {

Eigen::Index indexIn(const Take& take, const std::string& channel) {
  if (const auto index = channelIndex(take.description.channels, channel))
    return *index;
  throw Error(ErrorCode::InvalidArgument, "The take has no channel '" + channel + "'.");
}

float withinUnit(float value) {
  return std::clamp(value, 0.0F, 1.0F);
}

void require(bool holds, const std::string& text) {
  if (!holds)
    throw Error(ErrorCode::InvalidArgument, text);
}

/// Where an adjusted channel takes its value from.
Eigen::Index sourceOf(Eigen::Index index, const std::vector<std::string>& names, const ChannelAdjustment& adjustment) {
  return adjustment.isMirrored
             ? channelIndex(names, mirroredName(names[static_cast<std::size_t>(index)])).value_or(index)
             : index;
}

/// Rises from 0 to 1 with level ends.
double eased(double t) {
  t = std::clamp(t, 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

}  // namespace

float ChannelAdjustment::apply(float value) const {
  if (isMuted)
    return 0;
  if (curve.size() >= 2) {
    const auto after =
        std::find_if(curve.begin(), curve.end(), [value](const Eigen::Vector2f& point) { return point.x() >= value; });
    if (after == curve.begin())
      value = curve.front().y();
    else if (after == curve.end())
      value = curve.back().y();
    else {
      const Eigen::Vector2f& a = *(after - 1);
      value = a.y() + (value - a.x()) / std::max(after->x() - a.x(), 1e-6F) * (after->y() - a.y());
    }
  }
  return withinUnit(gain * value + offset);
}

Take trimmed(const Take& take, double beginS, double endS) {
  Take result{take.description, {}};
  for (const CaptureSample& sample : take.samples)
    if (sample.seconds >= beginS && sample.seconds <= endS)
      result.samples.push_back(sample);
  require(!result.samples.empty(), "Nothing of the take is left between these two moments.");
  const double first = result.samples.front().seconds;
  for (CaptureSample& sample : result.samples) sample.seconds -= first;
  return result;
}

Take adjusted(const Take& take, const std::string& channel, const ChannelAdjustment& adjustment) {
  const Eigen::Index index = indexIn(take, channel);
  const Eigen::Index from = sourceOf(index, take.description.channels, adjustment);
  Take result = take;
  for (CaptureSample& sample : result.samples) sample.expression[index] = adjustment.apply(sample.expression[from]);
  return result;
}

Eigen::VectorXf adjusted(const Eigen::VectorXf& values, const std::vector<std::string>& names,
                         const std::vector<ChannelAdjustment>& adjustments) {
  if (adjustments.empty())
    return values;
  require(values.size() == static_cast<Eigen::Index>(names.size()) && names.size() == adjustments.size(),
          "Adjusting channels needs one adjustment and one value for each.");
  Eigen::VectorXf result(values.size());
  for (Eigen::Index i = 0; i < values.size(); ++i) {
    const ChannelAdjustment& adjustment = adjustments[static_cast<std::size_t>(i)];
    result[i] = adjustment.apply(values[sourceOf(i, names, adjustment)]);
  }
  return result;
}

Take limitedTo(const Take& before, const Take& after, double beginS, double endS, double fadeS) {
  require(before.samples.size() == after.samples.size(), "Only an edit that keeps the samples can be limited.");
  Take result = before;
  for (std::size_t i = 0; i < result.samples.size(); ++i) {
    const double at = before.samples[i].seconds;
    if (at < beginS || at > endS)
      continue;
    const double inside = std::min(at - beginS, endS - at);
    result.samples[i] = mixed(before.samples[i], after.samples[i], fadeS > 0 ? eased(inside / fadeS) : 1);
    result.samples[i].seconds = at;
  }
  return result;
}

Take smoothed(const Take& take, const std::vector<std::string>& channels, double sigmaS) {
  require(sigmaS > 0, "Smoothing a take needs a positive time.");
  std::vector<Eigen::Index> indices;
  for (const std::string& channel : channels) indices.push_back(indexIn(take, channel));
  Take result = take;
  const std::vector<CaptureSample>& samples = take.samples;
  std::size_t first = 0;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const double at = samples[i].seconds;
    while (samples[first].seconds < at - 3 * sigmaS) ++first;
    std::vector<double> sums(indices.size(), 0.0);
    double weights = 0;
    for (std::size_t k = first; k < samples.size() && samples[k].seconds <= at + 3 * sigmaS; ++k) {
      // Each sample stands for the time around it, so that dense stretches do not count for more.
      const double before = k > 0 ? samples[k - 1].seconds : samples[k].seconds;
      const double after = k + 1 < samples.size() ? samples[k + 1].seconds : samples[k].seconds;
      const double distance = (samples[k].seconds - at) / sigmaS;
      const double weight = (after - before + 1e-9) * std::exp(-0.5 * distance * distance);
      weights += weight;
      for (std::size_t c = 0; c < indices.size(); ++c) sums[c] += weight * samples[k].expression[indices[c]];
    }
    for (std::size_t c = 0; c < indices.size(); ++c)
      result.samples[i].expression[indices[c]] = static_cast<float>(sums[c] / weights);
  }
  return result;
}

CaptureSample mirrored(const CaptureSample& sample, const std::vector<std::string>& names) {
  const Eigen::Vector3d flip(-1, 1, 1);
  CaptureSample result = sample;
  result.expression = mirroredChannels(sample.expression, names);
  result.confidence = mirroredChannels(sample.confidence, names);
  result.cameraFromHead.rotation = flip.asDiagonal() * sample.cameraFromHead.rotation * flip.asDiagonal();
  result.cameraFromHead.translationMm.x() *= -1;
  std::swap(result.gaze[0], result.gaze[1]);
  for (EyeGaze& eye : result.gaze) eye.yawDeg = -eye.yawDeg;
  return result;
}

Take mirrored(const Take& take) {
  Take result = take;
  for (CaptureSample& sample : result.samples) sample = mirrored(sample, take.description.channels);
  return result;
}

Take keyed(const Take& take, const std::string& channel, double seconds, float value, double fadeS) {
  require(fadeS > 0, "A key needs a positive time in which it fades.");
  const Eigen::Index index = indexIn(take, channel);
  const float change = withinUnit(value) - sampleAt(take, seconds).expression[index];
  Take result = take;
  for (CaptureSample& sample : result.samples) {
    const double share = eased(1 - std::abs(sample.seconds - seconds) / fadeS);
    sample.expression[index] = withinUnit(sample.expression[index] + static_cast<float>(share) * change);
  }
  return result;
}

Take blended(const Take& a, const Take& b, double share) {
  require(a.description.channels == b.description.channels, "Only takes with the same channels can be blended.");
  require(share >= 0 && share <= 1, "The share of a blend lies in 0..1.");
  Take result = a;
  for (CaptureSample& sample : result.samples) sample = mixed(sample, sampleAt(b, sample.seconds), share);
  return result;
}

Take withoutNeutral(const Take& take, const Eigen::VectorXf& neutral) {
  require(neutral.size() == static_cast<Eigen::Index>(take.description.channels.size()),
          "A resting face needs one value for each channel.");
  require(neutral.minCoeff() >= 0 && neutral.maxCoeff() < 1, "The values of a resting face lie in 0..1, without 1.");
  Take result = take;
  for (CaptureSample& sample : result.samples)
    sample.expression =
        ((sample.expression - neutral).array() / (1 - neutral.array())).max(0.0F).min(1.0F).matrix().eval();
  return result;
}

void BlinkOptions::check() const {
  require(meanGapS > 0.5, "Blinks need more than half a second between them.");
  require(closingS > 0 && openingS > 0, "A blink needs time to close and to open.");
}

float idleBlinkAt(double seconds, const BlinkOptions& options) {
  options.check();
  // One blink in each stretch of the mean gap, at a random place of its middle: no state, and never two at once.
  float closed = 0;
  const auto stretch = static_cast<std::int64_t>(std::floor(seconds / options.meanGapS));
  for (std::int64_t s = stretch - 1; s <= stretch; ++s) {
    std::seed_seq seeds{options.seed, static_cast<std::uint32_t>(s)};
    std::mt19937 random(seeds);
    const double beginS =
        options.meanGapS * (static_cast<double>(s) + std::uniform_real_distribution<double>(0.15, 0.85)(random));
    const double shut = eased((seconds - beginS) / options.closingS);
    const double open = eased((seconds - beginS - options.closingS) / options.openingS);
    closed = std::max(closed, static_cast<float>(shut - open));
  }
  return closed;
}

Take withIdleBlinks(const Take& take, const BlinkOptions& options) {
  const Eigen::Index left = indexIn(take, "eyeBlinkLeft");
  const Eigen::Index right = indexIn(take, "eyeBlinkRight");
  Take result = take;
  for (CaptureSample& sample : result.samples) {
    const float closed = idleBlinkAt(sample.seconds, options);
    for (const Eigen::Index index : {left, right})
      sample.expression[index] = std::max(sample.expression[index], closed);
  }
  return result;
}

}  // namespace visagiste
