// visagiste-samples: makes the sample portraits, the demo clip and the lab's people in resources/ from the project's own models.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>
#include <string>
#include <vector>

#include "app/samples/crowd.h"
#include "app/samples/performance.h"
#include "app/samples/sample_person.h"
#include "app/samples/sample_recipes.h"
#include "core/base/error.h"
#include "core/image/encode.h"
#include "core/image/mat_view.h"
#include "core/model_store/model_folder.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/texture_model.h"

namespace {

using namespace visagiste;

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

/// The people that a style is laid over while it is learned.
void writeCrowd(const std::shared_ptr<const FaceModel>& model, const TextureModel& skin,
                const std::filesystem::path& folder) {
  constexpr std::uint32_t kPeople = 32;
  std::filesystem::create_directories(folder);
  for (std::uint32_t seed = 1; seed <= kPeople; ++seed) {
    const SamplePerson person(crowdRecipe(seed), model, skin);
    const std::filesystem::path path = folder / ("person_" + std::to_string(seed) + ".jpg");
    encodeImageFile(photograph(person, crowdPose(*model, seed), {384, 384}, 2, seed), path, {90, 9});
    std::cout << path.string() << '\n';
  }
}

void run(const std::string& what, const std::filesystem::path& target) {
  const ModelFolders folders;
  const auto model = FaceModel::load(folders);
  const auto skin = TextureModel::read(folders.folder("face-texture-v1"));
  if (what == "crowd" || what == "all")
    writeCrowd(model, *skin, target / "lab" / "people");
  if (what == "crowd")
    return;
  std::filesystem::create_directories(target / "samples");
  std::filesystem::create_directories(target / "demo");
  const SamplePose rest = performanceAt(*model, 0);
  const std::vector<SamplePersonRecipe> all = sampleRecipes();
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
  CLI::App program("Makes the sample portraits, the demo clip and the lab's people from the project's own models.");
  std::string what = "all";
  std::string target = "resources";
  program.add_option("what", what, "portraits, clip, crowd (people for the lab), or all")
      ->check(CLI::IsMember({"portraits", "clip", "crowd", "all"}));
  program.add_option("--out", target, "Folder that gets samples/, demo/ and lab/")->capture_default_str();
  CLI11_PARSE(program, argc, argv);
  try {
    run(what, target);
  } catch (const std::exception& error) {
    std::cerr << "visagiste-samples: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
