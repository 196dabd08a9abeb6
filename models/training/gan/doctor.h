#pragma once

#include <deque>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace visagiste::training {

/// One logged step, as the doctor sees it. Free of LibTorch.
struct RunRecord {
  long step = 0;
  bool finite = true;       ///< All losses and gradient norms are numbers.
  double separation = 0.5;  ///< Share of (real, made) pairs that the discriminator orders rightly.
  double distance = 0;      ///< relativeEnergyDistance() of the batch: 0 alike, 1 far apart.
  double diversity = 1;     ///< relativeDiversity().
  double coverage = 1;      ///< Share of real samples that a made one comes near to.
  double nearest = std::numeric_limits<double>::quiet_NaN();  ///< relativeNearest(); NaN: nothing to copy.
  double copied = std::numeric_limits<double>::quiet_NaN();   ///< copiedShare(); NaN: nothing is held out.
};

enum class Finding { NotANumber = 1, Collapse, Memorisation, DiscriminatorWins, DiscriminatorLoses, Stagnation };

/// "not-a-number", "collapse", "memorisation", "discriminator-wins", "discriminator-loses", "stagnation".
[[nodiscard]] std::string nameOf(Finding finding);

struct Diagnosis {
  Finding finding = Finding::NotANumber;
  std::string message;  ///< What happened, in plain words.
  std::string advice;   ///< What to try.
};

/// Reads a run's figures as they come and says when it goes wrong. Each finding is told once, and again only after it
/// was gone for a whole window. The same records give the same findings: after a resume feed it the log.
class TrainingDoctor {
 public:
  struct Options {
    int window = 20;            ///< Records that must agree; >= 4.
    int grace = 20;             ///< First records, in which only NaN counts: every generator starts collapsed.
    int stagnationWindow = 30;  ///< Records over which nothing may have moved; >= 2 * window is wise in long runs.
  };
  TrainingDoctor();
  explicit TrainingDoctor(const Options& options);

  /// What this record newly shows; usually nothing.
  [[nodiscard]] std::vector<Diagnosis> add(const RunRecord& record);

 private:
  struct Means;
  [[nodiscard]] Means meansOf(std::size_t from, std::size_t count) const;
  [[nodiscard]] std::vector<Finding> present() const;

  Options m_options;
  std::deque<RunRecord> m_records;  // The last ones, as many as the longest window needs.
  long m_seen = 0;
  double m_bestCoverage = 0;        // Of any window.
  std::vector<long> m_lastPresent;  // By finding: the record at which it was last there; before the first: never.
};

}  // namespace visagiste::training
