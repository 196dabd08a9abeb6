#include "core/lab/style_lesson.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/lab/lesson_pack.h"
#include "models/training/gan/run_contract.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
namespace contract = training::run_contract;

/// Takes a folder away again unless all went well.
class NewFolder {
 public:
  explicit NewFolder(fs::path path) : m_path(std::move(path)) {
    std::error_code failure;
    if (fs::exists(m_path / StyleLesson::kFile, failure))
      throw Error(ErrorCode::InvalidArgument, "The folder '" + m_path.string() +
                                                  "' holds a training already. Resume it, or choose another folder.");
    m_isOurs = !fs::exists(m_path, failure);
    fs::create_directories(m_path, failure);
    if (failure)
      throw Error(ErrorCode::Unwritable, "The folder '" + m_path.string() + "' cannot be made: " + failure.message() + ".");
  }
  ~NewFolder() {
    std::error_code ignored;
    if (m_isOurs)
      fs::remove_all(m_path, ignored);
  }
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;

  void keep() { m_isOurs = false; }

 private:
  fs::path m_path;
  bool m_isOurs = false;
};

void writeLesson(const fs::path& folder, const StyleLesson& lesson) {
  const json about{{"name", lesson.name},
                   {"fingerprint", lesson.fingerprint},
                   {"pictures", lesson.pictures},
                   {"sealed", lesson.isSealed},
                   {"recipe", json::parse(recipeText(lesson.recipe))}};
  writeFileAtomically(folder / StyleLesson::kFile, [&](std::ostream& out) {
    out << about.dump(2, ' ', false, json::error_handler_t::replace) << '\n';
  });
}

}  // namespace

void prepareLesson(const fs::path& folder, const StyleLesson& lesson, const std::vector<fs::path>& pictures,
                   const std::vector<fs::path>& portraits, RunContext& context) {
  lesson.recipe.check();
  NewFolder made(folder);
  StageContext styles(context, 0, 0.7F), people(context, 0.7F, 1);
  writeLessons(folder / StyleLesson::kStylePack, pictures, LessonShape::of(pictures.size()), styles);
  LessonShape peopleShape = LessonShape::of(portraits.size());
  peopleShape.sidePx = 384;
  writeLessons(folder / StyleLesson::kContentPack, portraits, peopleShape, people);
  writeLesson(folder, lesson);
  made.keep();
}

void prepareFaceLesson(const fs::path& folder, const StyleLesson& lesson, const std::vector<FaceSquare>& faces,
                       RunContext& context) {
  lesson.recipe.check();
  NewFolder made(folder);
  writeFaceLessons(folder / StyleLesson::kStylePack, faces,
                   lesson.recipe.privacyNoise > 0 ? FaceUse::Once : FaceUse::Varied, context);
  writeLesson(folder, lesson);
  made.keep();
}

void prepareBranch(const fs::path& folder, const fs::path& origin, const StyleLesson& lesson) {
  lesson.recipe.check();
  if (!fs::exists(origin / contract::kCheckpointFile))
    throw Error(ErrorCode::InvalidArgument, "The training in '" + origin.string() +
                                                "' has not learned anything yet that another could go on from.");
  NewFolder made(folder);
  try {
    for (const char* name : {contract::kRunFile, contract::kCheckpointFile, contract::kLogFile, contract::kWeightsFile,
                             contract::kBestFile, contract::kSampleFolder})
      if (fs::exists(origin / name))
        fs::copy(origin / name, folder / name, fs::copy_options::recursive);
    // Sets are never changed, so both trainings share them where the disk can.
    for (const char* name : {StyleLesson::kStylePack, StyleLesson::kContentPack})
      if (fs::exists(origin / name)) {
        std::error_code apart;
        fs::create_hard_link(origin / name, folder / name, apart);
        if (apart)
          fs::copy(origin / name, folder / name);
      }
  } catch (const fs::filesystem_error& error) {
    throw Error(ErrorCode::Unwritable, "The training could not be branched off: " + error.code().message() + ".");
  }
  writeLesson(folder, lesson);
  made.keep();
}

StyleLesson readLesson(const fs::path& folder) {
  constexpr std::uintmax_t kLongest = 64 << 10;
  const fs::path file = folder / StyleLesson::kFile;
  std::error_code missing;
  const std::uintmax_t bytes = fs::file_size(file, missing);
  if (missing)
    throw Error(ErrorCode::NotFound, "The folder '" + folder.string() + "' holds no training of a style.");
  std::ifstream stream(file, std::ios::binary);
  const json about = bytes > kLongest ? json() : json::parse(stream, nullptr, /*allow_exceptions=*/false);
  try {
    StyleLesson lesson;
    lesson.name = about.at("name").get<std::string>();
    lesson.fingerprint = about.at("fingerprint").get<std::string>();
    lesson.pictures = about.at("pictures").get<std::size_t>();
    lesson.isSealed = about.find("sealed") != about.end() && about.at("sealed") == true;
    lesson.recipe = styleRecipeFrom(about.at("recipe").dump(), file.string());
    return lesson;
  } catch (const json::exception&) {
    throw Error(ErrorCode::Unreadable, "The training in '" + folder.string() + "' is damaged: " + StyleLesson::kFile +
                                           " cannot be understood.");
  }
}

}  // namespace visagiste
