#include "core/catalogue/train_jobs.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>
#include <utility>

#include "core/base/error.h"
#include "core/base/resource_path.h"
#include "core/catalogue/face_squares.h"
#include "core/catalogue/job_parts.h"
#include "core/catalogue/own_folder.h"
#include "core/catalogue/style_thumbnail.h"
#include "core/image/encode.h"
#include "core/image/resample.h"
#include "core/lab/run_secret.h"
#include "core/lab/style_lesson.h"
#include "core/lab/trainer_process.h"
#include "core/lab/training_pictures.h"
#include "core/lab/training_run.h"
#include "core/model_store/manifest.h"
#include "core/style/style_library.h"
#include "core/style/style_reader.h"
#include "core/style/tuned_style.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;
namespace contract = training::run_contract;

constexpr const char* kLog = "trainer.log";
constexpr auto kLook = std::chrono::milliseconds(200);
constexpr float kTrainingStarts = 0.1F;  // Share of the job that comes before.
constexpr float kTrainingEnds = 0.97F;

nlohmann::json picturesJson(const TrainingPictures& pictures) {
  nlohmann::json list = nlohmann::json::array();
  for (const TrainingPicture& picture : pictures.pictures) {
    nlohmann::json entry{{"file", picture.file.string()}, {"size", sizeJson(picture.sizePx)}};
    entry["usable"] = picture.fitness == PictureFitness::Usable;
    if (!picture.problem.empty())
      entry["problem"] = picture.problem;
    list.push_back(std::move(entry));
  }
  return list;
}

/// The people that every training practises on, and the person's own pictures.
std::vector<fs::path> practisePortraits(const std::vector<std::string>& own) {
  std::vector<fs::path> files(own.begin(), own.end());
  for (const auto& entry : fs::directory_iterator(resourcePath("lab/people"))) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::string> trainerArguments(const ModelFolders& folders, const fs::path& run, const StyleRecipe& recipe) {
  const std::string set = (run / StyleLesson::kStylePack).string();
  std::vector<std::string> words = {recipe.makesFaces() ? "gan" : "style-tune", "--out", run.string(), "--features",
                                    verifiedWeights(folders.folder("feature-net-v1")).string()};
  if (recipe.makesFaces())
    words.insert(words.end(), {"--data", set});
  else
    words.insert(words.end(), {"--styles", set, "--portraits", (run / StyleLesson::kContentPack).string(), "--net",
                               verifiedWeights(folders.folder("style-net-v1")).string(), "--encoder",
                               verifiedWeights(folders.folder("style-encoder-v1")).string()});
  for (const std::string& word : recipe.arguments()) words.push_back(word);
  return words;
}

/// Follows a training until it is over; an order to stop goes on to it.
RunState followed(const fs::path& run, long pid, RunContext& context) {
  bool isStopping = false;
  while (true) {
    const bool ended = hasEnded(pid);
    const std::optional<RunState> state = readRunState(run);
    if (ended) {
      if (isStopping)
        throw Cancelled();
      if (state && state->isOver())
        return *state;
      RunState silent;
      silent.message = "The training ended without a word.";
      return silent;
    }
    if (state && state->secondsLeft) {
      const auto length = static_cast<float>(state->seconds + *state->secondsLeft);
      const float share = length > 0 ? static_cast<float>(state->seconds) / length : 0.0F;
      context.report(kTrainingStarts + (kTrainingEnds - kTrainingStarts) * share, "lab.train");
    }
    try {
      if (!isStopping)
        context.checkpoint();
    } catch (const Cancelled&) {
      // What was learned is kept: the trainer writes it down before it ends, and the run can be resumed.
      isStopping = true;
      orderRun(run, RunOrder::Stop);
    }
    std::this_thread::sleep_for(kLook);
  }
}

constexpr const char* kFacesExtension = ".png";

/// Throws where the output's name does not fit what the recipe makes.
void requireOutputName(const fs::path& output, bool makesFaces) {
  const bool fits = makesFaces ? output.extension() == kFacesExtension : output.empty() || isStylePackName(output);
  if (!fits)
    throw Error(ErrorCode::InvalidArgument,
                makesFaces ? "A training that makes faces needs an output that ends in .png."
                           : std::string("A style needs an output that ends in ") + StylePack::kExtension + ".");
}

/// The faces that a run made last, as a picture.
void writeFacesOf(const fs::path& run, const fs::path& output) {
  std::vector<fs::path> samples;
  std::error_code missing;
  for (const auto& entry : fs::directory_iterator(run / contract::kSampleFolder, missing))
    if (entry.path().extension() == ".ppm")
      samples.push_back(entry.path());
  if (samples.empty())
    throw Error(ErrorCode::NotFound, "The training in '" + run.string() + "' has not made any faces yet. Resume it.");
  const Image grid = readRunSample(*std::max_element(samples.begin(), samples.end()));
  // Below the made ones stand the pictures that are nearest to them.
  encodeImageFile(cropped(grid, 0, 0, {grid.size().width, grid.size().height / 2}), output);
}

/// The pack of what a run has learned so far, saved; tells the file. Of a training that makes faces: a picture of some.
fs::path writeResultOf(Services& services, const fs::path& run, const fs::path& output, RunContext& context) {
  const StyleLesson lesson = readLesson(run);
  requireOutputName(output, lesson.recipe.makesFaces());
  if (lesson.recipe.makesFaces()) {
    writeFacesOf(run, output);
    return output;
  }
  context.report(kTrainingEnds, "style.paint");
  const fs::path weights = run / contract::kWeightsFile;
  if (!fs::exists(weights))
    throw Error(ErrorCode::NotFound, "The training in '" + run.string() + "' has not learned anything yet. Resume it.");
  StylePack pack;
  pack.card.name = lesson.name;
  pack.card.source = lesson.pictures == 1 ? "one picture" : std::to_string(lesson.pictures) + " pictures";
  pack.card.fingerprint = lesson.fingerprint;
  takeTunedStyle(weights, pack);
  const std::shared_ptr<StyleReader> reader = services.styleReader(Workload::Batch);
  pack.thumbnail = styleThumbnail(reader->styleOf(pack), context);
  context.report(0.99F, "export");
  if (output.empty())
    return StyleLibrary(shippedStylesFolder(), ownFolder("styles")).save(pack);
  writeStylePack(output, pack);
  return output;
}

class TrainJob final : public Job {
 public:
  TrainJob(std::shared_ptr<Services> services, OptionReader& options, std::shared_ptr<const Passphrase> passphrase)
      : m_services(std::move(services)), m_passphrase(std::move(passphrase)) {
    m_resumes = options.flagOr("resume", false);
    m_isDetached = options.flagOr("detach", false);
    m_pictures = options.textsOr("pictures", {});
    m_portraits = options.textsOr("portraits", {});
    m_lesson.name = options.textOr("name", "");
    m_lesson.recipe = styleRecipeFrom(options.textOr("recipe", "{}"), "recipe");
    m_output = options.textOr("output", "");
    m_passphraseFile = options.textOr("passphrase_file", "");
    m_branched = options.textOr("branch", "");
    m_run = options.textOr("run", m_output.empty() ? "" : m_output.string() + ".run");
    options.finish();
    if (!m_output.empty() && !isStylePackName(m_output) && m_output.extension() != kFacesExtension)
      options.fail("output",
                   std::string("a file name that ends in ") + StylePack::kExtension + " or " + kFacesExtension);
    if (m_run.empty())
      options.fail("run", "a folder, where no output is given");
    if (!m_resumes && m_branched.empty() && m_pictures.empty())
      options.fail("pictures", "at least one picture or folder");
    if (!m_isDetached && !m_resumes && m_branched.empty())
      requireOutputName(m_output, m_lesson.recipe.makesFaces());
    if (m_lesson.name.empty())
      m_lesson.name = m_output.empty() ? "My style" : m_output.stem().string();
  }

  JobResult run(RunContext& context) override {
    const fs::path program = trainerProgram();
    nlohmann::json told{{"run", m_run.string()}};
    if (!m_passphraseFile.empty())
      m_passphrase = readPassphrase(m_passphraseFile);
    if (m_resumes)
      open();
    else if (!m_branched.empty())
      branch();
    else
      told["pictures"] = prepare(context);
    std::vector<std::string> arguments = trainerArguments(m_services->folders(), m_run, m_lesson.recipe);
    if (m_resumes || !m_branched.empty())
      arguments.insert(arguments.end(), {"--resume", "yes"});
    context.report(kTrainingStarts, "lab.train");
    const long pid = startTrainer(program, arguments, m_run / kLog, m_passphrase.get());
    if (m_isDetached) {
      told["pid"] = pid;
      return {{m_run}, jsonText(told), {}};
    }
    const RunState state = followed(m_run, pid, context);
    if (state.status == RunStatus::Failed)
      throw Error(ErrorCode::Internal, state.message + " " + lastWords(m_run / kLog));
    const fs::path file = writeResultOf(*m_services, m_run, m_output, context);
    context.report(1, "done");
    told["steps"] = state.step;
    told["seconds"] = rounded(state.seconds, 1);
    told["files"] = filesJson({file});
    return {{file}, jsonText(told), {}};
  }

 private:
  /// What lies in the folder goes on.
  void open() {
    m_lesson = readLesson(m_run);
    requireOpens(m_run, m_lesson.isSealed, m_passphrase.get());
  }

  /// A new training goes on from another one, with other settings and for the time that was asked beyond that one's.
  void branch() {
    StyleLesson origin = readLesson(m_branched);
    requireOpens(m_branched, origin.isSealed, m_passphrase.get());
    const std::optional<RunState> state = readRunState(m_branched);
    constexpr double kSecondsPerMinute = 60;
    StyleRecipe recipe = m_lesson.recipe;
    recipe.name = origin.recipe.name;  // Networks and sets are what they were.
    recipe.family = origin.recipe.family;
    // What was learned without noise does not become private later, and the accountant wants one setting throughout.
    recipe.privacyNoise = origin.recipe.privacyNoise;
    if (recipe.privacyNoise > 0 || recipe.batch == 0)
      recipe.batch = origin.recipe.batch;
    recipe.minutes = recipe.usedMinutes() + (state ? state->seconds / kSecondsPerMinute : 0);
    origin.name = m_lesson.name;
    origin.recipe = recipe;
    origin.isSealed = m_passphrase != nullptr;
    m_lesson = origin;
    prepareBranch(m_run, m_branched, m_lesson);
  }

  /// Returns what it found in the pictures.
  nlohmann::json prepare(RunContext& context) {
    StageContext inspecting(context, 0, 0.5F * kTrainingStarts), packing(context, 0.5F * kTrainingStarts, kTrainingStarts);
    const TrainingPictures pictures = inspectPictures({m_pictures.begin(), m_pictures.end()}, inspecting);
    if (pictures.usable().empty())
      throw Error(ErrorCode::InvalidArgument, "None of the " + std::to_string(pictures.pictures.size()) +
                                                  " pictures can be learned from. " + pictures.pictures.front().problem);
    m_lesson.fingerprint = pictures.fingerprint;
    m_lesson.pictures = pictures.usable().size();
    m_lesson.isSealed = m_passphrase != nullptr;
    if (m_lesson.recipe.makesFaces()) {
      StageContext finding(packing, 0, 0.7F), writing(packing, 0.7F, 1);
      prepareFaceLesson(m_run, m_lesson, faceSquares(*m_services, pictures.usable(), finding), writing);
    } else {
      prepareLesson(m_run, m_lesson, pictures.usable(), practisePortraits(m_portraits), packing);
    }
    return picturesJson(pictures);
  }

  std::shared_ptr<Services> m_services;
  std::vector<std::string> m_pictures;
  std::vector<std::string> m_portraits;
  StyleLesson m_lesson;
  fs::path m_output;
  fs::path m_run;
  fs::path m_passphraseFile;
  fs::path m_branched;  // The training to go on from; empty: none.
  std::shared_ptr<const Passphrase> m_passphrase;
  bool m_resumes = false;
  bool m_isDetached = false;
};

class FinishTrainingJob final : public Job {
 public:
  FinishTrainingJob(std::shared_ptr<Services> services, OptionReader& options) : m_services(std::move(services)) {
    m_run = options.text("run");
    m_output = options.textOr("output", "");
    options.finish();
  }

  JobResult run(RunContext& context) override {
    const fs::path file = writeResultOf(*m_services, m_run, m_output, context);
    context.report(1, "done");
    return {{file}, jsonText({{"files", filesJson({file})}}), {}};
  }

 private:
  std::shared_ptr<Services> m_services;
  fs::path m_run;
  fs::path m_output;
};

class InspectPicturesJob final : public Job {
 public:
  explicit InspectPicturesJob(OptionReader& options) {
    m_pictures = options.texts("pictures");
    options.finish();
  }

  JobResult run(RunContext& context) override {
    auto pictures =
        std::make_shared<const TrainingPictures>(inspectPictures({m_pictures.begin(), m_pictures.end()}, context));
    context.report(1, "done");
    return {{},
            jsonText({{"usable", pictures->usable().size()}, {"pictures", picturesJson(*pictures)}}),
            pictures};
  }

 private:
  std::vector<std::string> m_pictures;
};

}  // namespace

std::unique_ptr<Job> makeTrainJob(std::shared_ptr<Services> services, const std::string& optionsJson,
                                  std::shared_ptr<const Passphrase> passphrase) {
  OptionReader options("train", optionsJson);
  return std::make_unique<TrainJob>(std::move(services), options, std::move(passphrase));
}

std::unique_ptr<Job> makeFinishTrainingJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("finish-training", optionsJson);
  return std::make_unique<FinishTrainingJob>(std::move(services), options);
}

std::unique_ptr<Job> makeInspectPicturesJob(const std::string& optionsJson) {
  OptionReader options("inspect-pictures", optionsJson);
  return std::make_unique<InspectPicturesJob>(options);
}

}  // namespace visagiste
