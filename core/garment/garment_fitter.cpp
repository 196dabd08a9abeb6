#include "core/garment/garment_fitter.h"

#include <opencv2/imgproc.hpp>
#include <utility>

#include "core/base/error.h"
#include "core/garment/dressed_part.h"
#include "core/garment/hanging.h"

namespace visagiste {
namespace {

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
      if (isSeen(worn)) {
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

  [[nodiscard]] float pixelsPerCm() const override { return m_person.trunk.pixelsPerCm; }

 private:
  Image m_picture;
  cv::Rect m_part;
  PreparedPerson m_person;  // Of that part.
};

}  // namespace

std::unique_ptr<GarmentFitter> makeGarmentFitter(const GarmentPerson& person) {
  if (person.picture.isEmpty() || person.picture.format() != PixelFormat::Rgb8)
    throw Error(ErrorCode::InvalidArgument, "A person to be dressed has to be an RGB picture.");
  if (person.landmarks.pointsPx.cols() != kCanonicalPointCount || !person.landmarks.pointsPx.allFinite() ||
      person.landmarks.relativeDepth.size() != kCanonicalPointCount || person.parsing == nullptr)
    throw Error(ErrorCode::InvalidArgument, "A person to be dressed needs all landmarks and a parsing.");
  return std::make_unique<Fitter>(person);
}

}  // namespace visagiste
