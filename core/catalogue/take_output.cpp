#include "core/catalogue/take_output.h"

#include <string>

#include "core/base/atomic_file.h"
#include "core/catalogue/job_parts.h"
#include "core/expression/live_link_csv.h"
#include "core/expression/take_file.h"
#include "core/expression/take_json.h"

namespace visagiste {

std::filesystem::path readTakeOutput(OptionReader& options) {
  const std::filesystem::path file = options.textOr("output", "");
  const std::string ending = lowerExtension(file);
  if (!file.empty() && ending != ".csv" && ending != ".json" && ending != ".take") {
    options.fail("output", "a file name that ends in .csv, .json or .take");
  }
  return file;
}

void writeTakeAs(const Take& take, const std::filesystem::path& file) {
  if (lowerExtension(file) == ".take") {
    writeTake(take, file);
    return;
  }
  const std::string text = lowerExtension(file) == ".csv" ? liveLinkCsv(take) : takeJson(take) + '\n';
  writeFileAtomically(file, text.data(), text.size());
}

}  // namespace visagiste
