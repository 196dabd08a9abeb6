#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "app/cli/commands/commands.h"
#include "app/cli/passphrase_prompt.h"
#include "core/lab/style_recipe.h"

namespace visagiste {
namespace {

class TrainCommand final : public Subcommand {
 public:
  explicit TrainCommand(CLI::App& program)
      : Subcommand(program, "train",
                   "Learn a style from pictures. The training is a process of its own: it goes on when this one ends, "
                   "and after --resume where it was left") {
    m_app.add_option("RECIPE", m_recipeFile, "File with the recipe's settings (JSON)")
        ->check(CLI::ExistingFile)
        ->check(encodingProblem);
    m_app.add_option("--recipe", m_recipe, "How to learn")->check(CLI::IsMember(StyleRecipe::names()));
    m_app.add_option("--data", m_pictures, "Pictures of the style, or folders with some")
        ->check(encodingProblem)
        ->type_name("IMG|DIR");
    m_app.add_option("--portraits", m_portraits, "Portraits to practise on besides those that come along")
        ->check(encodingProblem)
        ->type_name("IMG");
    m_app.add_option("--minutes", m_minutes, "Time to learn")->check(CLI::Range(0.05, StyleRecipe::kLongestMinutes));
    m_app.add_option("--name", m_name, "Name of the style; otherwise that of the output")->check(encodingProblem);
    m_app.add_option("-o,--output", m_output, "Style pack (.vstyle)")->required()->check(encodingProblem);
    m_app.add_option("--run", m_run, "Folder of the training; otherwise OUT.run")->check(encodingProblem);
    m_app.add_flag("--resume", m_resumes, "Go on with the training in that folder");
    auto* file = m_app
                     .add_option("--passphrase-file", m_passphraseFile,
                                 "File or pipe whose first line seals the training's checkpoints, and opens them again")
                     ->check(encodingProblem)
                     ->type_name("FILE");
    m_app.add_flag("--encrypt", m_asks, "Seal them with a passphrase that is asked for")->excludes(file);
    addCommonOptions();
  }

  [[nodiscard]] JobDescription job() const override {
    StyleRecipe recipe = m_recipeFile.empty() ? StyleRecipe() : readStyleRecipe(m_recipeFile);
    if (!m_recipe.empty())
      recipe.name = m_recipe;
    if (m_minutes > 0)
      recipe.minutes = m_minutes;
    nlohmann::json options{{"recipe", recipeText(recipe)}, {"output", m_output}, {"resume", m_resumes}};
    const auto give = [&](const char* name, const auto& value) {
      if (!value.empty())
        options[name] = value;
    };
    give("pictures", m_pictures);
    give("portraits", m_portraits);
    give("name", m_name);
    give("run", m_run);
    give("passphrase_file", m_passphraseFile);
    if (m_asks)
      options["passphrase_file"] =
          SecretPipe::leftOpen(*askForPassphrase(m_resumes ? PassphraseUse::Known : PassphraseUse::New)).string();
    return {"train", options.dump()};
  }

  [[nodiscard]] std::vector<std::filesystem::path> files() const override {
    std::vector<std::filesystem::path> all(m_pictures.begin(), m_pictures.end());
    all.insert(all.end(), m_portraits.begin(), m_portraits.end());
    all.insert(all.end(), {m_recipeFile, m_output, m_run, m_passphraseFile});
    return all;
  }

 private:
  std::string m_recipeFile;
  std::string m_recipe;
  std::vector<std::string> m_pictures;
  std::vector<std::string> m_portraits;
  double m_minutes = 0;
  std::string m_name;
  std::string m_output;
  std::string m_run;
  std::string m_passphraseFile;
  bool m_asks = false;
  bool m_resumes = false;
};

}  // namespace

std::unique_ptr<Subcommand> makeTrainCommand(CLI::App& program) {
  return std::make_unique<TrainCommand>(program);
}

}  // namespace visagiste
