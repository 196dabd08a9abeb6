#include "core/catalogue/jobs.h"

#include "core/catalogue/analyze_job.h"
#include "core/catalogue/bench_job.h"
#include "core/catalogue/capture_job.h"
#include "core/catalogue/compose_job.h"
#include "core/catalogue/drive_job.h"
#include "core/catalogue/export_job.h"
#include "core/catalogue/express_job.h"
#include "core/catalogue/makeup_job.h"
#include "core/catalogue/makeup_reference_jobs.h"
#include "core/catalogue/parse_job.h"
#include "core/catalogue/reconstruct_job.h"
#include "core/catalogue/style_pack_jobs.h"
#include "core/catalogue/stylize_jobs.h"
#include "core/catalogue/train_jobs.h"
#include "core/catalogue/tryon_job.h"

namespace visagiste {

void registerJobs(JobRegistry& registry, const std::shared_ptr<Services>& services) {
  registry.add("analyze", [services](const std::string& options) { return makeAnalyzeJob(services, options); });
  registry.add("parse", [services](const std::string& options) { return makeParseJob(services, options); });
  registry.add("reconstruct", [services](const std::string& options) { return makeReconstructJob(services, options); });
  registry.add("capture", [services](const std::string& options) { return makeCaptureJob(services, options); });
  registry.add("drive", [services](const std::string& options) { return makeDriveJob(services, options); });
  registry.add("export", [services](const std::string& options) { return makeExportJob(services, options); });
  registry.add("express", [services](const std::string& options) { return makeExpressJob(services, options); });
  registry.add("export-take", [services](const std::string& options) { return makeTakeExportJob(services, options); });
  registry.add("makeup", [services](const std::string& options) { return makeMakeupJob(services, options); });
  registry.add("makeup-video",
               [services](const std::string& options) { return makeMakeupVideoJob(services, options); });
  registry.add("makeup-transfer",
               [services](const std::string& options) { return makeMakeupTransferJob(services, options); });
  registry.add("makeup-extract",
               [services](const std::string& options) { return makeMakeupExtractJob(services, options); });
  registry.add("looks", [](const std::string& options) { return makeLooksJob(options); });
  registry.add("stylize", [services](const std::string& options) { return makeStylizeJob(services, options); });
  registry.add("stylize-folder",
               [services](const std::string& options) { return makeStylizeFolderJob(services, options); });
  registry.add("stylize-video",
               [services](const std::string& options) { return makeStylizeVideoJob(services, options); });
  registry.add("styles", [](const std::string& options) { return makeStylesJob(options); });
  registry.add("style-info", [](const std::string& options) { return makeStyleInfoJob(options); });
  registry.add("style-pack", [services](const std::string& options) { return makeStylePackJob(services, options); });
  registry.add("train", [services](const std::string& options) { return makeTrainJob(services, options); });
  registry.add("finish-training",
               [services](const std::string& options) { return makeFinishTrainingJob(services, options); });
  registry.add("inspect-pictures", [](const std::string& options) { return makeInspectPicturesJob(options); });
  registry.add("tryon", [services](const std::string& options) { return makeTryOnJob(services, options); });
  registry.add("tryon-video", [services](const std::string& options) { return makeTryOnVideoJob(services, options); });
  registry.add("garments", [](const std::string& options) { return makeGarmentsJob(options); });
  registry.add("garment-import",
               [services](const std::string& options) { return makeGarmentImportJob(services, options); });
  registry.add("compose", [services](const std::string& options) { return makeComposeJob(services, options); });
  registry.add("bench", [services](const std::string& options) { return makeBenchJob(services, options); });
}

}  // namespace visagiste
