#include "app/studio/core_messages.h"

#include <algorithm>
#include <fstream>
#include <set>

#include <QCoreApplication>
#include <QRegularExpression>

#include "app/studio/core_message_table.h"
#include "tests/integration/studio/chinese.h"
#include "tests/integration/studio/studio_fixture.h"
#include "tests/integration/test_portrait.h"
#include "tests/support/source_messages.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using test::Chinese;
using test::SourceMessage;
using test::Studio;
using test::waitUntil;

namespace {

/// Sources whose InvalidArgument is a contract between parts of the program, or an option that only the command line
/// takes: no control of the window can break it.
const std::vector<std::string> kContracts{"core/face/",
                                          "core/image/mat_view",
                                          "core/image/resample",
                                          "core/image/area_shrink",
                                          "core/image/encode.cpp",
                                          "core/image/color_profile",
                                          "core/image/image_metadata_writer",
                                          "core/inference/",
                                          "core/job/",
                                          "core/mesh/",
                                          "core/model_store/",
                                          "core/portrait/",
                                          "core/reconstruct/",
                                          "core/types/image.cpp",
                                          "core/document/portrait_document",
                                          "core/garment/thin_plate",
                                          "core/garment/garment_import",
                                          "core/garment/garment_fitter",
                                          "core/makeup/mask_brush",
                                          "core/makeup/skin_tone",
                                          "core/makeup/face_frame",
                                          "core/makeup/makeup_texture",
                                          "core/makeup/makeup_renderer",
                                          "core/expression/arkit_channels",
                                          "core/expression/take_edit",
                                          "core/expression/face_capture",
                                          "core/expression/channel_confidence",
                                          "core/expression/driven_head",
                                          "core/expression/eye_gaze",
                                          "core/expression/rig_solver",
                                          "core/garment/garment_stream",
                                          "core/expression/expression_reader",
                                          "core/expression/face_patches",
                                          "core/expression/face_crop",
                                          "core/expression/ridge_fit",
                                          "core/expression/tone_map",
                                          "core/expression/practice_pictures",
                                          "core/expression/expression_lessons",
                                          "core/style/style_weights",
                                          "core/style/style_protection",
                                          "core/style/style_blend",
                                          "core/style/tiled_style",
                                          "core/catalogue/",
                                          "app/studio/painted_faces",
                                          "app/studio/live_parsing"};
/// Failures of measurements that no window starts.
const std::vector<std::string> kMeasurements{"core/face/vision_bench", "core/catalogue/capture_bench",
                                             "core/catalogue/makeup_bench", "core/catalogue/tryon_bench",
                                             "core/catalogue/bench_job"};

bool isAmong(const std::string& place, const std::vector<std::string>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](const std::string& beginning) { return place.rfind(beginning, 0) == 0; });
}

/// All that a person at the window can meet, with values that are no words in the places.
std::vector<SourceMessage> shownMessages() {
  std::vector<SourceMessage> shown;
  for (const char* folder : {"core", "app/studio"})
    for (const SourceMessage& message : test::messagesIn(VISAGISTE_SOURCE_DIR, folder))
      if (message.code != "Internal" && !isAmong(message.place, kMeasurements) &&
          !(message.code == "InvalidArgument" && isAmong(message.place, kContracts)) &&
          message.text.rfind("The option '", 0) != 0)  // Of a job: written by the window itself.
        shown.push_back(message);
  for (SourceMessage& message : shown)
    message.text = QString::fromStdString(message.text)
                       .replace(QRegularExpression(QStringLiteral("%(\\d)")), QStringLiteral("<\\1>"))
                       .toStdString();
  return shown;
}

/// Two English words in a row: names and single words of file formats are none.
bool holdsEnglish(const QString& text) {
  static const QRegularExpression kWords(QStringLiteral("[A-Za-z]{2,} [a-z]{2,}"));
  return text.contains(kWords);
}

QStringList piecesOf(const char* source) {
  QStringList pieces = QString::fromUtf8(source).split(QRegularExpression(QStringLiteral("%\\d")));
  for (QString& piece : pieces) piece = piece.trimmed();
  return pieces;
}

}  // namespace

TEST_CASE("the reader of sources finds what errors say", "[messages]") {
  const test::TemporaryFolder folder;
  std::filesystem::create_directories(folder / "core");
  std::ofstream(folder / "core" / "a.cpp") << R"cpp(
    constexpr const char* kAdvice = "Go; away";
    [[noreturn]] void fail(const std::string& name, const std::string& what) {
      throw Error(ErrorCode::Unreadable, "Bad '" + name + "': " + what + ".");
    }
    void f(bool wide) {
      fail(file, std::string("too ") + (wide ? "wide" : "tall"));  // throw Error(ErrorCode::Internal, "a comment");
      const std::string who = "The " + kind;
      throw Error(ErrorCode::NotFound, who +
                                           " is "
                                           "gone. " +
                                           kAdvice);
    }
    std::string reasonFor(int number) {
      return number > 0 ? "a \"reason\"" : "";
    }
  )cpp";
  std::set<std::string> found;
  for (const SourceMessage& message : test::messagesIn(folder.path(), "core"))
    found.insert(message.code + message.text);
  CHECK(found == std::set<std::string>{"UnreadableBad '%1': too wide.", "UnreadableBad '%1': too tall.",
                                       "NotFoundThe %1 is gone. Go; away", "Parta \"reason\"", "Part"});
}

TEST_CASE("what core says is Chinese in a Chinese window", "[messages]") {
  const Chinese chinese;
  const std::vector<SourceMessage> messages = shownMessages();
  CHECK(messages.size() > 300);
  for (const SourceMessage& message : messages) {
    const QString shown = shownText(message.text);
    INFO(message.place << ": " << message.text << " -> " << shown.toStdString());
    CHECK_FALSE(holdsEnglish(shown));
  }
}

TEST_CASE("what core says stays as it is in an English window", "[messages]") {
  for (const SourceMessage& message : shownMessages()) CHECK(shownText(message.text).toStdString() == message.text);
}

TEST_CASE("a template that core no longer says is found out", "[messages]") {
  std::string all = test::literalsIn(VISAGISTE_SOURCE_DIR, "core");
  // Of app/studio the messages alone: the templates themselves are literals of it.
  for (const char* folder : {"core", "app/studio"})
    for (const SourceMessage& message : test::messagesIn(VISAGISTE_SOURCE_DIR, folder)) all += '\n' + message.text;
  const QString said = QString::fromStdString(all);
  for (const auto* table : {&inputMessages(), &workMessages()})
    for (const char* source : *table)
      for (const QString& piece : piecesOf(source)) {
        INFO(source << ": " << piece.toStdString());
        CHECK(said.contains(piece));
      }
  for (const std::vector<std::string>* excused : {&kContracts, &kMeasurements})
    for (const std::string& beginning : *excused) {
      const std::string folder = beginning.rfind("core/", 0) == 0 ? "core" : "app/studio";
      const std::vector<SourceMessage> here = test::messagesIn(VISAGISTE_SOURCE_DIR, folder);
      INFO(beginning);
      CHECK(std::any_of(here.begin(), here.end(),
                        [&](const SourceMessage& message) { return isAmong(message.place, {beginning}); }));
    }
}

TEST_CASE("every translation has the places of its template", "[messages]") {
  const Chinese chinese;
  for (const auto* table : {&inputMessages(), &workMessages(), &systemMessages()})
    for (const char* source : *table) {
      const QString shown = QCoreApplication::translate("CoreMessages", source);
      const auto places = piecesOf(source).size() - 1;
      INFO(source << " -> " << shown.toStdString());
      CHECK(shown != QString::fromUtf8(source));
      for (int number = 1; number <= places; ++number) CHECK(shown.count(QStringLiteral("%%1").arg(number)) == 1);
      CHECK_FALSE(shown.contains(QStringLiteral("%%1").arg(places + 1)));
    }
}

TEST_CASE("values of a message go through unharmed", "[messages]") {
  const Chinese chinese;
  CHECK(shownText(std::string("No face was found in '%2 of %1'.")) == QStringLiteral("在“%2 of %1”中没有找到人脸。"));
  CHECK(shownText(std::string("No face was found in 'a\nb'.")) == QStringLiteral("在“a\nb”中没有找到人脸。"));
  CHECK(shownText(std::string("There is no take '  '.")) == QStringLiteral("条目“  ”不存在。"));
  // A name that is a word of the table, or the whole of a sentence of it, stays a name.
  CHECK(shownText(std::string("There is no recipe 'look'.")) == QStringLiteral("配方“look”不存在。"));
  CHECK(shownText(std::string("No face was found in 'There is no recipe 'x'.'."))
            .contains(QStringLiteral("There is no recipe 'x'.")));
  CHECK(shownText(std::string("Who knows?")) == QStringLiteral("Who knows?"));
  CHECK(shownText(std::string()).isEmpty());
}

TEST_CASE("a message inside a message is translated too", "[messages]") {
  const Chinese chinese;
  CHECK(
      shownText(std::string("'a.look' is no look that can be used: 'a.look': layers[0].opacity has to be a number.")) ==
      QStringLiteral("“a.look”不是可用的妆容：“a.look”：layers[0].opacity 必须是数字。"));
  CHECK(shownText(std::string("Cannot write '/x': permission denied; choose a folder you may write to.")) ==
        QStringLiteral("无法写入“/x”：没有权限；请选择您可以写入的文件夹。"));
  CHECK(shownText(std::string("The folder /x cannot be made: Permission denied.")) ==
        QStringLiteral("无法创建文件夹 /x：没有权限。"));
  CHECK(shownText(std::string("There is no look \"Rosy\". There are: Bare, Bold.")) ==
        QStringLiteral("没有名为“Rosy”的妆容。现有：Bare, Bold。"));
}

TEST_CASE("a long hostile message costs little", "[messages]") {
  const Chinese chinese;
  // Every beginning of the middle piece "': " a thousand times: each piece is looked for once.
  std::string name;
  for (int i = 0; i < 100'000; ++i) name += "': ";
  CHECK(shownText("Cannot read '" + name + "': it holds no picture.").startsWith(QStringLiteral("无法读取“")));
  CHECK(shownText("'" + name) == QString::fromStdString("'" + name));
}

TEST_CASE("a failure is told in Chinese in the window", "[studio]") {
  const Chinese chinese;
  Studio studio;
  const std::filesystem::path picture = test::writeTruncatedPicture(studio.folder().path());
  studio.window().openFiles({QString::fromStdString(picture.string())});
  REQUIRE(waitUntil([&] { return studio.message().severity == MessageSeverity::Failure; }));
  INFO(studio.message().text.toStdString());
  CHECK(studio.message().text.contains(QStringLiteral("无法读取“%1”").arg(QString::fromStdString(picture.string()))));
  CHECK_FALSE(holdsEnglish(studio.message().text));
}
