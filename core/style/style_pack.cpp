#include "core/style/style_pack.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/base/library_names.h"
#include "core/model_store/tensor_writer.h"

namespace visagiste {
namespace {

constexpr const char* kKind = "visagiste-style";
constexpr const char* kFormat = "1";
constexpr const char* kThumbnail = "thumbnail";
constexpr const char* kVector = "vector";
constexpr std::size_t kMostNameBytes = 200;
constexpr std::size_t kMostTextBytes = 20'000;
constexpr float kLargestNumber = 1e4F;  // Far beyond what training gives; sums of such stay finite.

TensorFileRules packRules() {
  TensorFileRules rules;
  rules.code = ErrorCode::Unreadable;
  rules.kind = "style pack";
  rules.advice = "Get the pack again from where it came.";
  rules.mostBytes = 64U << 20U;
  rules.mostHeaderBytes = 1U << 20U;
  rules.mostTensors = 2000;
  return rules;
}

bool startsWith(const std::string& text, const std::string& start) {
  return text.compare(0, start.size(), start) == 0;
}

/// The texts of a card with the keys that they have in files.
std::vector<std::pair<const char*, std::string StyleCard::*>> cardFields() {
  return {{"name", &StyleCard::name},
          {"name_zh", &StyleCard::nameZh},
          {"author", &StyleCard::author},
          {"licence", &StyleCard::licence},
          {"description", &StyleCard::description},
          {"source", &StyleCard::source},
          {"fingerprint", &StyleCard::fingerprint}};
}

std::size_t mostBytesOf(const std::string& key) {
  return key == "description" || key == "source" ? kMostTextBytes : kMostNameBytes;
}

/// Checks what a file says, and turns it into a pack.
class PackReader {
 public:
  explicit PackReader(const std::filesystem::path& path)
      : m_path(path), m_file(std::make_shared<const TensorFile>(TensorFile::read(path, packRules()))) {}

  [[nodiscard]] StylePack pack() const {
    if (m_file->metadataOr("kind", {}) != kKind)
      refuse("it holds something else than a style");
    if (const std::string format = m_file->metadataOr("format", {}); format != kFormat)
      refuse("it is of format '" + format.substr(0, 20) + "', which this version of Visagiste does not know");
    StylePack pack;
    for (const auto& [key, field] : cardFields()) {
      pack.card.*field = m_file->metadataOr(key, {});
      if ((pack.card.*field).size() > mostBytesOf(key))
        refuse(std::string("its ") + key + " is longer than any should be");
    }
    if (pack.card.name.empty())
      refuse("it has no name");
    for (const std::string& name : m_file->names()) readArray(name, pack);
    if (pack.vectors.empty())
      refuse("it holds no style vector");
    return pack;
  }

 private:
  void readArray(const std::string& name, StylePack& pack) const {
    const TensorView& view = m_file->at(name);
    if (name == kThumbnail) {
      pack.thumbnail = thumbnail(view);
    } else if (name == kVector || startsWith(name, std::string(kVector) + ".")) {
      if (pack.vectors.size() == StylePack::kMostVectors)
        refuse("it holds more vectors than any should");
      const std::size_t skipped = name == kVector ? name.size() : std::string(kVector).size() + 1;
      pack.vectors[name.substr(skipped)] = vector(name);
    } else if (startsWith(name, StylePack::kNetworkPrefix)) {
      requireFinite(name, floatsOf(name, view));
      pack.network = m_file;
    } else {
      refuse("it holds an unknown array '" + name.substr(0, kMostNameBytes) + "'");
    }
  }

  [[nodiscard]] std::vector<float> floatsOf(const std::string& name, const TensorView& view) const {
    if (view.type == NumberType::Int32 || view.type == NumberType::UInt8)
      refuse("array '" + name + "' holds whole numbers where fractions belong");
    return view.floats();
  }

  void requireFinite(const std::string& name, const std::vector<float>& values) const {
    // Written so that what is no number fails too.
    if (!std::all_of(values.begin(), values.end(), [](float v) { return std::abs(v) <= kLargestNumber; }))
      refuse("array '" + name + "' holds values that are no numbers or out of all bounds");
  }

  [[nodiscard]] StyleVector vector(const std::string& name) const {
    const TensorView& view = m_file->at(name, {static_cast<std::int64_t>(kStyleVectorLength)});
    const std::vector<float> values = floatsOf(name, view);
    requireFinite(name, values);
    StyleVector result{};
    std::copy(values.begin(), values.end(), result.begin());
    return result;
  }

  [[nodiscard]] Image thumbnail(const TensorView& view) const {
    constexpr std::int64_t kMost = StylePack::kMostThumbnailPx;
    const std::vector<std::int64_t>& shape = view.shape;
    if (view.type != NumberType::UInt8 || shape.size() != 3 || shape[2] != 3 || shape[0] < 1 || shape[1] < 1 ||
        shape[0] > kMost || shape[1] > kMost)
      refuse("its thumbnail is no small colour picture");
    return {{static_cast<int>(shape[1]), static_cast<int>(shape[0])},
            PixelFormat::Rgb8,
            {view.bytes, view.bytes + view.elementCount()}};
  }

  [[noreturn]] void refuse(const std::string& what) const {
    throw Error(ErrorCode::Unreadable,
                "The style pack " + m_path.string() + " cannot be used: " + what + ". " + packRules().advice);
  }

  const std::filesystem::path& m_path;
  std::shared_ptr<const TensorFile> m_file;
};

[[noreturn]] void refuseToWrite(const std::string& what) {
  throw Error(ErrorCode::InvalidArgument, "The style cannot be saved: " + what + ".");
}

void checkPack(const StylePack& pack) {
  if (pack.card.name.find_first_not_of(" \t\n") == std::string::npos)
    refuseToWrite("it has no name");
  for (const auto& [key, field] : cardFields())
    if ((pack.card.*field).size() > mostBytesOf(key))
      refuseToWrite(std::string("its ") + key + " is longer than " + std::to_string(mostBytesOf(key)) + " bytes");
  if (pack.vectors.empty() || pack.vectors.size() > StylePack::kMostVectors)
    refuseToWrite("a pack holds from 1 to " + std::to_string(StylePack::kMostVectors) + " vectors");
  for (const auto& [name, vector] : pack.vectors)
    if (!std::all_of(vector.begin(), vector.end(), [](float v) { return std::abs(v) <= kLargestNumber; }))
      refuseToWrite("its vector holds values that are no numbers");
  if (!pack.thumbnail.isEmpty() &&
      (pack.thumbnail.format() != PixelFormat::Rgb8 ||
       std::max(pack.thumbnail.width(), pack.thumbnail.height()) > StylePack::kMostThumbnailPx))
    refuseToWrite("its thumbnail is no small colour picture");
}

NamedArray copyOf(const std::string& name, const TensorView& view) {
  const std::size_t width = view.type == NumberType::Float32 || view.type == NumberType::Int32 ? 4
                            : view.type == NumberType::UInt8                                   ? 1
                                                                                               : 2;
  return {name, view.type, view.shape, {view.bytes, view.bytes + width * view.elementCount()}};
}

}  // namespace

const StyleVector& StylePack::vector(const std::string& variant) const {
  const auto found = vectors.find(variant);
  if (found != vectors.end())
    return found->second;
  if (variant.empty())
    return vectors.begin()->second;
  std::string names;
  for (const auto& [name, values] : vectors)
    if (!name.empty())
      names += (names.empty() ? "" : ", ") + name;
  throw Error(ErrorCode::NotFound, "The style \"" + card.name + "\" has no variant \"" + variant + "\". " +
                                       (names.empty() ? "It has none." : "There are: " + names + "."));
}

StylePack readStylePack(const std::filesystem::path& file) {
  return PackReader(file).pack();
}

void writeStylePack(const std::filesystem::path& file, const StylePack& pack) {
  checkPack(pack);
  std::map<std::string, std::string> metadata{{"kind", kKind}, {"format", kFormat}};
  for (const auto& [key, field] : cardFields())
    if (!(pack.card.*field).empty())
      metadata[key] = pack.card.*field;
  std::vector<NamedArray> arrays;
  for (const auto& [name, vector] : pack.vectors)
    arrays.push_back(floatArray(name.empty() ? kVector : std::string(kVector) + "." + name,
                                {static_cast<std::int64_t>(vector.size())}, {vector.begin(), vector.end()}));
  if (!pack.thumbnail.isEmpty())
    arrays.push_back({kThumbnail,
                      NumberType::UInt8,
                      {pack.thumbnail.height(), pack.thumbnail.width(), 3},
                      {pack.thumbnail.pixels(), pack.thumbnail.pixels() + pack.thumbnail.byteCount()}});
  if (pack.network != nullptr)
    for (const std::string& name : pack.network->names())
      if (startsWith(name, StylePack::kNetworkPrefix))
        arrays.push_back(copyOf(name, pack.network->at(name)));
  writeTensors(file, arrays, metadata);
}

bool isStylePackName(const std::filesystem::path& file) {
  return lowered(file.extension().string()) == StylePack::kExtension;
}

}  // namespace visagiste
