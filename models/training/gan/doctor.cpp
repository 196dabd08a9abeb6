#include "models/training/gan/doctor.h"

#include <algorithm>
#include <cmath>

namespace visagiste::training {
namespace {

constexpr std::size_t kFindings = 6;
constexpr long kNever = -1;

Diagnosis diagnosisOf(Finding finding) {
  switch (finding) {
    case Finding::NotANumber:
      return {finding, "A loss or a gradient is no number any more: the weights are lost from here on.",
              "Go on from the best checkpoint with half the learning rate, or clip gradients harder."};
    case Finding::Collapse:
      return {
          finding, "The generator makes nearly the same thing again and again and leaves most of the set out.",
          "Try a family with a gradient penalty or spectral norm, a larger batch, or a lower generator rate; go back "
          "to the best checkpoint."};
    case Finding::Memorisation:
      return {finding, "What is made are copies of training pictures.",
              "Add pictures, switch augmentation on, make the networks smaller, or stop at the best checkpoint."};
    case Finding::DiscriminatorWins:
      return {finding, "The discriminator tells nearly every picture right and the generator no longer gets closer.",
              "Lower the discriminator's rate, add a gradient penalty or augmentation, or smooth its labels."};
    case Finding::DiscriminatorLoses:
      return {finding, "The discriminator cannot tell made pictures from real ones although they clearly differ.",
              "Raise the discriminator's rate or its steps, make it wider, or weaken its penalties."};
    case Finding::Stagnation:
      return {finding, "Nothing has moved for a long time, and the result is still far from the set.",
              "Raise the learning rate, widen the networks, or give the run another family."};
  }
  return {finding, "", ""};
}

std::size_t slot(Finding finding) {
  return static_cast<std::size_t>(finding) - 1;
}

}  // namespace

std::string nameOf(Finding finding) {
  switch (finding) {
    case Finding::NotANumber:
      return "not-a-number";
    case Finding::Collapse:
      return "collapse";
    case Finding::Memorisation:
      return "memorisation";
    case Finding::DiscriminatorWins:
      return "discriminator-wins";
    case Finding::DiscriminatorLoses:
      return "discriminator-loses";
    case Finding::Stagnation:
      return "stagnation";
  }
  return "unknown";
}

struct TrainingDoctor::Means {
  double separation = 0;
  double distance = 0;
  double diversity = 0;
  double coverage = 0;
  double nearest = 0;  // NaN where a record has none, as copied.
  double copied = 0;
};

TrainingDoctor::TrainingDoctor() : TrainingDoctor(Options()) {}

TrainingDoctor::TrainingDoctor(const Options& options) : m_options(options), m_lastPresent(kFindings, kNever) {}

TrainingDoctor::Means TrainingDoctor::meansOf(std::size_t from, std::size_t count) const {
  Means means;
  const double share = 1.0 / static_cast<double>(count);
  for (std::size_t i = from; i < from + count; ++i) {
    const RunRecord& record = m_records[i];
    means.separation += share * record.separation;
    means.distance += share * record.distance;
    means.diversity += share * record.diversity;
    means.coverage += share * record.coverage;
    means.nearest += share * record.nearest;
    means.copied += share * record.copied;
  }
  return means;
}

std::vector<Finding> TrainingDoctor::present() const {
  // Chosen on induced failures and healthy runs: `visagiste-train bench-doctor`.
  constexpr double kCollapsedDiversity = 0.35;
  constexpr double kCollapsedCoverage = 0.12;
  constexpr double kLostCoverage = 0.35;  // Of the best there was.
  constexpr double kCopied = 0.25;
  constexpr double kCopiedShare = 0.45;
  constexpr double kWinning = 0.97;
  constexpr double kAhead = 0.7;  // Winning too where the generator stays very far.
  constexpr double kLosing = 0.6;
  constexpr double kFooled = 0.25;  // What is made passes for more real than what is real.
  constexpr double kFar = 0.06;
  constexpr double kVeryFar = 0.2;
  constexpr double kStill = 0.04;  // Relative change of the distance that counts as none.
  const auto window = static_cast<std::size_t>(m_options.window);
  std::vector<Finding> found;
  if (m_seen <= m_options.grace || m_records.size() < window)
    return found;
  const Means now = meansOf(m_records.size() - window, window);
  const Means early = meansOf(m_records.size() - window, window / 2);
  const Means late = meansOf(m_records.size() - window / 2, window / 2);
  const bool comesCloser = late.distance < (1 - kStill) * early.distance;
  // Every generator starts collapsed; a slow one is still coming out of it.
  constexpr double kRecovering = 1.25;
  constexpr double kNothing = 0.01;
  const bool comesBack = comesCloser || late.coverage > kRecovering * early.coverage + kNothing;
  const bool isCollapsed = now.diversity < kCollapsedDiversity || now.coverage < kCollapsedCoverage;
  if ((isCollapsed && !comesBack) || now.coverage < kLostCoverage * m_bestCoverage)
    found.push_back(Finding::Collapse);
  if (now.nearest < kCopied || now.copied > kCopiedShare)
    found.push_back(Finding::Memorisation);
  const bool staysVeryFar = std::all_of(m_records.end() - m_options.window, m_records.end(),
                                        [](const RunRecord& record) { return record.distance > kVeryFar; });
  const bool isAhead = now.separation > kWinning || (now.separation > kAhead && staysVeryFar);
  if (isAhead && now.distance > kFar && !comesCloser)
    found.push_back(Finding::DiscriminatorWins);
  const bool isBehind = now.separation < kFooled || (now.separation < kLosing && !comesCloser);
  if (isBehind && early.distance > kFar && late.distance > kFar)
    found.push_back(Finding::DiscriminatorLoses);
  const auto longWindow = static_cast<std::size_t>(m_options.stagnationWindow);
  if (m_records.size() >= longWindow && now.distance > kFar) {
    const std::size_t from = m_records.size() - longWindow;
    double least = 1, most = 0;
    for (std::size_t part = 0; part < 3; ++part) {
      const double distance = meansOf(from + part * longWindow / 3, longWindow / 3).distance;
      least = std::min(least, distance);
      most = std::max(most, distance);
    }
    if (most - least < kStill * most)
      found.push_back(Finding::Stagnation);
  }
  return found;
}

std::vector<Diagnosis> TrainingDoctor::add(const RunRecord& record) {
  ++m_seen;
  std::vector<Finding> found;
  if (!record.finite) {
    found.push_back(Finding::NotANumber);
  } else {
    m_records.push_back(record);
    if (m_records.size() > static_cast<std::size_t>(std::max(m_options.window, m_options.stagnationWindow)))
      m_records.pop_front();
    found = present();
    if (m_records.size() >= static_cast<std::size_t>(m_options.window))
      m_bestCoverage = std::max(m_bestCoverage, meansOf(m_records.size() - static_cast<std::size_t>(m_options.window),
                                                        static_cast<std::size_t>(m_options.window))
                                                    .coverage);
  }
  std::vector<Diagnosis> told;
  for (const Finding finding : found) {
    long& last = m_lastPresent[slot(finding)];
    if (last == kNever || m_seen - last > m_options.window)
      told.push_back(diagnosisOf(finding));
    last = m_seen;
  }
  return told;
}

}  // namespace visagiste::training
