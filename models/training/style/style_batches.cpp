#include "models/training/style/style_batches.h"

#include "models/training/engine/training_loop.h"

namespace visagiste::training {

StyleBatches::StyleBatches(const StyleSet& set, const Options& options)
    : m_set(set),
      m_side(static_cast<int>(options.count("side"))),
      m_count(options.count("batch")),
      m_seed(static_cast<std::uint64_t>(options.count("seed"))) {}

void StyleBatches::begin(long step) {
  constexpr std::size_t kAhead = 2;
  m_ahead.emplace([this, step]() mutable { return m_set.trainingBatch(m_seed, step++, m_count, m_side); }, kAhead);
}

std::vector<Options::Option> styleOptions(const std::string& folder, const std::string& minutes,
                                          const std::string& batch, const std::string& side,
                                          const std::string& styles) {
  return withStyleSets(trainingLoopOptions(folder, minutes, batch, "7"), side, styles);
}

std::vector<Options::Option> withStyleSets(std::vector<Options::Option> options, const std::string& side,
                                           const std::string& styles) {
  options.push_back({"portraits", "build/training/contents.pack", "packed portraits"});
  options.push_back({"styles", styles, "packed style pictures, several files with commas between"});
  options.push_back({"side", side, "side of the training pictures in pixels"});
  return options;
}

std::vector<Options::Option> judgedStyleOptions(std::vector<Options::Option> options, const std::string& features) {
  options.push_back({"features", features, "weights of the feature network that judges"});
  options.push_back({"style-weight", "1", "weight of the style beside the content"});
  options.push_back({"smooth-weight", "0.2", "weight of the differences of neighbouring pixels"});
  return options;
}

}  // namespace visagiste::training
