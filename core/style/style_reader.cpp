#include "core/style/style_reader.h"

#include <system_error>
#include <utility>

#include "core/base/error.h"
#include "core/image/decode.h"
#include "core/inference/style_encoder_network.h"
#include "core/inference/style_network.h"
#include "core/style/style_library.h"
#include "core/style/style_of_picture.h"
#include "core/style/style_pack.h"

namespace visagiste {
namespace {

constexpr const char* kNetworkId = "style-net-v1";
constexpr const char* kEncoderId = "style-encoder-v1";
constexpr std::size_t kMostKnown = 64;

}  // namespace

StyleReader::StyleReader(ModelFolders folders, const ComputeDevice& device, StyleFolders styles)
    : m_folders(std::move(folders)),
      m_device(device),
      m_styles(std::move(styles)),
      m_network(StyleNetwork::load(m_folders.folder(kNetworkId), device)) {}

StyleReader::~StyleReader() = default;

std::shared_ptr<StyleEncoderNetwork> StyleReader::encoder() {
  const std::lock_guard<std::mutex> lock(m_mutex);
  if (m_encoder == nullptr)
    m_encoder = StyleEncoderNetwork::load(m_folders.folder(kEncoderId), m_device);
  return m_encoder;
}

Style StyleReader::read(const std::string& nameOrFile, const std::string& variant) {
  std::error_code unknown;
  if (std::filesystem::is_regular_file(nameOrFile, unknown))
    return readFile(nameOrFile, variant);
  if (isStylePackName(nameOrFile))
    throw Error(ErrorCode::NotFound, "There is no style pack " + nameOrFile + ".");
  return readFile(StyleLibrary(m_styles.shipped, m_styles.own).find(nameOrFile).file, variant);
}

Style StyleReader::readFile(const std::filesystem::path& file, const std::string& variant) {
  std::error_code unknown;
  const std::filesystem::file_time_type changed = std::filesystem::last_write_time(file, unknown);
  const std::string key = file.string() + '\n' + variant;
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    const auto known = m_known.find(key);
    if (known != m_known.end() && known->second.changed == changed)
      return known->second.style;
  }
  Style style;
  if (isStylePackName(file)) {
    style = styleOf(readStylePack(file), variant);
  } else if (variant.empty()) {
    style = readPictures({decodeImageFile(file)});
    style.name = file.stem().string();
  } else {
    throw Error(ErrorCode::InvalidArgument, "A picture has one style only: '" + variant + "' names no variant of it.");
  }
  const std::lock_guard<std::mutex> lock(m_mutex);
  if (m_known.size() >= kMostKnown)
    m_known.clear();  // What is still in use is read again.
  m_known[key] = {changed, style};
  return style;
}

Style StyleReader::readPictures(const std::vector<Image>& pictures) {
  return {"", styleOfPictures(pictures, *encoder()), m_network};
}

Style StyleReader::styleOf(const StylePack& pack, const std::string& variant) {
  Style style{pack.card.name, pack.vector(variant), m_network};
  if (pack.network != nullptr)
    style.network =
        m_network->withWeights(*pack.network, StylePack::kNetworkPrefix, "the style pack \"" + pack.card.name + "\"");
  return style;
}

}  // namespace visagiste
