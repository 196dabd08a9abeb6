#include "core/garment/garment_fitter.h"

#include <opencv2/imgproc.hpp>
#include <utility>

#include "core/base/error.h"
#include "core/garment/dressed_part.h"
#include "core/garment/hanging.h"

namespace visagiste {
namespace {

/// Whether the upper arm's beginning lies beside the picture.
bool isCutOff(const TrunkPose& trunk, cv::Size size) {
  const auto endX = [&trunk](std::size_t side) {
    return trunk.pixelOf(side == 0 ? -trunk.shoulderCm[0] : trunk.shoulderCm[1], 0).x();
  };
  const float allowed = 1.5F * trunk.pixelsPerCm;
  return endX(0) < -allowed || endX(1) > static_cast<float>(size.width) + allowed;
}

/// Skin where a dressed chest shows none: below the deepest neckline, between the arms.
bool hasHandsBefore(const TrunkPose& trunk, const BodyMattes& mattes) {
  constexpr float kTopCm = 19;
  constexpr float kBottomCm = 48;
  constexpr float kHalfCm = 15;
  constexpr float kLeastCm2 = 30;  // Of a hand's hundred.
  const Eigen::Vector2f from = trunk.pixelOf(-kHalfCm, kTopCm);
  const Eigen::Vector2f to = trunk.pixelOf(kHalfCm, kBottomCm);
  const cv::Rect chest = cv::Rect(cv::Point(static_cast<int>(from.x()), static_cast<int>(from.y())),
                                  cv::Point(static_cast<int>(to.x()), static_cast<int>(to.y()))) &
                         cv::Rect({}, mattes.face.size());
  if (chest.empty())
    return false;
  const int skin = cv::countNonZero(mattes.face(chest) > 150);
  return static_cast<float>(skin) > kLeastCm2 * trunk.pixelsPerCm * trunk.pixelsPerCm;
}

class Fitter final : public GarmentFitter {
 public:
  explicit Fitter(const GarmentPerson& person)
      : m_picture(person.picture), m_part(dressedPart(person.landmarks, person.picture.size())) {
    const cv::Mat rgb = matView(m_picture)(m_part).clone();
    BodyMattes mattes = bodyMattes(imageFromMat(rgb), moved(*person.parsing, m_part));
    const TrunkPose trunk = trunkPose(moved(person.landmarks, m_part), mattes);
    requireRoom(trunk, m_part.height);
    StreamMemory memory;
    m_person = preparedPerson(rgb, std::move(mattes), trunk, memory);
  }

  [[nodiscard]] TriedOn fitted(const Outfit& outfit) const override {
    std::vector<LaidGarment> laid;
    for (const WornGarment& worn : outfit)
      if (worn.isShown()) {
        worn.fit.check();
        const GarmentPieces pieces =
            garmentPieces(*worn.garment, garmentCloth(*worn.garment, worn.fit), m_person.trunk.pixelsPerCm);
        laid.push_back(laidGarment(worn, pieces, m_person.trunk, m_person.rgb.size()));
      }
    if (laid.empty())
      return {m_picture, imageFromMat(cv::Mat::zeros(m_picture.height(), m_picture.width(), CV_8UC1))};
    const OutfitBlend blend = outfitBlend(m_person, laid);
    ImageBuilder picture(m_picture.size(), PixelFormat::Rgb8);
    ImageBuilder invented(m_picture.size(), PixelFormat::Gray8);
    matView(m_picture).copyTo(picture.mat());
    cv::Mat dressed = picture.mat()(m_part);
    applyBlend(blend.mix, 1, dressed);
    blend.mark.copyTo(invented.mat()(m_part));
    return {picture.finish(), invented.finish()};
  }

  [[nodiscard]] GarmentHandles handles(const WornGarment& worn) const override {
    worn.fit.check();
    auto places = Hanging(worn.garment->handles, worn.garment->shoulderCm, worn.fit, m_person.trunk).onPerson().all();
    for (Eigen::Vector2f& place : places) place += Eigen::Vector2f(m_part.x, m_part.y);
    return GarmentHandles::of(places);
  }

  [[nodiscard]] std::vector<DressingConcern> concerns() const override {
    std::vector<DressingConcern> concerns;
    if (isCutOff(m_person.trunk, m_person.rgb.size()))
      concerns.push_back(DressingConcern::ShouldersCutOff);
    if (hasHandsBefore(m_person.trunk, m_person.mattes))
      concerns.push_back(DressingConcern::HandsBeforeChest);
    return concerns;
  }

  [[nodiscard]] float pixelsPerCm() const override { return m_person.trunk.pixelsPerCm; }

 private:
  Image m_picture;
  cv::Rect m_part;
  PreparedPerson m_person;  // Of that part.
};

}  // namespace

std::string_view nameOf(DressingConcern concern) {
  return concern == DressingConcern::ShouldersCutOff ? "shoulders-cut-off" : "hands-before-chest";
}

std::unique_ptr<GarmentFitter> makeGarmentFitter(const GarmentPerson& person) {
  if (person.picture.isEmpty() || person.picture.format() != PixelFormat::Rgb8)
    throw Error(ErrorCode::InvalidArgument, "A person to be dressed has to be an RGB picture.");
  if (person.landmarks.pointsPx.cols() != kCanonicalPointCount || !person.landmarks.pointsPx.allFinite() ||
      person.landmarks.relativeDepth.size() != kCanonicalPointCount || person.parsing == nullptr)
    throw Error(ErrorCode::InvalidArgument, "A person to be dressed needs all landmarks and a parsing.");
  return std::make_unique<Fitter>(person);
}

}  // namespace visagiste
