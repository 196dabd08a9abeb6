#pragma once

#include <nlohmann/json.hpp>

#include <Eigen/Core>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/catalogue/option_reader.h"
#include "core/catalogue/services.h"
#include "core/expression/head_angles.h"
#include "core/types/face_box.h"
#include "core/types/landmarks.h"

// What the jobs of this folder share. Included by their .cpp files only.

namespace visagiste {

/// "precision": "auto" is absent.
[[nodiscard]] std::optional<Precision> readPrecision(OptionReader& options);

/// "facePx": [x, y]; absent: none.
[[nodiscard]] std::optional<Eigen::Vector2f> readFacePoint(OptionReader& options);

/// A picture by file name or reference.
[[nodiscard]] Image loadPicture(Services& services, const std::string& fileOrReference);
/// The file name without folders; references are called "picture".
[[nodiscard]] std::string pictureName(const std::string& fileOrReference);

/// ".png" of "Face.PNG".
[[nodiscard]] std::string lowerExtension(const std::filesystem::path& file);
/// Throws Error{Unwritable} where writing one of `files` would replace one of the pictures.
void protectPictures(const std::vector<std::string>& filesOrReferences,
                     const std::vector<std::filesystem::path>& files);
/// Throws the Error{NoFace} of a picture that shows nobody.
[[noreturn]] void failWithoutFace(const std::string& fileOrReference);

/// A number for people's eyes: so many digits after the point.
[[nodiscard]] double rounded(double value, int digits);

[[nodiscard]] nlohmann::json sizeJson(Size size);
[[nodiscard]] nlohmann::json filesJson(const std::vector<std::filesystem::path>& files);
[[nodiscard]] nlohmann::json boxJson(const FaceBox& box);             // [x, y, w, h]
[[nodiscard]] nlohmann::json landmarksJson(const Landmarks& points);  // 468 × [x, y, z]
[[nodiscard]] nlohmann::json irisesJson(const Irises& irises);        // 2 × {center, radius}
[[nodiscard]] nlohmann::json poseJson(const HeadAngles& angles);
[[nodiscard]] nlohmann::json expressionsJson(const std::vector<std::string>& names, const Eigen::VectorXf& values);
[[nodiscard]] nlohmann::json vectorJson(const Eigen::VectorXf& values, int digits);
[[nodiscard]] nlohmann::json timesJson(const std::vector<std::pair<std::string, double>>& timesMs, double totalMs);

/// JSON text whatever the bytes of file names are.
[[nodiscard]] std::string jsonText(const nlohmann::json& value);

}  // namespace visagiste
