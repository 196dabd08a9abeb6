#include "core/catalogue/scratch_folder.h"

#include <system_error>

#include <unistd.h>

#include "core/base/error.h"

namespace visagiste {

ScratchFolder::ScratchFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "visagiste-bench-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) {
    throw Error(ErrorCode::Unwritable, "No folder can be made in " + std::filesystem::temp_directory_path().string() +
                                           ". Set TMPDIR to a folder that can be written.");
  }
  m_path = pattern;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(m_path, ignored);
}

}  // namespace visagiste
