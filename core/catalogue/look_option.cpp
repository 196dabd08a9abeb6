#include "core/catalogue/look_option.h"

#include <system_error>

#include "core/catalogue/own_folder.h"
#include "core/makeup/look_edit.h"
#include "core/makeup/look_file.h"
#include "core/makeup/look_library.h"

namespace visagiste {
namespace {

MakeupLook lookOf(OptionReader& options) {
  const std::string name = options.textOr("look", {});
  const std::string json = options.textOr("lookJson", {});
  if (name.empty() == json.empty())
    options.fail("look", "the name or the file of a look, or lookJson in its place");
  if (!json.empty())
    return readLook(json, "lookJson");
  std::error_code unknown;
  if (std::filesystem::is_regular_file(name, unknown))
    return readLookFile(name);
  return LookLibrary(shippedLooksFolder(), ownFolder("looks")).find(name);
}

}  // namespace

std::shared_ptr<const MakeupLook> readLookOptions(OptionReader& options) {
  auto look = std::make_shared<MakeupLook>(lookOf(options));
  for (const std::string& assignment : options.textsOr("layers", {})) editLook(*look, assignment);
  return look;
}

std::shared_ptr<const MakeupLook> readWantedLook(OptionReader& options) {
  return options.has("look") || options.has("lookJson") ? readLookOptions(options) : nullptr;
}

}  // namespace visagiste
