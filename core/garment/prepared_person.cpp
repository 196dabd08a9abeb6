#include "core/garment/prepared_person.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "core/garment/region_fill.h"

namespace visagiste {
namespace {

/// Old edges are mixed of two colours and their shadow lies beside them.
cv::Mat wornWithEdges(const cv::Mat& clothes, float pixelsPerCm) {
  const int side = 2 * std::max(1, static_cast<int>(0.22F * pixelsPerCm)) + 1;
  cv::Mat worn;
  cv::dilate(clothes, worn, cv::Mat::ones(side, side, CV_8UC1));
  cv::GaussianBlur(worn, worn, {}, 0.08 * pixelsPerCm + 0.5);
  return worn;
}

/// The head, and hands on the breast; arms are not in front.
void findFront(PreparedPerson& person) {
  const TrunkPose& trunk = person.trunk;
  cv::Mat face = person.mattes.face.clone();
  const float reach = 8 * trunk.pixelsPerCm;
  const int below = std::max(0, static_cast<int>(trunk.chinPx.y() + reach) + 1);
  for (int y = below; y < face.rows; ++y)
    for (int x = 0; x < face.cols; ++x)
      if (std::abs(static_cast<float>(x) - trunk.neckPx.x()) > 16 * trunk.pixelsPerCm)
        face.at<std::uint8_t>(y, x) = 0;
  cv::Mat gray;
  cv::cvtColor(person.rgb, gray, cv::COLOR_RGB2GRAY);
  person.hair = sharpened(person.mattes.hair, gray, std::max(2, static_cast<int>(0.3F * trunk.pixelsPerCm)));
  cv::max(face, person.hair, person.front);
}

void findBehindHair(PreparedPerson& person) {
  const BodyMattes& mattes = person.mattes;
  cv::Mat onlyClothes = mattes.clothes - mattes.hair;
  cv::threshold(onlyClothes, onlyClothes, 245, 255, cv::THRESH_TOZERO);
  person.behindHair = continued(person.rgb, cv::countNonZero(onlyClothes) > 0 ? onlyClothes : mattes.background);
  blurred(onlyClothes, 1.2 * person.trunk.pixelsPerCm).convertTo(person.wornNear, CV_32F, 3.0 / 255);
  cv::min(person.wornNear, 1.0, person.wornNear);
}

}  // namespace

PreparedPerson preparedPerson(const cv::Mat& rgb, BodyMattes mattes, const TrunkPose& trunk, StreamMemory& memory) {
  PreparedPerson person;
  person.rgb = rgb;
  person.mattes = std::move(mattes);
  person.trunk = trunk;
  if (memory.unitGrain.cols != rgb.cols || memory.unitGrain.rows < rgb.rows)
    memory.unitGrain = grain(rgb.size(), 1);
  // A person who moves sees more or less of the picture above: the lower rows stay the same.
  const cv::Mat unitGrain = memory.unitGrain.rowRange(memory.unitGrain.rows - rgb.rows, memory.unitGrain.rows);
  person.worn = wornWithEdges(person.mattes.clothes, trunk.pixelsPerCm);
  person.plate = bodyPlate(rgb, person.mattes, trunk, person.worn >= kLeastWorn, unitGrain);
  person.light = wornLight(rgb, person.mattes, trunk, memory.clothColors);
  findFront(person);
  findBehindHair(person);
  person.grain = grainOf(rgb, person.mattes.clothes) * unitGrain;
  return person;
}

}  // namespace visagiste
