#include "core/catalogue/garment_option.h"

#include <algorithm>
#include <cctype>
#include <system_error>

#include "core/base/error.h"
#include "core/catalogue/job_parts.h"
#include "core/catalogue/own_folder.h"
#include "core/catalogue/picture_analysis.h"
#include "core/garment/garment_file.h"
#include "core/garment/garment_import.h"
#include "core/garment/garment_library.h"
#include "core/image/decode.h"

namespace visagiste {
namespace {

std::shared_ptr<const Garment> garmentOf(const std::string& nameOrFile) {
  std::error_code unknown;
  if (!std::filesystem::is_regular_file(nameOrFile, unknown))
    return GarmentLibrary(shippedGarmentsFolder(), ownFolder("garments")).find(nameOrFile);
  if (lowerExtension(nameOrFile) == kGarmentEnding)
    return std::make_shared<const Garment>(readGarmentFile(nameOrFile));
  return std::make_shared<const Garment>(
      importedGarment(decodeImageFile(nameOrFile), std::filesystem::path(nameOrFile).stem().string()).garment);
}

/// "2.length=1.1": the second garment.
void editOutfit(Outfit& outfit, const std::string& assignment, const OptionReader& options) {
  const std::size_t digits = assignment.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string::npos || assignment[digits] != '.') {
    for (WornGarment& worn : outfit) editFit(worn.fit, assignment);
    return;
  }
  const std::string number = assignment.substr(0, digits);
  const std::size_t index = number.size() > 3 ? 0 : std::stoul(number);
  if (index < 1 || index > outfit.size())
    options.fail("fit", "KEY=VALUE, or N.KEY=VALUE where N is one of the garments");
  editFit(outfit[index - 1].fit, assignment.substr(digits + 1));
}

}  // namespace

Outfit readOutfit(OptionReader& options) {
  const std::vector<std::string> names = options.texts("garments");
  constexpr std::size_t kMostGarments = 8;
  if (names.size() > kMostGarments)
    options.fail("garments", "a list of at most 8 garments");
  Outfit outfit;
  for (const std::string& name : names) outfit.push_back({garmentOf(name), {}, true});
  for (const std::string& assignment : options.textsOr("fit", {})) editOutfit(outfit, assignment, options);
  return outfit;
}

GarmentPerson personToDress(Services& services, const Image& picture, const std::string& fileOrReference,
                            const std::optional<Eigen::Vector2f>& nearPx, std::optional<Precision> precision,
                            RunContext& context) {
  StageContext finding(context, 0, 0.7F);
  std::optional<ChosenFace> chosen = chooseFace(services, picture, nearPx, finding, precision);
  if (!chosen)
    throw Error(ErrorCode::NoFace, "No face was found in '" + pictureName(fileOrReference) +
                                       "'. Clothes need somebody seen from the front, not from behind.");
  context.report(0.7F, "parse");
  context.checkpoint();
  GarmentPerson person;
  person.picture = picture;
  person.landmarks = std::move(chosen->face.landmarks);
  person.parsing = std::make_shared<const FaceParsing>(
      services.faceParser(Workload::Batch, precision)->parse(picture, person.landmarks));
  return person;
}

}  // namespace visagiste
