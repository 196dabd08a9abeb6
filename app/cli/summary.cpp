#include "app/cli/summary.h"

#include <cstdio>
#include <map>

#include <nlohmann/json.hpp>

namespace visagiste {
namespace {

std::string writtenFiles(const nlohmann::json& result) {
  std::string text;
  for (const nlohmann::json& file : result.at("files")) {
    text += "wrote " + file.get<std::string>() + '\n';
  }
  return text;
}

std::string boxWords(const nlohmann::json& box) {
  char words[128];
  std::snprintf(words, sizeof words, "%.0f x %.0f pixels at (%.0f, %.0f)", box.at(2).get<double>(),
                box.at(3).get<double>(), box.at(0).get<double>(), box.at(1).get<double>());
  return words;
}

std::string parseSummary(const nlohmann::json& result) {
  const std::size_t faces = result.at("faces").size();
  return writtenFiles(result) + std::to_string(faces) + (faces == 1 ? " face\n" : " faces\n");
}

/// A line where a picture left a choice of faces.
std::string takenFace(const nlohmann::json& picture) {
  const int faces = picture.at("faces_in_picture").get<int>();
  return faces > 1 ? "took the largest of " + std::to_string(faces) + " faces in " +
                         picture.at("picture").get<std::string>() + ": " + boxWords(picture.at("box")) + '\n'
                   : std::string();
}

std::string reconstructSummary(const nlohmann::json& result) {
  std::string text = writtenFiles(result);
  for (const nlohmann::json& view : result.at("views")) {
    text += takenFace(view);
  }
  char line[128];
  std::snprintf(line, sizeof line, "fit %.2f %% of the inter-ocular distance, %.2f s\n",
                result.at("views").at(0).at("residual_percent").get<double>(),
                result.at("timing_ms").at("total").get<double>() / 1000.0);
  return text + line;
}

std::string transferSummary(const nlohmann::json& result) {
  return writtenFiles(result) + takenFace(result.at("source")) + takenFace(result.at("reference"));
}

/// The layers a line each, as --layer names them.
std::string extractSummary(const nlohmann::json& result) {
  std::string text = writtenFiles(result) + takenFace(result.at("reference"));
  const nlohmann::json& layers = result.at("look").at("layers");
  for (const nlohmann::json& layer : layers) {
    text += layer.at("product").get<std::string>();
    for (const nlohmann::json& color : layer.value("colors", nlohmann::json::array())) {
      text += ' ' + color.get<std::string>();
    }
    char words[32];
    std::snprintf(words, sizeof words, ", opacity %.2f\n", layer.value("opacity", 1.0));
    text += words;
  }
  return layers.empty() ? text + "no makeup was seen\n" : text;
}

/// A line each, so that scripts can read it: name, then its tags.
std::string looksSummary(const nlohmann::json& result) {
  std::string text;
  for (const nlohmann::json& look : result.at("looks")) {
    text += look.at("name").get<std::string>();
    std::string tags;
    for (const nlohmann::json& tag : look.at("tags")) {
      tags += (tags.empty() ? "\t" : ", ") + tag.get<std::string>();
    }
    text += tags + '\n';
  }
  return text;
}

/// What was written, and what was left out and why.
std::string folderSummary(const nlohmann::json& result) {
  std::string text = writtenFiles(result);
  for (const nlohmann::json& problem : result.at("problems")) {
    text += "left out: " + problem.get<std::string>() + '\n';
  }
  return text;
}

/// A line each, so that scripts can read it: name, then what it is.
std::string stylesSummary(const nlohmann::json& result) {
  std::string text;
  for (const nlohmann::json& style : result.at("styles")) {
    text += style.at("name").get<std::string>() + '\t' + style.at("description").get<std::string>() + '\n';
  }
  for (const nlohmann::json& problem : result.at("problems")) {
    text += "left out: " + problem.get<std::string>() + '\n';
  }
  return text;
}

std::string styleInfoSummary(const nlohmann::json& result) {
  std::string text;
  for (const char* key : {"name", "name_zh", "author", "licence", "description", "source", "fingerprint"}) {
    if (const std::string value = result.at(key).get<std::string>(); !value.empty()) {
      text += std::string(key) + ": " + value + '\n';
    }
  }
  for (const nlohmann::json& variant : result.at("variants")) {
    text += "variant: " + variant.get<std::string>() + '\n';
  }
  return text + "network: " + (result.at("own_network").get<bool>() ? "its own\n" : "the program's\n");
}

std::string captureSummary(const nlohmann::json& result) {
  char line[192];
  std::snprintf(line, sizeof line,
                "face in %d of %d frames; calibrated on %d, %.2f %% of the inter-ocular distance off; %.2f s\n",
                result.at("frames_with_face").get<int>(), result.at("frames").get<int>(),
                result.at("calibration").at("frames").get<int>(),
                result.at("calibration").at("residual_percent").get<double>(),
                result.at("timing_ms").at("total").get<double>() / 1000.0);
  return writtenFiles(result) + line;
}

std::string driveSummary(const nlohmann::json& result) {
  // Of a long sequence the first and the last name are enough.
  const nlohmann::json& files = result.at("files");
  std::string text = "wrote " + files.front().get<std::string>() + '\n';
  if (files.size() > 1) {
    text += (files.size() > 2 ? "to    " : "wrote ") + files.back().get<std::string>() + '\n';
  }
  char line[128];
  std::snprintf(line, sizeof line, "%d frames, %.2f s of performance; %.2f s\n", result.at("frames").get<int>(),
                result.at("seconds").get<double>(), result.at("timing_ms").at("total").get<double>() / 1000.0);
  return text + line;
}

std::string expressSummary(const nlohmann::json& result) {
  std::string text = writtenFiles(result);
  const int faces = result.at("faces_in_picture").get<int>();
  char line[192];
  if (faces > 1) {
    std::snprintf(line, sizeof line, "changed one of %d faces: %s\n", faces, boxWords(result.at("box")).c_str());
    text += line;
  }
  std::snprintf(line, sizeof line, "%.2f %% of the picture filled in; likeness %.2f of 1; %.2f s\n",
                100 * result.at("invented_share").get<double>(), result.at("likeness").get<double>(),
                result.at("timing_ms").at("total").get<double>() / 1000.0);
  return text + line;
}

std::string tryOnSummary(const nlohmann::json& result) {
  char line[128];
  std::snprintf(line, sizeof line, "%.1f %% of the picture is new cloth, %.1f %% made up around it; %.2f s\n",
                100 * result.at("cloth_share").get<double>(), 100 * result.at("invented_share").get<double>(),
                result.at("timing_ms").at("total").get<double>() / 1000.0);
  std::string text = writtenFiles(result) + line;
  for (const nlohmann::json& concern : result.at("concerns")) {
    text += concern == "hands-before-chest"
                ? "Arms or hands are before the chest: parts of the clothes may lie wrong.\n"
                : "The shoulders reach out of the picture: their width is a guess.\n";
  }
  return text;
}

/// A line each, so that scripts can read it: name, category, material.
std::string garmentsSummary(const nlohmann::json& result) {
  std::string text;
  for (const nlohmann::json& garment : result.at("garments")) {
    text += garment.at("name").get<std::string>() + '\t' + garment.at("category").get<std::string>() + '\t' +
            garment.at("material").get<std::string>() + '\n';
  }
  return text;
}

std::string garmentImportSummary(const nlohmann::json& result) {
  char line[128];
  std::snprintf(line, sizeof line, "%s, %.0f cm from shoulder to shoulder; %.2f s\n",
                result.at("category").get_ref<const std::string&>().c_str(), result.at("shoulder_cm").get<double>(),
                result.at("timing_ms").at("total").get<double>() / 1000.0);
  return writtenFiles(result) + line;
}

std::string benchSummary(const nlohmann::json& result) {
  std::string text = "device: " + result.at("device").get<std::string>() + '\n';
  char line[256];
  std::snprintf(line, sizeof line, "%-34s %-9s %7s %6s %12s %12s\n", "stage", "precision", "threads", "runs",
                "median ms", "p95 ms");
  text += line;
  for (const nlohmann::json& stage : result.at("stages")) {
    std::snprintf(line, sizeof line, "%-34s %-9s %7d %6d %12.2f %12.2f\n",
                  stage.at("name").get_ref<const std::string&>().c_str(),
                  stage.at("precision").get_ref<const std::string&>().c_str(), stage.at("threads").get<int>(),
                  stage.at("runs").get<int>(), stage.at("median_ms").get<double>(), stage.at("p95_ms").get<double>());
    text += line;
    if (stage.contains("images_per_second")) {
      text.pop_back();
      std::snprintf(line, sizeof line, " %8.2f pictures a second\n", stage.at("images_per_second").get<double>());
      text += line;
    }
  }
  return text;
}

}  // namespace

std::string summaryOf(const std::string& jobName, const std::string& resultJson) {
  const nlohmann::json result = nlohmann::json::parse(resultJson);
  using Summary = std::string (*)(const nlohmann::json&);
  static const std::map<std::string, Summary> summaries{{"reconstruct", reconstructSummary},
                                                        {"parse", parseSummary},
                                                        {"makeup", writtenFiles},
                                                        {"makeup-video", writtenFiles},
                                                        {"makeup-transfer", transferSummary},
                                                        {"makeup-extract", extractSummary},
                                                        {"looks", looksSummary},
                                                        {"capture", captureSummary},
                                                        {"drive", driveSummary},
                                                        {"express", expressSummary},
                                                        {"stylize", writtenFiles},
                                                        {"compose", writtenFiles},
                                                        {"stylize-video", writtenFiles},
                                                        {"stylize-folder", folderSummary},
                                                        {"styles", stylesSummary},
                                                        {"style-info", styleInfoSummary},
                                                        {"style-pack", writtenFiles},
                                                        {"tryon", tryOnSummary},
                                                        {"tryon-video", writtenFiles},
                                                        {"garments", garmentsSummary},
                                                        {"garment-import", garmentImportSummary},
                                                        {"bench", benchSummary}};
  const auto summary = summaries.find(jobName);
  return summary == summaries.end() ? std::string() : summary->second(result);
}

}  // namespace visagiste
