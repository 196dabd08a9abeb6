#pragma once

#include "models/training/engine/checkpoint_file.h"
#include "models/training/engine/worker_group.h"
#include "models/training/gan/run_folder.h"
#include "models/training/gan/step_figures.h"

#include <map>
#include <string>

namespace visagiste::training {

/// coarseFeatures() of the pictures that a run learns from, and of others like them that it does not.
struct Copyable {
  torch::Tensor training;  ///< Undefined: none.
  torch::Tensor heldOut;   ///< May be undefined or empty.
};

/// What an adversarial run trains.
class AdversarialTask {
 public:
  virtual ~AdversarialTask() = default;

  /// Before the first step of this process; `step` steps are made already.
  virtual void begin(long step) = 0;
  virtual StepFigures step(long step, double rateFactor) = 0;
  [[nodiscard]] virtual CheckpointParts parts() = 0;

  /// A grid of fixed seeds or source pictures, rows * columns of them: (N, 3, S, S) in [-1, 1].
  [[nodiscard]] virtual torch::Tensor samples() = 0;
  [[nodiscard]] virtual int sampleColumns() const = 0;
  /// Figures of the averaged weights, among them bestMeasure().
  [[nodiscard]] virtual std::map<std::string, double> measures() = 0;
  /// The measure whose smallest value is the best so far.
  [[nodiscard]] virtual std::string bestMeasure() const { return "featureFrechet"; }
  virtual void writeWeights(const std::string& path) = 0;

  /// What could be copied; none where copying is no fault.
  [[nodiscard]] virtual Copyable copyable() const { return {}; }
  /// Those that train beside this process; nullptr: it is alone.
  [[nodiscard]] virtual WorkerGroup* workers() { return nullptr; }

  /// More numbers for the lines of steps.
  [[nodiscard]] virtual std::map<std::string, double> extras() { return {}; }
};

/// How long a run is and how often it writes. Seconds are those of training.
struct RunPace {
  long steps = 0;             ///< > 0: the run ends with so many, and the rate follows them.
  double seconds = 900;       ///< Otherwise the run ends after these, and the rate follows the time.
  long logSteps = 5;          ///< >= 1
  double sampleSeconds = 20;  ///< 0: at every step.
  double checkpointSeconds = 60;
  double measureSeconds = 60;
};

/// Trains in the folder until the end, an order to stop, or a loss that is no number; goes on from the checkpoint if
/// there is one. Returns the status that state.json ends with. Failures to write and failures of the task
/// are reported in state.json and thrown on.
run_contract::RunStatus runAdversarialTask(AdversarialTask& task, RunFolder& folder, const RunPace& pace,
                                           const CheckpointFile& checkpoint);

/// Trains beside the worker of rank 0, which runs the task as above, until that one ends. Writes nothing.
void followAdversarialTask(AdversarialTask& task, const CheckpointFile& checkpoint);

}  // namespace visagiste::training
