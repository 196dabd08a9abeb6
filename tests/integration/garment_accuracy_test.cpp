#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>

#include "core/catalogue/garment_option.h"
#include "core/garment/body_mattes.h"
#include "core/garment/body_plate.h"
#include "core/garment/trunk_pose.h"
#include "core/image/color.h"
#include "core/image/decode.h"
#include "core/job/run_context.h"
#include "tests/integration/portrait_set.h"

#include <opencv2/core.hpp>

#include <catch2/catch.hpp>

// Where clothes hang, against labels that other networks made. Every bound is the measured figure with some room.

using namespace visagiste;
using namespace visagiste::test;

namespace {

constexpr int kPosePoints = 33;
constexpr int kPoseValues = 5;  // x, y, z, visibility, presence.
constexpr int kLeftShoulder = 11;
constexpr int kRightShoulder = 12;

/// Joints of the shoulders by id of the portrait, the person's right first; only those that are surely seen.
std::map<std::string, std::array<Eigen::Vector2f, 2>> labelledShoulders(const std::filesystem::path& shared) {
  std::ifstream index(shared / "portraits/index.csv");
  std::ifstream labels(shared / "portraits/labels/pose.bin", std::ios::binary);
  std::map<std::string, std::array<Eigen::Vector2f, 2>> shoulders;
  std::string line;
  std::getline(index, line);  // Names of the columns.
  while (std::getline(index, line)) {
    std::array<float, kPosePoints * kPoseValues> pose{};
    labels.read(reinterpret_cast<char*>(pose.data()), sizeof pose);
    REQUIRE(labels);
    const auto point = [&pose](int joint) {
      const float* values = pose.data() + kPoseValues * joint;
      return Eigen::Vector2f(values[0] + 0.5F, values[1] + 0.5F);
    };
    constexpr float kSure = 0.98F;
    if (pose[kPoseValues * kLeftShoulder + 3] > kSure && pose[kPoseValues * kRightShoulder + 3] > kSure)
      shoulders[line.substr(0, line.find(','))] = {point(kRightShoulder), point(kLeftShoulder)};
  }
  return shoulders;
}

float quantile(std::vector<float> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// What the trunk says of a shoulder minus what the label says: centimetres, outwards and down.
Eigen::Vector2f offsetCm(const TrunkPose& trunk, std::size_t side, const Eigen::Vector2f& labelPx) {
  const float sign = side == 0 ? -1.0F : 1.0F;
  const float end = trunk.shoulderCm[side];
  const Eigen::Vector2f off = (trunk.pixelOf(sign * end, trunk.lineAt(side, end)) - labelPx) / trunk.pixelsPerCm;
  return {sign * off.x(), off.y()};
}

/// A picture whose person wears a collar that is not there: what it hides of the neck is known.
struct HiddenNeck {
  cv::Mat rgb;
  cv::Mat hidden;  ///< CV_8UC1: surely neck, and taken for cloth.
  BodyMattes mattes;
  TrunkPose trunk;
};

/// Everything of the neck that lies further below the chin than a high collar's edge.
HiddenNeck hiddenNeck(const GarmentPerson& person) {
  constexpr float kCollarCm = 2.5F;
  HiddenNeck neck;
  neck.rgb = matView(person.picture).clone();
  neck.mattes = bodyMattes(person.picture, *person.parsing);
  neck.trunk = trunkPose(person.landmarks, neck.mattes);
  const int edge = static_cast<int>(neck.trunk.chinPx.y() + kCollarCm * neck.trunk.pixelsPerCm);
  const int first = std::clamp(edge, 0, neck.rgb.rows - 1);
  cv::Mat below = neck.mattes.neck.rowRange(first, neck.rgb.rows);
  neck.hidden = cv::Mat::zeros(neck.rgb.size(), CV_8UC1);
  cv::Mat(below > 245).copyTo(neck.hidden.rowRange(first, neck.rgb.rows));
  cv::Mat clothes = neck.mattes.clothes.rowRange(first, neck.rgb.rows);
  cv::add(clothes, below, clothes);
  below.setTo(0);
  return neck;
}

Eigen::Vector3f meanLab(const cv::Mat& rgb, const cv::Mat& where) {
  const cv::Scalar mean = cv::mean(rgb, where);
  const auto channel = [&mean](int c) { return static_cast<std::uint8_t>(std::lround(mean[c])); };
  return labOf(SrgbColor{channel(0), channel(1), channel(2)});
}

}  // namespace

TEST_CASE("skin under a collar that was taken off has the person's own colour", "[portraits][garment][accuracy]") {
  if (skippedWithoutPortraits())
    return;
  Services services{ModelFolders()};
  std::vector<float> filled;
  std::vector<float> faces;
  for (const Portrait& portrait : validationPortraits(2)) {
    const Image picture = decodeImageFile(portrait.file);
    QuietContext quiet;
    const GarmentPerson person = personToDress(services, picture, portrait.id, std::nullopt, std::nullopt, quiet);
    const HiddenNeck neck = hiddenNeck(person);
    constexpr float kLeastCm2 = 25;
    if (static_cast<float>(cv::countNonZero(neck.hidden)) < kLeastCm2 * neck.trunk.pixelsPerCm * neck.trunk.pixelsPerCm)
      continue;
    const BodyPlate plate =
        bodyPlate(neck.rgb, neck.mattes, neck.trunk, neck.hidden, cv::Mat::zeros(neck.rgb.size(), CV_32FC1));
    const Eigen::Vector3f truth = meanLab(neck.rgb, neck.hidden);
    filled.push_back(deltaE2000(meanLab(plate.rgb, neck.hidden), truth));
    faces.push_back(deltaE2000(meanLab(neck.rgb, neck.mattes.face > 245), truth));
  }
  REQUIRE(filled.size() >= 15);
  std::cout << "Skin under a removed collar, " << filled.size() << " people: CIEDE2000 " << quantile(filled, 0.5)
            << " (median), " << quantile(filled, 0.9) << " (nine tenths); the face's mean colour in its place "
            << quantile(faces, 0.5) << ", " << quantile(faces, 0.9) << "\n";
  CHECK(quantile(filled, 0.5) < 9);
  CHECK(quantile(filled, 0.5) < quantile(faces, 0.5));
}

TEST_CASE("shoulders lie where the labels have them", "[portraits][garment][accuracy]") {
  if (skippedWithoutPortraits())
    return;
  const auto labels = labelledShoulders(sharedFolder());
  Services services{ModelFolders()};
  std::vector<Eigen::Vector2f> offsets;
  for (const Portrait& portrait : validationPortraits(4)) {
    const auto label = labels.find(portrait.id);
    if (label == labels.end())
      continue;
    const Image picture = decodeImageFile(portrait.file);
    const auto isInside = [&picture](const Eigen::Vector2f& px) {
      return px.x() > 0 && px.y() > 0 && px.x() < static_cast<float>(picture.width()) &&
             px.y() < static_cast<float>(picture.height());
    };
    QuietContext quiet;
    const GarmentPerson person = personToDress(services, picture, portrait.id, std::nullopt, std::nullopt, quiet);
    const TrunkPose trunk = trunkPose(person.landmarks, bodyMattes(picture, *person.parsing));
    for (std::size_t side = 0; side < 2; ++side)
      if (trunk.isSeen[side] && isInside(label->second[side]))
        offsets.push_back(offsetCm(trunk, side, label->second[side]));
  }
  REQUIRE(offsets.size() >= 20);
  // The labels mark the joint, the trunk the end of the seam above it: what is alike in all is no error.
  std::vector<float> outwards;
  std::vector<float> downwards;
  for (const Eigen::Vector2f& offset : offsets) {
    outwards.push_back(offset.x());
    downwards.push_back(offset.y());
  }
  const Eigen::Vector2f usual(quantile(outwards, 0.5), quantile(downwards, 0.5));
  std::vector<float> distances;
  for (const Eigen::Vector2f& offset : offsets) distances.push_back((offset - usual).norm());
  std::cout << "Shoulders against labels, " << distances.size() << " shoulders: seam " << usual.x()
            << " cm outside and " << -usual.y() << " cm above the joint; off from there by " << quantile(distances, 0.5)
            << " cm (median), " << quantile(distances, 0.9) << " cm (nine tenths)\n";
  CHECK(quantile(distances, 0.5) < 4);
}
