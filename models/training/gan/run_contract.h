#pragma once

/// What a training run writes into its folder, and how one talks to it: the contract between `visagiste-train gan` or
/// `translate` and whatever shows a run. Free of LibTorch and of JSON: names and meanings only. README.md one folder up
/// says the same in words.
///
/// A run is a process of its own. It survives whoever started it; it may die at any time (then state.json still says
/// "running" while no process has its pid) and goes on with `--resume yes`.

#include <string>

namespace visagiste::training::run_contract {

/// Of the format told here; run.json holds it as "contract". Readers refuse larger ones and ignore fields that they do
/// not know.
inline constexpr int kVersion = 1;

/// One object, written once: contract (number), task ("gan" | "translate"), family, version (of the program),
/// sealed (whether checkpoints open with a passphrase only; missing: no), settings
/// (object: option name to text, enough to start the run again), sets (list of {path, pictures, side, fingerprint}),
/// samples ({columns, rows, meaning}: how a sample picture is laid out).
inline constexpr const char* kRunFile = "run.json";

/// One JSON object a line, appended and flushed; the last line may be cut off by a kill. "kind" tells which:
///   step     step, seconds, losses {name: number}, dReal, dFake, separation, gradients {generator, discriminator},
///            rateFactor, distance, diversity, coverage, nearest (null where there is no training set to copy), copied
///            (null without held-out pictures too), and where they apply augmentation (probability), epsilon (privacy
///            spent so far)
///   measure  step, seconds, measures {name: number}, best (true where the weights are the best so far)
///   sample   step, seconds, file (relative to the folder)
///   doctor   step, seconds, finding, message, advice (texts for people, English)
/// Numbers that are not finite are null. After a resume steps go on; lines beyond the checkpoint are removed first.
inline constexpr const char* kLogFile = "log.jsonl";

/// One object, written beside and renamed, at least every second and at every change: state (nameOf(RunStatus)), pid,
/// step, seconds (trained), secondsLeft (null where unknown), bestStep and best (null before the first measure; best is
/// the smallest value of the measure that tells which weights are the best, whose meaning is the task's), message.
inline constexpr const char* kStateFile = "state.json";

/// One word, "pause", "resume" or "stop", written beside and renamed by whoever gives the order. Looked at before every
/// step and removed when obeyed. A paused run keeps its process and has written a checkpoint; a stopped one ends with
/// status 0 after writing one.
inline constexpr const char* kControlFile = "control";

/// Grids of the same latents or source pictures over time, <step in 8 digits>.ppm (P6).
inline constexpr const char* kSampleFolder = "samples";

inline constexpr const char* kCheckpointFile = "checkpoint.pt";     ///< To go on from; engine/sealed_file.h if sealed.
inline constexpr const char* kWeightsFile = "weights.safetensors";  ///< Averaged generator at the last checkpoint.
inline constexpr const char* kBestFile = "best.safetensors";        ///< Averaged generator of the best measure.

enum class RunStatus { Running = 1, Paused, Done, Stopped, Failed };

[[nodiscard]] inline std::string nameOf(RunStatus status) {
  switch (status) {
    case RunStatus::Running:
      return "running";
    case RunStatus::Paused:
      return "paused";
    case RunStatus::Done:
      return "done";
    case RunStatus::Stopped:
      return "stopped";
    case RunStatus::Failed:
      return "failed";
  }
  return "failed";
}

enum class RunOrder { Pause = 1, Resume, Stop };

}  // namespace visagiste::training::run_contract
