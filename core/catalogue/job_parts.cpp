#include "core/catalogue/job_parts.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "core/base/error.h"
#include "core/base/same_file.h"
#include "core/image/decode.h"

namespace visagiste {

std::optional<Precision> readPrecision(OptionReader& options) {
  const std::string name = options.oneOf("precision", {"auto", "bf16", "fp32"}, "auto");
  if (name == "auto") {
    return std::nullopt;
  }
  return name == "bf16" ? Precision::BFloat16 : Precision::Float32;
}

std::optional<Eigen::Vector2f> readFacePoint(OptionReader& options) {
  const Eigen::VectorXf point = options.numbersOrNone("facePx");
  if (point.size() == 0) {
    return std::nullopt;
  }
  if (point.size() != 2) {
    options.fail("facePx", "two numbers");
  }
  return Eigen::Vector2f(point);
}

Image loadPicture(Services& services, const std::string& fileOrReference) {
  return ObjectStore::isReference(fileOrReference) ? services.objects().picture(fileOrReference)
                                                   : decodeImageFile(fileOrReference);
}

std::string pictureName(const std::string& fileOrReference) {
  return ObjectStore::isReference(fileOrReference) ? "picture"
                                                   : std::filesystem::path(fileOrReference).filename().string();
}

std::string lowerExtension(const std::filesystem::path& file) {
  std::string extension = file.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension;
}

void protectPictures(const std::vector<std::string>& filesOrReferences,
                     const std::vector<std::filesystem::path>& files) {
  for (const std::string& picture : filesOrReferences) {
    for (const std::filesystem::path& file : files) {
      if (!ObjectStore::isReference(picture) && isSameFile(picture, file)) {
        throw Error(ErrorCode::Unwritable, "Writing '" + file.string() + "' would replace the picture '" + picture +
                                               "'. Choose another name.");
      }
    }
  }
}

void failWithoutFace(const std::string& fileOrReference) {
  throw Error(ErrorCode::NoFace, "No face was found in '" + pictureName(fileOrReference) +
                                     "'. Faces from about 40 pixels on, turned by up to 45 degrees, are found; try "
                                     "a larger or clearer picture, or turn it upright.");
}

double rounded(double value, int digits) {
  const double scale = std::pow(10.0, digits);
  return std::round(value * scale) / scale;
}

nlohmann::json sizeJson(Size size) {
  return {{"width", size.width}, {"height", size.height}};
}

nlohmann::json filesJson(const std::vector<std::filesystem::path>& files) {
  nlohmann::json names = nlohmann::json::array();
  for (const std::filesystem::path& file : files) {
    names.push_back(file.string());
  }
  return names;
}

nlohmann::json boxJson(const FaceBox& box) {
  const Eigen::Vector4f bounds = boundsPx(box);
  return {rounded(bounds[0], 2), rounded(bounds[1], 2), rounded(bounds[2], 2), rounded(bounds[3], 2)};
}

nlohmann::json landmarksJson(const Landmarks& points) {
  nlohmann::json result = nlohmann::json::array();
  for (Eigen::Index i = 0; i < kCanonicalPointCount; ++i) {
    result.push_back(
        {rounded(points.pointsPx(0, i), 3), rounded(points.pointsPx(1, i), 3), rounded(points.relativeDepth[i], 3)});
  }
  return result;
}

nlohmann::json irisesJson(const Irises& irises) {
  nlohmann::json result = nlohmann::json::array();
  for (const Iris& iris : irises) {
    result.push_back({{"center", {rounded(iris.centerPx.x(), 3), rounded(iris.centerPx.y(), 3)}},
                      {"radius", rounded(iris.radiusPx, 3)}});
  }
  return result;
}

nlohmann::json poseJson(const HeadAngles& angles) {
  return {
      {"yaw", rounded(angles.yawDeg, 3)}, {"pitch", rounded(angles.pitchDeg, 3)}, {"roll", rounded(angles.rollDeg, 3)}};
}

nlohmann::json expressionsJson(const std::vector<std::string>& names, const Eigen::VectorXf& values) {
  nlohmann::json result = nlohmann::json::object();
  for (Eigen::Index i = 0; i < values.size(); ++i) {
    result[names.at(static_cast<std::size_t>(i))] = rounded(values[i], 4);
  }
  return result;
}

nlohmann::json vectorJson(const Eigen::VectorXf& values, int digits) {
  nlohmann::json result = nlohmann::json::array();
  for (const float value : values) {
    result.push_back(rounded(value, digits));
  }
  return result;
}

nlohmann::json timesJson(const std::vector<std::pair<std::string, double>>& timesMs, double totalMs) {
  nlohmann::json result = nlohmann::json::object();
  for (const auto& [name, ms] : timesMs) {
    result[name] = rounded(ms, 2);
  }
  result["total"] = rounded(totalMs, 2);
  return result;
}

std::string jsonText(const nlohmann::json& value) {
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace visagiste
