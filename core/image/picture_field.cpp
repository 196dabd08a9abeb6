#include "core/image/picture_field.h"

#include <cstdint>
#include <vector>

#include "core/base/base64.h"
#include "core/base/error.h"
#include "core/image/decode.h"
#include "core/image/resample.h"

namespace visagiste {

Image pictureField(const JsonFields& fields, const char* key, PixelFormat format, int mostSidePx) {
  const std::string text = fields.textOr(key, {});
  if (text.empty())
    return {};
  DecodeLimits limits;
  limits.maxSidePx = mostSidePx;
  limits.maxPixels = static_cast<std::int64_t>(mostSidePx) * mostSidePx;
  try {
    const std::vector<std::uint8_t> bytes = bytesFromBase64(text);
    return converted(decodeImage(bytes.data(), bytes.size(), key, limits, AlphaHandling::Keep), format);
  } catch (const Error& error) {
    fields.fail(key, std::string("has to be a PNG picture in base64: ") + error.what());
  }
}

}  // namespace visagiste
