#include "core/catalogue/style_pack_jobs.h"

#include <filesystem>
#include <utility>

#include "core/catalogue/job_parts.h"
#include "core/catalogue/own_folder.h"
#include "core/catalogue/style_thumbnail.h"
#include "core/image/decode.h"
#include "core/model_store/sha256.h"
#include "core/style/style_library.h"
#include "core/style/style_reader.h"
#include "core/style/tuned_style.h"

namespace visagiste {
namespace {

StyleLibrary stylesAtHand() {
  return {shippedStylesFolder(), ownFolder("styles")};
}

std::vector<std::string> variantsOf(const StylePack& pack) {
  std::vector<std::string> variants;
  for (const auto& [name, vector] : pack.vectors)
    if (!name.empty())
      variants.push_back(name);
  return variants;
}

class StylesJob final : public Job {
 public:
  JobResult run(RunContext& context) override {
    const StyleLibrary library = stylesAtHand();
    nlohmann::json styles = nlohmann::json::array();
    for (const StyleLibrary::Entry& entry : library.entries())
      styles.push_back({{"name", entry.pack.card.name},
                        {"name_zh", entry.pack.card.nameZh},
                        {"description", entry.pack.card.description},
                        {"licence", entry.pack.card.licence},
                        {"variants", variantsOf(entry.pack)},
                        {"file", entry.file.string()},
                        {"own", entry.isOwn}});
    context.report(1, "done");
    return {{}, jsonText({{"styles", styles}, {"problems", library.problems()}}), {}};
  }
};

class StyleInfoJob final : public Job {
 public:
  explicit StyleInfoJob(OptionReader& options) {
    m_pack = options.text("pack");
    options.finish();
  }

  JobResult run(RunContext& context) override {
    std::error_code unknown;
    const std::filesystem::path file = std::filesystem::is_regular_file(m_pack, unknown) || isStylePackName(m_pack)
                                           ? std::filesystem::path(m_pack)
                                           : stylesAtHand().find(m_pack).file;
    const StylePack pack = readStylePack(file);
    context.report(1, "done");
    return {{},
            jsonText({{"file", file.string()},
                      {"bytes", std::filesystem::file_size(file, unknown)},
                      {"name", pack.card.name},
                      {"name_zh", pack.card.nameZh},
                      {"author", pack.card.author},
                      {"licence", pack.card.licence},
                      {"description", pack.card.description},
                      {"source", pack.card.source},
                      {"fingerprint", pack.card.fingerprint},
                      {"variants", variantsOf(pack)},
                      {"own_network", pack.network != nullptr},
                      {"thumbnail", sizeJson(pack.thumbnail.size())}}),
            {}};
  }

 private:
  std::string m_pack;
};

class StylePackJob final : public Job {
 public:
  StylePackJob(std::shared_ptr<Services> services, OptionReader& options) : m_services(std::move(services)) {
    m_weights = options.textOr("weights", {});
    m_pictures = m_weights.empty() ? options.texts("pictures") : options.textsOr("pictures", {});
    m_card.name = options.text("name");
    m_card.nameZh = options.textOr("nameZh", {});
    m_card.author = options.textOr("author", {});
    m_card.licence = options.textOr("licence", {});
    m_card.description = options.textOr("description", {});
    m_card.source = options.textOr("source", {});
    m_output = options.textOr("output", {});
    if (!m_output.empty() && !isStylePackName(m_output))
      options.fail("output", std::string("a file name that ends in ") + StylePack::kExtension);
    m_precision = readPrecision(options);
    options.finish();
  }

  JobResult run(RunContext& context) override {
    protectPictures(m_pictures, {m_output});
    context.report(0, "load");
    const std::shared_ptr<StyleReader> reader = m_services->styleReader(Workload::Batch, m_precision);
    StylePack pack;
    pack.card = m_card;
    std::vector<Image> pictures;
    std::string hashes;
    for (const std::string& picture : m_pictures) {
      context.report(0.1F + 0.4F * static_cast<float>(pictures.size()) / static_cast<float>(m_pictures.size()),
                     "decode");
      context.checkpoint();
      pictures.push_back(decodeImageFile(picture));
      hashes += sha256OfFile(picture) + '\n';
    }
    if (!pictures.empty())
      pack.card.fingerprint = sha256OfText(hashes);
    context.report(0.5F, "style.read");
    context.checkpoint();
    if (m_weights.empty())
      pack.vectors[""] = reader->readPictures(pictures).vector;
    else
      takeTunedStyle(m_weights, pack);
    StageContext painting(context, 0.6F, 0.95F);
    pack.thumbnail = styleThumbnail(reader->styleOf(pack), painting);
    context.report(0.95F, "export");
    std::filesystem::path file = m_output;
    if (m_output.empty())
      file = stylesAtHand().save(pack);
    else
      writeStylePack(m_output, pack);
    context.report(1, "done");
    return {{file}, jsonText({{"name", pack.card.name}, {"files", {file.string()}}}), {}};
  }

 private:
  std::shared_ptr<Services> m_services;
  std::vector<std::string> m_pictures;
  std::string m_weights;
  StyleCard m_card;
  std::string m_output;
  std::optional<Precision> m_precision;
};

}  // namespace

std::unique_ptr<Job> makeStylesJob(const std::string& optionsJson) {
  OptionReader("styles", optionsJson).finish();
  return std::make_unique<StylesJob>();
}

std::unique_ptr<Job> makeStyleInfoJob(const std::string& optionsJson) {
  OptionReader options("style-info", optionsJson);
  return std::make_unique<StyleInfoJob>(options);
}

std::unique_ptr<Job> makeStylePackJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("style-pack", optionsJson);
  return std::make_unique<StylePackJob>(std::move(services), options);
}

}  // namespace visagiste
