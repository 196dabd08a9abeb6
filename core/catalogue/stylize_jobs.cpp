#include "core/catalogue/stylize_jobs.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "core/base/error.h"
#include "core/base/library_names.h"
#include "core/catalogue/job_parts.h"
#include "core/catalogue/stage_times.h"
#include "core/catalogue/style_scene_of.h"
#include "core/catalogue/video_change.h"
#include "core/catalogue/video_faces.h"
#include "core/image/decode.h"
#include "core/image/edited_picture.h"
#include "core/image/resample.h"
#include "core/style/style_spec_json.h"
#include "core/style/stylizer.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

/// Keeps alpha, which pictures in memory have or have not.
Image loadStylePicture(Services& services, const std::string& fileOrReference) {
  return ObjectStore::isReference(fileOrReference) ? services.objects().picture(fileOrReference)
                                                   : decodeImageFile(fileOrReference, {}, AlphaHandling::Keep);
}

/// What all three have in common.
class StyleJob : public Job {
 protected:
  StyleJob(std::shared_ptr<Services> services, OptionReader& options)
      : m_services(std::move(services)), m_spec(readStyleSpec(options.text("spec"))) {
    m_precision = readPrecision(options);
  }

  [[nodiscard]] Image stylized(StyleScene scene, RunContext& context) const {
    return m_services->stylizer(Workload::Batch, m_precision)->stylized(scene, m_spec, context);
  }

  [[nodiscard]] Image restyled(const Image& picture, const Image& mask, RunContext& context) const {
    StageContext finding(context, 0, 0.4F);
    StyleScene scene = styleSceneOf(*m_services, picture, m_spec, m_precision, finding);
    scene.mask = mask;
    StageContext painting(context, 0.4F, 1);
    return stylized(std::move(scene), painting);
  }

  std::shared_ptr<Services> m_services;
  StyleSpec m_spec;
  std::optional<Precision> m_precision;
};

class StylizeJob final : public StyleJob {
 public:
  StylizeJob(std::shared_ptr<Services> services, OptionReader& options) : StyleJob(std::move(services), options) {
    m_picture = options.text("picture");
    m_mask = options.textOr("mask", {});
    m_output = options.textOr("output", {});
    if (!m_output.empty())
      static_cast<void>(writtenKindOf(m_output));
    options.finish();
  }

  JobResult run(RunContext& context) override {
    protectPictures({m_picture, m_mask, m_spec.style, m_spec.secondStyle}, {m_output});
    StageTimes times(context);
    times.report(0, "decode");
    const Image picture = loadStylePicture(*m_services, m_picture);
    const Image mask = m_mask.empty() ? Image() : converted(loadPicture(*m_services, m_mask), PixelFormat::Gray8);
    StageContext work(times, 0.05F, 0.9F);
    const Image result = restyled(picture, mask, work);
    std::vector<fs::path> files;
    if (!m_output.empty()) {
      times.report(0.9F, "export");
      times.checkpoint();
      encodeEditedImageFile(result, m_output, m_picture);
      files.push_back(m_output);
    }
    times.report(1, "done");
    return {files,
            jsonText({{"image", sizeJson(picture.size())},
                      {"style", m_spec.style},
                      {"files", filesJson(files)},
                      {"timing_ms", timesJson(times.finishMs(), times.totalMs())}}),
            result};
  }

 private:
  std::string m_picture;
  std::string m_mask;
  std::string m_output;
};

/// Pictures of a folder by their endings, in the order of their names.
std::vector<fs::path> picturesIn(const fs::path& folder) {
  std::vector<fs::path> pictures;
  for (const char* ending : {".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp"})
    for (const fs::path& file : filesIn(folder, ending)) pictures.push_back(file);
  std::sort(pictures.begin(), pictures.end());
  return pictures;
}

class StylizeFolderJob final : public StyleJob {
 public:
  StylizeFolderJob(std::shared_ptr<Services> services, OptionReader& options) : StyleJob(std::move(services), options) {
    m_folder = options.text("folder");
    m_output = options.text("output");
    options.finish();
  }

  JobResult run(RunContext& context) override {
    const std::vector<fs::path> pictures = picturesIn(m_folder);
    if (pictures.empty())
      throw Error(ErrorCode::NotFound, "There is no picture in the folder '" + m_folder.string() + "'.");
    std::error_code unknown;
    if (fs::equivalent(m_folder, m_output, unknown))
      throw Error(ErrorCode::Unwritable,
                  "The results would replace the pictures in '" + m_folder.string() + "'. Choose another folder.");
    requireFolder(m_output);
    StageTimes times(context);
    std::vector<fs::path> files;
    std::vector<std::string> problems;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
      const auto count = static_cast<float>(pictures.size());
      StageContext part(times, static_cast<float>(i) / count, static_cast<float>(i + 1) / count);
      part.checkpoint();
      try {
        const Image result = restyled(loadStylePicture(*m_services, pictures[i].string()), {}, part);
        const fs::path target = targetOf(pictures[i]);
        encodeEditedImageFile(result, target, pictures[i]);
        files.push_back(target);
      } catch (const Error& error) {
        // A picture that is broken keeps none of the others from being painted; a style or a disk that is, does.
        if (error.code() != ErrorCode::Unreadable && error.code() != ErrorCode::TooLarge)
          throw;
        problems.emplace_back(error.what());
      }
    }
    if (files.empty())
      throw Error(ErrorCode::Unreadable, problems.front());
    times.report(1, "done");
    return {files,
            jsonText({{"style", m_spec.style},
                      {"pictures", pictures.size()},
                      {"problems", problems},
                      {"files", filesJson(files)},
                      {"timing_ms", timesJson(times.finishMs(), times.totalMs())}}),
            {}};
  }

 private:
  /// The picture's own name, where its kind can be written and no other picture has taken it.
  fs::path targetOf(const fs::path& picture) {
    const std::string ending = lowerExtension(picture);
    const bool isWritable = ending != ".tif" && ending != ".tiff" && ending != ".bmp";
    fs::path name = picture.filename();
    if (!isWritable)
      name.replace_extension(".png");
    if (!m_taken.insert(name.string()).second) {
      name = picture.stem().string() + "-" + ending.substr(1) + name.extension().string();
      m_taken.insert(name.string());
    }
    return m_output / name;
  }

  fs::path m_folder;
  fs::path m_output;
  std::set<std::string> m_taken;
};

class StylizeVideoJob final : public StyleJob {
 public:
  StylizeVideoJob(std::shared_ptr<Services> services, OptionReader& options) : StyleJob(std::move(services), options) {
    m_video = options.text("video");
    m_output = options.text("output");
    if (const std::string problem = videoNameProblem(m_output); !problem.empty())
      throw Error(ErrorCode::InvalidArgument, problem + ".");
    m_stream.mostSidePx = options.wholeNumberOr("sizePx", m_stream.mostSidePx);
    m_stream.check();
    options.finish();
  }

  JobResult run(RunContext& context) override {
    protectPictures({m_video, m_spec.style, m_spec.secondStyle}, {m_output});
    StageTimes times(context);
    times.report(0, "load");
    std::optional<VideoFaces> people;
    if (needsFaces(m_spec))
      people.emplace(*m_services, m_precision);
    const std::unique_ptr<StyleStream> stream =
        m_services->stylizer(Workload::Batch, m_precision)->stream(m_spec, m_stream);
    const std::unique_ptr<VideoWriter> writer =
        changedVideo({m_video, m_output, "style.paint"}, times, [&](const Frame& frame) {
          StyleScene scene;
          scene.picture = frame.image;
          if (people)
            scene.faces = facesOf(*people, frame);
          return stream->next(scene);
        });
    times.report(0.97F, "export");
    writer->finish();
    times.report(1, "done");
    return {{m_output},
            jsonText({{"style", m_spec.style},
                      {"frames", writer->frameCount()},
                      {"files", {m_output}},
                      {"timing_ms", timesJson(times.finishMs(), times.totalMs())}}),
            {}};
  }

 private:
  [[nodiscard]] std::vector<StyleFace> facesOf(VideoFaces& people, const Frame& frame) const {
    std::vector<StyleFace> faces;
    if (needsParsing(m_spec))
      for (const ParsedFace& person : people.parsed(frame)) faces.push_back({person.face.landmarks, person.parsing});
    else
      for (const TrackedFace& face : people.tracked(frame)) faces.push_back({face.landmarks, nullptr});
    return faces;
  }

  std::string m_video;
  std::string m_output;
  StyleStreamOptions m_stream;
};

}  // namespace

std::unique_ptr<Job> makeStylizeJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("stylize", optionsJson);
  return std::make_unique<StylizeJob>(std::move(services), options);
}

std::unique_ptr<Job> makeStylizeFolderJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("stylize-folder", optionsJson);
  return std::make_unique<StylizeFolderJob>(std::move(services), options);
}

std::unique_ptr<Job> makeStylizeVideoJob(std::shared_ptr<Services> services, const std::string& optionsJson) {
  OptionReader options("stylize-video", optionsJson);
  return std::make_unique<StylizeVideoJob>(std::move(services), options);
}

}  // namespace visagiste
