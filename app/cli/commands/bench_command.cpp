#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"
#include "core/catalogue/bench_job.h"

namespace visagiste {
namespace {

class BenchCommand final : public Subcommand {
 public:
  explicit BenchCommand(CLI::App& program)
      : Subcommand(program, "bench", "Measure the stages on this machine: medians and 95th percentiles") {
    m_app.add_option("NAME", m_names, "What to measure; everything when left out: " + wordList(benchmarkNames()))
        ->check(CLI::IsMember(benchmarkNames()));
    m_app.add_option("--runs", m_runs, "Runs of each; 0 takes a number that fits the stage")
        ->check(CLI::Range(0, 10000))
        ->capture_default_str();
    addCommonOptions();
  }

  [[nodiscard]] JobDescription job() const override {
    nlohmann::json options{{"precision", m_precision}};
    if (!m_names.empty()) {
      options["names"] = m_names;
    }
    if (m_runs > 0) {
      options["runs"] = m_runs;
    }
    return {"bench", options.dump()};
  }

 private:
  std::vector<std::string> m_names;
  int m_runs = 0;
};

}  // namespace

std::unique_ptr<Subcommand> makeBenchCommand(CLI::App& program) {
  return std::make_unique<BenchCommand>(program);
}

}  // namespace visagiste
