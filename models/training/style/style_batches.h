#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/training/engine/options.h"
#include "models/training/engine/prefetcher.h"
#include "models/training/style/style_set.h"

namespace visagiste::training {

/// The training batches of one run, made ahead on a thread of their own.
class StyleBatches {
 public:
  /// set  must outlive this. options  with those of styleOptions().
  StyleBatches(const StyleSet& set, const Options& options);

  /// Starts at the batch that belongs to this step; to be called before next().
  void begin(long step);
  [[nodiscard]] StyleBatch next() { return m_ahead->next(); }

  [[nodiscard]] int sidePx() const { return m_side; }

 private:
  const StyleSet& m_set;
  int m_side;
  long m_count;
  std::uint64_t m_seed;
  std::optional<Prefetcher<StyleBatch>> m_ahead;  // Last: its thread uses the members above.
};

/// Adds the packed sets and the pictures' size.
[[nodiscard]] std::vector<Options::Option> withStyleSets(std::vector<Options::Option> options, const std::string& side,
                                                         const std::string& styles);
/// The options of a training in the common loop: its own and those.
[[nodiscard]] std::vector<Options::Option> styleOptions(const std::string& folder, const std::string& minutes,
                                                        const std::string& batch, const std::string& side,
                                                        const std::string& styles);
/// Those of trainings that a StyleJudge guides, too.
[[nodiscard]] std::vector<Options::Option> judgedStyleOptions(std::vector<Options::Option> options,
                                                              const std::string& features);

}  // namespace visagiste::training
