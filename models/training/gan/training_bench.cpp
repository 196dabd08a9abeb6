#include "models/training/gan/training_bench.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iostream>
#include <stdexcept>

#include "models/networks/picture_generator.h"
#include "models/training/engine/json_text.h"
#include "models/training/engine/options.h"
#include "models/training/engine/run_state.h"
#include "models/training/gan/gan_trainer.h"
#include "models/training/gan/translation_trainer.h"
#include "models/training/style/style_tuner.h"

namespace visagiste::training {
namespace {

/// Sizes of the papers: pictures a step, their side, channels of the finest layers.
struct Shape {
  std::int64_t batch;
  std::int64_t sidePx;
  int width;
};

/// A kind of step, made ready; the picture count is what the step learns from.
struct Bench {
  Shape shape;
  std::int64_t parameters = 0;
  std::function<void(long step)> step;
};

const std::vector<Options::Option>& benchOptions() {
  static const std::vector<Options::Option> options = {
      {"names", "dcgan,cyclegan,style-tune", "kinds of steps, with commas between"},
      {"runs", "5", "steps of each that count, after one that does not"},
      {"threads", "1", "compute threads"},
      {"batch", "", "pictures a step; empty here and below: 16 dcgan, 1 cyclegan, 2 style-tune"},
      {"side", "", "side of the pictures: 64, 128, 256"},
      {"width", "", "channels: 64, 64, the style network's own"},
      {"features", "models/weights/feature-net-v1/feature-net.safetensors", "judging network of style-tune"},
  };
  return options;
}

std::int64_t countOf(const std::vector<torch::Tensor>& parameters) {
  std::int64_t sum = 0;
  for (const torch::Tensor& parameter : parameters) sum += parameter.numel();
  return sum;
}

torch::Tensor picturesOf(const Shape& shape) {
  return (2 * torch::rand({shape.batch, 3, shape.sidePx, shape.sidePx}) - 1).contiguous(at::MemoryFormat::ChannelsLast);
}

/// The step of the paper: what the studio's recipe adds (a penalty every fourth step) is left out.
Bench dcgan(const Shape& shape) {
  GanTrainer::Setting setting;
  setting.recipe = ganRecipe("dcgan");
  setting.recipe.realPenalty = 0;
  setting.recipe.latentSize = 100;
  setting.recipe.width = shape.width;
  setting.expectedBatch = shape.batch;
  const int side = static_cast<int>(shape.sidePx);
  const auto trainer = std::make_shared<GanTrainer>(
      setting, std::make_shared<networks::PictureGenerator>(setting.recipe.latentInputs(), side, shape.width),
      std::make_shared<PictureDiscriminator>(side, DiscriminatorShape{shape.width, setting.recipe.norm, 0, 0}),
      [pictures = picturesOf(shape)] {
        return GanBatch{pictures, {}};
      });
  return {shape, countOf(trainer->generator().parameters()) + countOf(trainer->discriminator().parameters()),
          [trainer](long step) { static_cast<void>(trainer->step(step, 1)); }};
}

Bench cyclegan(const Shape& shape) {
  TranslationTrainer::Setting setting;
  setting.recipe = translationRecipe("cyclegan");
  setting.recipe.width = shape.width;
  setting.sidePx = static_cast<int>(shape.sidePx);
  const TranslationBatch batch{picturesOf(shape), picturesOf(shape)};
  const auto trainer = std::make_shared<TranslationTrainer>(setting, [batch] { return batch; });
  CheckpointParts parts = trainer->parts();
  std::int64_t parameters = 0;
  for (const auto& [name, module] : parts.modules) parameters += countOf(module->parameters());
  return {shape, parameters, [trainer](long step) { static_cast<void>(trainer->step(step, 1)); }};
}

Bench styleTune(const Shape& shape, const std::string& features) {
  OneStyle style;
  const std::int64_t parameters = countOf(style->parameters());
  const auto trainer = std::make_shared<StyleTuner>(style, features, TuningWeights());
  StyleBatch batch;
  batch.contents = 0.5 * (picturesOf(shape) + 1);
  batch.styles = 0.5 * (picturesOf(shape) + 1);
  batch.faces = torch::zeros({shape.batch, 1, shape.sidePx, shape.sidePx});
  return {shape, parameters, [trainer, batch](long step) mutable {
            batch.step = step;
            static_cast<void>(trainer->step(batch, step, 1));
          }};
}

Bench benchOf(const std::string& name, const Options& options) {
  const auto shaped = [&](Shape shape) {
    const auto take = [&](const char* option, auto& value) {
      if (!options.text(option).empty())
        value = static_cast<std::decay_t<decltype(value)>>(options.count(option));
    };
    take("batch", shape.batch);
    take("side", shape.sidePx);
    take("width", shape.width);
    if (shape.batch < 1 || shape.sidePx < 32 || shape.width < 1)
      throw std::invalid_argument("a step has a picture of 32 pixels at least, and a channel");
    return shape;
  };
  if (name == "dcgan")
    return dcgan(shaped({16, 64, 64}));
  if (name == "cyclegan")
    return cyclegan(shaped({1, 128, 64}));
  if (name == "style-tune")
    return styleTune(shaped({2, 256, 1}), options.text("features"));
  throw std::invalid_argument("there is no step \"" + name + "\" to measure: dcgan, cyclegan or style-tune");
}

JsonText measured(const std::string& name, const Options& options) {
  const long runs = options.count("runs");
  Bench bench = benchOf(name, options);
  std::vector<double> timesMs;
  for (long i = 0; i <= runs; ++i) {
    const Stopwatch watch;
    bench.step(i);
    if (i > 0)  // The first one prepares kernels and memory.
      timesMs.push_back(1000 * watch.seconds());
  }
  std::sort(timesMs.begin(), timesMs.end());
  const auto ranked = [&](double share) {
    return timesMs[static_cast<std::size_t>(std::ceil(share * static_cast<double>(runs))) - 1];
  };
  JsonText line;
  line.text("name", name).number("batch", static_cast<long>(bench.shape.batch));
  line.number("side", static_cast<long>(bench.shape.sidePx))
      .number("threads", static_cast<long>(at::get_num_threads()));
  line.number("runs", runs).number("parameters", static_cast<long>(bench.parameters));
  line.number("medianMs", ranked(0.5)).number("p95Ms", ranked(0.95));
  line.number("imagesPerSecond", 1000 * static_cast<double>(bench.shape.batch) / ranked(0.5));
  return line;
}

}  // namespace

int benchTraining(const std::vector<std::string>& arguments) {
  if (!arguments.empty() && arguments[0] == "--help") {
    printHelp("bench", benchOptions());
    return 0;
  }
  const Options options(benchOptions(), arguments);
  if (options.count("runs") < 1 || options.count("threads") < 1)
    throw std::invalid_argument("a measurement takes a run and a thread at least");
  at::set_num_threads(static_cast<int>(options.count("threads")));
  torch::manual_seed(1);
  for (const std::string& name : options.list("names")) std::cout << measured(name, options).string() << std::endl;
  return 0;
}

}  // namespace visagiste::training
