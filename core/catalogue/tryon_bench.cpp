#include "core/catalogue/tryon_bench.h"

#include "core/catalogue/garment_option.h"
#include "core/garment/garment_library.h"

namespace visagiste {

std::vector<StageStatistics> measureTryOn(Services& services, const Image& picture, std::optional<Precision> precision,
                                          int runs, RunContext& context) {
  const GarmentLibrary library(shippedGarmentsFolder(), {});
  const Outfit outfit{{library.find("Blue shirt"), {}, true}, {library.find("Navy blazer"), {}, true}};
  const std::string size = std::to_string(picture.width()) + "x" + std::to_string(picture.height());
  std::vector<StageStatistics> stages;
  stages.push_back(measured("tryon " + size + " (find, prepare)", runs, context, [&] {
    QuietContext quiet;
    static_cast<void>(makeGarmentFitter(personToDress(services, picture, "picture", std::nullopt, precision, quiet)));
  }));
  QuietContext quiet;
  const std::unique_ptr<GarmentFitter> fitter =
      makeGarmentFitter(personToDress(services, picture, "picture", std::nullopt, precision, quiet));
  stages.push_back(measured("tryon " + size + " (shirt, blazer)", runs, context,
                            [&] { static_cast<void>(fitter->fitted(outfit)); }));
  for (StageStatistics& stage : stages) {
    const ComputeDevice device = chooseDevice(Workload::Batch, precision);
    stage.precision = precisionName(device.precision);
    stage.threads = device.threads;
  }
  return stages;
}

}  // namespace visagiste
