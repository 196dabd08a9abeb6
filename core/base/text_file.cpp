#include "core/base/text_file.h"

#include <fstream>
#include <iterator>
#include <system_error>

#include "core/base/error.h"

namespace visagiste {

std::string textOfFile(const std::filesystem::path& file, std::uintmax_t mostBytes, const std::string& kind) {
  std::error_code error;
  const std::uintmax_t bytes = std::filesystem::file_size(file, error);
  if (error)
    throw Error(ErrorCode::NotFound, "There is no file '" + file.string() + "' that can be read.");
  if (bytes > mostBytes)
    throw Error(ErrorCode::TooLarge, "'" + file.string() + "' is larger than " + std::to_string(mostBytes >> 20U) +
                                         " MiB: that is no " + kind + ".");
  std::ifstream stream(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.good() && !stream.eof())
    throw Error(ErrorCode::Unreadable, "'" + file.string() + "' cannot be read. Check its permissions.");
  return text;
}

}  // namespace visagiste
