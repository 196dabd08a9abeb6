#include "models/training/gan/adversarial_run.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iostream>
#include <limits>
#include <thread>

#include "models/training/engine/json_value.h"
#include "models/training/engine/run_state.h"
#include "models/training/engine/schedule.h"
#include "models/training/gan/doctor.h"
#include "models/training/gan/measures.h"

namespace visagiste::training {
namespace {

using run_contract::RunOrder;
using run_contract::RunStatus;

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::int64_t kLeastRows = 5;
constexpr double kOver = -1;  // Told to the other workers instead of a rate's factor.
constexpr auto kPausedLook = std::chrono::milliseconds(100);

/// The doctor's view of a line of the log; the same whether it comes from the step or from the file.
RunRecord recordFrom(const JsonValue& line) {
  RunRecord record;
  const auto numberOr = [&](const std::string& key, double otherwise) {
    return line.has(key) && line.at(key).isNumber() ? line.at(key).number() : otherwise;
  };
  record.step = static_cast<long>(line.at("step").number());
  record.finite = true;  // Runs end where they are not.
  record.separation = numberOr("separation", 0.5);
  record.distance = numberOr("distance", 0);
  record.diversity = numberOr("diversity", 1);
  record.coverage = numberOr("coverage", 1);
  record.nearest = numberOr("nearest", kUnknown);
  record.copied = numberOr("copied", kUnknown);
  return record;
}

TrainingDoctor::Options doctorFor(const RunPace& pace) {
  TrainingDoctor::Options options;
  // In runs of thousands of steps a pause of a few hundred is no standstill.
  if (pace.steps > 0)
    options.stagnationWindow =
        std::max<int>(options.stagnationWindow, static_cast<int>(pace.steps / pace.logSteps / 10));
  else
    options.stagnationWindow = 120;
  return options;
}

/// The rows before and these, no more than the newest.
torch::Tensor lastRows(const torch::Tensor& before, const torch::Tensor& rows) {
  constexpr std::int64_t kMostRows = 128;
  const torch::Tensor all = before.size(0) > 0 ? torch::cat({before, rows}) : rows;
  return all.slice(0, std::max<std::int64_t>(0, all.size(0) - kMostRows)).contiguous();
}

/// What a run itself keeps in its checkpoint.
struct RunTensors {
  torch::Tensor* step;
  torch::Tensor* seconds;
  torch::Tensor* recentReal;
  torch::Tensor* recentMade;
};

CheckpointParts partsOf(AdversarialTask& task, const RunTensors& run) {
  CheckpointParts parts = task.parts();
  parts.tensors.emplace_back("step", run.step);
  parts.tensors.emplace_back("seconds", run.seconds);
  parts.tensors.emplace_back("recent_real", run.recentReal);
  parts.tensors.emplace_back("recent_made", run.recentMade);
  return parts;
}

class AdversarialRun {
 public:
  AdversarialRun(AdversarialTask& task, RunFolder& folder, const RunPace& pace, const CheckpointFile& checkpoint)
      : m_task(task), m_folder(folder), m_pace(pace), m_checkpoint(checkpoint), m_doctor(doctorFor(pace)) {}

  RunStatus run() {
    resume();
    m_folder.openLog(m_step, [this](const JsonValue& line) { remember(line); });
    report(RunStatus::Running);
    m_task.begin(m_step);
    if (m_step == 0)
      sample();
    while (progress() < 1) {
      if (const auto order = m_folder.order()) {
        if (*order == RunOrder::Stop || (*order == RunOrder::Pause && !waitWhilePaused()))
          return finish(RunStatus::Stopped);
      }
      if (!trainStep())
        return RunStatus::Failed;
    }
    return finish(RunStatus::Done);
  }

  /// The other workers end, too.
  void dismissWorkers() {
    if (WorkerGroup* workers = m_task.workers())
      static_cast<void>(workers->toldByFirst(kOver));
  }

  void fail(const std::string& message) {
    m_message = message;
    report(RunStatus::Failed);
  }

 private:
  [[nodiscard]] double progress() const {
    return m_pace.steps > 0 ? static_cast<double>(m_step) / static_cast<double>(m_pace.steps)
                            : m_seconds / m_pace.seconds;
  }

  void resume() {
    if (!m_checkpoint.isThere())
      return;
    torch::Tensor step, seconds;
    m_recentReal = m_recentMade = torch::Tensor();
    m_checkpoint.load(allParts(step, seconds));
    m_step = step.item<long>();
    m_seconds = seconds.item<double>();
    m_sampledAt = m_savedAt = m_measuredAt = m_seconds;
  }

  CheckpointParts allParts(torch::Tensor& step, torch::Tensor& seconds) {
    return partsOf(m_task, {&step, &seconds, &m_recentReal, &m_recentMade});
  }

  /// Brings the doctor and the best measure back from a line of the log.
  void remember(const JsonValue& line) {
    const std::string& kind = line.at("kind").text();
    if (kind == "step")
      static_cast<void>(m_doctor.add(recordFrom(line)));
    if (kind == "measure") {
      const double distance = line.at("measures").at(m_task.bestMeasure()).number();
      if (distance < m_best) {
        m_best = distance;
        m_bestStep = static_cast<long>(line.at("step").number());
      }
    }
  }

  bool trainStep() {
    const Stopwatch watch;
    const CosineSchedule schedule{0.01, 0.1};
    const double factor = schedule.factor(progress());
    if (WorkerGroup* workers = m_task.workers())
      static_cast<void>(workers->toldByFirst(factor));
    const StepFigures figures = m_task.step(m_step, factor);
    ++m_step;
    m_seconds += watch.seconds();
    if (!figures.finite()) {
      // The checkpoint stays the one before.
      RunRecord record;
      record.step = m_step;
      record.finite = false;
      const std::vector<Diagnosis> told = m_doctor.add(record);
      tellStep(figures, factor, record);
      for (const Diagnosis& diagnosis : told) tell(diagnosis);
      fail("A loss is no number any more at step " + std::to_string(m_step) + ".");
      return false;
    }
    if (m_step % m_pace.logSteps == 0)
      logStep(figures, factor);
    if (m_seconds - m_sampledAt >= m_pace.sampleSeconds)
      sample();
    if (m_seconds - m_measuredAt >= m_pace.measureSeconds)
      measure();
    if (m_seconds - m_savedAt >= m_pace.checkpointSeconds)
      save();
    constexpr double kReportSeconds = 0.5;
    if (m_sinceReport.seconds() >= kReportSeconds)
      report(RunStatus::Running);
    return true;
  }

  void logStep(const StepFigures& figures, double factor) {
    RunRecord record;
    record.step = m_step;
    record.separation = figures.separation;
    if (figures.made.defined() && figures.made.size(0) > 0) {
      const torch::Tensor made = coarseFeatures(figures.made).cpu();
      // Small batches say little on their own: the last rows together do.
      m_recentReal = lastRows(m_recentReal, coarseFeatures(figures.real).cpu());
      m_recentMade = lastRows(m_recentMade, made);
      if (m_recentReal.size(0) >= kLeastRows && m_recentMade.size(0) >= kLeastRows) {
        record.distance = relativeEnergyDistance(m_recentReal, m_recentMade);
        record.diversity = relativeDiversity(m_recentReal, m_recentMade);
        record.coverage = manifoldFigures(m_recentReal, m_recentMade).coverage;
      }
      const Copyable copyable = m_task.copyable();
      if (copyable.training.defined() && copyable.training.size(0) > 1) {
        record.nearest = relativeNearest(made, copyable.training);
        record.copied = copiedShare(made, copyable.training, copyable.heldOut);
      }
    }
    const std::string line = tellStep(figures, factor, record);
    // From the text, so that a resumed run's doctor sees the same digits.
    for (const Diagnosis& diagnosis : m_doctor.add(recordFrom(JsonValue::parse(line)))) tell(diagnosis);
  }

  JsonText lineOf(const std::string& kind) {
    JsonText line;
    line.text("kind", kind).number("step", m_step).number("seconds", m_seconds);
    return line;
  }

  std::string tellStep(const StepFigures& figures, double factor, const RunRecord& record) {
    JsonText line = lineOf("step");
    line.numbers("losses", figures.losses).number("dReal", figures.realProbability);
    line.number("dFake", figures.fakeProbability).number("separation", record.separation);
    line.numbers("gradients",
                 {{"generator", figures.generatorGradient}, {"discriminator", figures.discriminatorGradient}});
    line.number("rateFactor", factor).number("distance", record.distance).number("diversity", record.diversity);
    line.number("coverage", record.coverage).number("nearest", record.nearest);
    line.number("copied", record.copied);
    for (const auto& [name, value] : m_task.extras()) line.number(name, value);
    m_folder.log(line);
    std::cout << line.string() << std::endl;
    return line.string();
  }

  void tell(const Diagnosis& diagnosis) {
    JsonText line = lineOf("doctor");
    line.text("finding", nameOf(diagnosis.finding)).text("message", diagnosis.message).text("advice", diagnosis.advice);
    m_folder.log(line);
    std::cout << line.string() << std::endl;
    m_message = diagnosis.message + " " + diagnosis.advice;
  }

  void sample() {
    m_sampledAt = m_seconds;
    const torch::Tensor pictures = m_task.samples();
    const std::int64_t columns = m_task.sampleColumns();
    const std::int64_t rows = (pictures.size(0) + columns - 1) / columns;
    const std::int64_t side = pictures.size(2);
    torch::Tensor grid = torch::zeros({rows * side, columns * side, 3}, torch::kUInt8);
    for (std::int64_t i = 0; i < pictures.size(0); ++i) {
      const torch::Tensor bytes = ((pictures[i].cpu() + 1) * 127.5).round().clamp(0, 255).to(torch::kUInt8);
      grid.slice(0, i / columns * side, (i / columns + 1) * side)
          .slice(1, i % columns * side, (i % columns + 1) * side)
          .copy_(bytes.permute({1, 2, 0}));
    }
    const std::string file = m_folder.writeSample(m_step, grid.data_ptr<std::uint8_t>(),
                                                  static_cast<int>(columns * side), static_cast<int>(rows * side));
    m_folder.log(lineOf("sample").text("file", file));
  }

  void measure() {
    m_measuredAt = m_seconds;
    const std::map<std::string, double> measures = m_task.measures();
    const double distance = measures.at(m_task.bestMeasure());
    const bool best = distance < m_best;
    if (best) {
      m_best = distance;
      m_bestStep = m_step;
      m_task.writeWeights(m_folder.at(run_contract::kBestFile));
    }
    m_folder.log(lineOf("measure").numbers("measures", measures).truth("best", best));
  }

  void save() {
    m_savedAt = m_seconds;
    torch::Tensor step = torch::tensor(m_step);
    torch::Tensor seconds = torch::tensor(m_seconds, torch::kFloat64);
    m_checkpoint.save(allParts(step, seconds));
    m_task.writeWeights(m_folder.at(run_contract::kWeightsFile));
  }

  /// False when the order to stop ended the pause.
  bool waitWhilePaused() {
    save();
    report(RunStatus::Paused);
    while (true) {
      std::this_thread::sleep_for(kPausedLook);
      const auto order = m_folder.order();
      if (order == RunOrder::Stop)
        return false;
      if (order == RunOrder::Resume) {
        report(RunStatus::Running);
        return true;
      }
    }
  }

  RunStatus finish(RunStatus status) {
    sample();
    measure();
    save();
    report(status);
    return status;
  }

  void report(RunStatus status) {
    RunReport state{status, m_step, m_seconds, std::nullopt, m_bestStep, std::nullopt, m_message};
    if (m_bestStep)
      state.best = m_best;
    if (m_pace.steps == 0)
      state.secondsLeft = std::max(0.0, m_pace.seconds - m_seconds);
    else if (m_step > 0)
      state.secondsLeft = m_seconds / static_cast<double>(m_step) * static_cast<double>(m_pace.steps - m_step);
    m_folder.report(state);
    m_sinceReport = Stopwatch();
  }

  AdversarialTask& m_task;
  RunFolder& m_folder;
  RunPace m_pace;
  const CheckpointFile& m_checkpoint;
  TrainingDoctor m_doctor;
  long m_step = 0;
  double m_seconds = 0;
  double m_sampledAt = 0;
  double m_savedAt = 0;
  double m_measuredAt = 0;
  double m_best = std::numeric_limits<double>::infinity();
  std::optional<long> m_bestStep;
  std::string m_message;
  Stopwatch m_sinceReport;
  torch::Tensor m_recentReal = torch::empty({0});  // Coarse features of the last logged batches.
  torch::Tensor m_recentMade = torch::empty({0});
};

}  // namespace

RunStatus runAdversarialTask(AdversarialTask& task, RunFolder& folder, const RunPace& pace,
                             const CheckpointFile& checkpoint) {
  AdversarialRun run(task, folder, pace, checkpoint);
  try {
    const RunStatus status = run.run();
    run.dismissWorkers();
    return status;
  } catch (const std::exception& error) {
    run.fail(error.what());
    throw;
  }
}

void followAdversarialTask(AdversarialTask& task, const CheckpointFile& checkpoint) {
  long step = 0;
  if (checkpoint.isThere()) {
    torch::Tensor steps, seconds, real, made;
    checkpoint.load(partsOf(task, {&steps, &seconds, &real, &made}));
    step = steps.item<long>();
  }
  task.begin(step);
  while (true) {
    const double factor = task.workers()->toldByFirst(0);
    if (factor == kOver)
      return;
    static_cast<void>(task.step(step++, factor));
  }
}

}  // namespace visagiste::training
