// visagiste-samples: makes the sample portraits and the demo clip in resources/ from the project's own models.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>
#include <string>
#include <vector>

#include "app/samples/performance.h"
#include "app/samples/sample_person.h"
#include "core/base/error.h"
#include "core/image/encode.h"
#include "core/image/mat_view.h"
#include "core/model_store/model_folder.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/texture_model.h"

namespace {

using namespace visagiste;

std::vector<SamplePersonRecipe> recipes() {
  std::vector<SamplePersonRecipe> all(3);
  all[0].name = "portrait";
  all[0].identitySeed = 11;
  all[0].skinSeed = 4;
  all[0].hair.lengthMm = 62;
  all[0].hair.colorSrgb = {92, 62, 42};
  all[0].eyes.iris = {86, 108, 120};
  all[0].garmentSrgb = {52, 78, 104};
  all[0].backdrop = {{0.62F, 0.64F, 0.66F}, {0.40F, 0.42F, 0.45F}};

  all[1].name = "portrait_2";
  all[1].identitySeed = 23;
  all[1].skinSeed = 17;
  all[1].hair.lengthMm = 30;
  all[1].hair.lift = 0.85F;
  all[1].hair.curlRadiusMm = 2.2F;
  all[1].hair.curlTurnsPer100Mm = 14;
  all[1].hair.colorSrgb = {40, 30, 26};
  all[1].eyes.iris = {70, 46, 30};
  all[1].garmentSrgb = {150, 92, 60};
  all[1].backdrop = {{0.50F, 0.46F, 0.42F}, {0.30F, 0.28F, 0.26F}};

  all[2].name = "portrait_3";
  all[2].identitySeed = 35;
  all[2].skinSeed = 30;
  all[2].hair.lengthMm = 150;
  all[2].hair.lift = 0.35F;
  all[2].hair.colorSrgb = {150, 104, 62};
  all[2].eyes.iris = {84, 96, 58};
  all[2].garmentSrgb = {112, 48, 62};
  all[2].backdrop = {{0.40F, 0.48F, 0.50F}, {0.22F, 0.28F, 0.32F}};
  return all;
}

/// A camera is never perfectly clean.
void addSensorNoise(cv::Mat& rgb, std::uint64_t seed) {
  cv::theRNG().state = seed;
  cv::Mat noise(rgb.size(), CV_16SC3);
  cv::randn(noise, cv::Scalar::all(0), cv::Scalar::all(1.6));
  cv::add(rgb, noise, rgb, cv::noArray(), CV_8U);
}

Image photograph(const SamplePerson& person, const SamplePose& pose, Size sizePx, int supersampling,
                 std::uint64_t seed) {
  const Image clean = person.photograph(pose, sizePx, supersampling, 2);
  ImageBuilder builder(sizePx, PixelFormat::Rgb8);
  matView(clean).copyTo(builder.mat());
  addSensorNoise(builder.mat(), seed);
  return builder.finish();
}

void writeClip(const SamplePerson& person, const FaceModel& model, const std::filesystem::path& path) {
  constexpr double kRate = 25;
  const Size sizePx{640, 480};
  cv::VideoWriter writer(path.string(), cv::CAP_FFMPEG, cv::VideoWriter::fourcc('m', 'p', '4', 'v'), kRate,
                         cv::Size(sizePx.width, sizePx.height));
  if (!writer.isOpened()) {
    throw Error(ErrorCode::Unwritable, "The clip " + path.string() + " cannot be written.");
  }
  const int frames = static_cast<int>(kPerformanceSeconds * kRate);
  for (int i = 0; i < frames; ++i) {
    const Image picture = photograph(person, performanceAt(model, i / kRate), sizePx, 2, 1000U + i);
    cv::Mat bgr;
    cv::cvtColor(matView(picture), bgr, cv::COLOR_RGB2BGR);
    writer.write(bgr);
    std::cerr << "\rframe " << i + 1 << " of " << frames << std::flush;
  }
  std::cerr << '\n';
}

void run(const std::string& what, const std::filesystem::path& target) {
  const ModelFolders folders;
  const auto model = FaceModel::load(folders);
  const auto skin = TextureModel::read(folders.folder("face-texture-v1"));
  std::filesystem::create_directories(target / "samples");
  std::filesystem::create_directories(target / "demo");
  const SamplePose rest = performanceAt(*model, 0);
  const std::vector<SamplePersonRecipe> all = recipes();
  if (what != "clip") {
    for (const SamplePersonRecipe& recipe : all) {
      const std::filesystem::path path = target / "samples" / (recipe.name + ".png");
      encodeImageFile(photograph(SamplePerson(recipe, model, *skin), rest, {1024, 1024}, 3, 7), path, {92, 9});
      std::cout << path.string() << '\n';
    }
  }
  if (what != "portraits") {
    writeClip(SamplePerson(all[0], model, *skin), *model, target / "demo" / "demo_clip.mp4");
  }
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App program("Makes the sample portraits and the demo clip from the project's own models.");
  std::string what = "all";
  std::string target = "resources";
  program.add_option("what", what, "portraits, clip, or all")->check(CLI::IsMember({"portraits", "clip", "all"}));
  program.add_option("--out", target, "Folder that gets samples/ and demo/")->capture_default_str();
  CLI11_PARSE(program, argc, argv);
  try {
    run(what, target);
  } catch (const std::exception& error) {
    std::cerr << "visagiste-samples: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
