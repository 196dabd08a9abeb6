#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace visagiste {

/// The SHA-256 of the three bytes "abc", from FIPS 180-4's example.
inline constexpr const char* kAbcSha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

/// A folder of its own for each test, gone afterwards.
struct ModelStoreTest {
  std::filesystem::path root =
      std::filesystem::temp_directory_path() / ("visagiste_model_store_" + std::to_string(::getpid()));

  ModelStoreTest() {
    std::filesystem::remove_all(root);
    std::filesystem::create_directories(root);
  }
  ~ModelStoreTest() { std::filesystem::remove_all(root); }

  void writeFile(const std::filesystem::path& file, const std::string& content) const {
    std::filesystem::create_directories((root / file).parent_path());
    std::ofstream(root / file, std::ios::binary) << content;
  }

  /// A description that has everything; `changed` replaces the field of that key (JSON on both sides).
  static std::string manifestJson(const std::string& key = "", const std::string& value = "") {
    const std::pair<const char*, std::string> fields[] = {
        {"id", "\"face-x\""},
        {"task", "\"face-detection\""},
        {"version", "\"1.2.0\""},
        {"file", "\"weights.bin\""},
        {"bytes", "3"},
        {"sha256", "\"" + std::string(kAbcSha256) + "\""},
        {"licence", "\"MIT\""},
        {"training", R"({"data":["portraits"],"command":"visagiste-train detector"})"},
        {"input", R"({"shape":[-1,3,96,128],"colour":"RGB","range":[0,1],"mean":[0.5,0.4,0.3],"std":[0.2,0.2,0.2]})"},
        {"outputs", R"([{"name":"score","shape":[-1,1],"meaning":"probability"}])"},
        {"thresholds", R"({"score":0.5,"iou":0.3})"},
        {"limits", "\"faces from 40 px\""},
        {"evaluation", R"({"mean_mm":0.25,"notes":"on samples held out","curve":[1,2.5]})"},
    };
    std::string json;
    for (const auto& [name, usual] : fields) {
      const std::string& used = key == name ? value : usual;
      if (!used.empty()) {
        json += (json.empty() ? "" : ",") + ("\"" + std::string(name) + "\":" + used);
      }
    }
    return "{" + json + "}";
  }

  [[nodiscard]] std::filesystem::path addModel(const std::string& key = "", const std::string& value = "") const {
    writeFile("face-x/model.json", manifestJson(key, value));
    writeFile("face-x/weights.bin", "abc");
    return root / "face-x";
  }
};

}  // namespace visagiste
