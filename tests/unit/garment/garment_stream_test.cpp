#include "core/garment/garment_stream.h"

#include <cmath>
#include <random>

#include "app/garments/tailor.h"
#include "core/garment/body_mattes.h"
#include "core/garment/hanging.h"
#include "core/garment/trunk_pose.h"
#include "core/image/resample.h"
#include "tests/support/error_matchers.h"
#include "tests/unit/garment/painted_person.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

using Clock = std::chrono::steady_clock;

Outfit redShirt() {
  for (const GarmentRecipe& recipe : wardrobe())
    if (recipe.name == "Red v-neck")
      return {{std::make_shared<const Garment>(sewn(recipe, 6)), {}, true}};
  FAIL("no red v-neck");
  return {};
}

Clock::time_point timeOf(int frame) {
  return Clock::time_point(std::chrono::milliseconds(83 * frame));  // Twelve a second.
}

/// The painted person as a camera sees it from a little to the side or nearer: turned pixels = scale * px + shift.
struct View {
  double scale = 1;
  Eigen::Vector2d shift = Eigen::Vector2d::Zero();

  [[nodiscard]] Eigen::Vector2f of(const Eigen::Vector2f& px) const {
    return (scale * px.cast<double>() + shift).cast<float>();
  }
};

GarmentPerson seen(const GarmentPerson& person, const View& view) {
  GarmentPerson result = person;
  SourceFromTarget source;
  source << 1 / view.scale, 0, -view.shift.x() / view.scale, 0, 1 / view.scale, -view.shift.y() / view.scale;
  result.picture =
      warpedSimilarity(person.picture, source, person.picture.size(), Resampling::Bilinear, OutsideSource::Replicate);
  for (Eigen::Index i = 0; i < result.landmarks.pointsPx.cols(); ++i)
    result.landmarks.pointsPx.col(i) = view.of(person.landmarks.pointsPx.col(i));
  result.landmarks.relativeDepth *= static_cast<float>(view.scale);
  FaceParsing parsing = *person.parsing;
  parsing.pictureFromCrop *= view.scale;
  parsing.pictureFromCrop.col(2) += view.shift;
  result.parsing = std::make_shared<const FaceParsing>(parsing);
  return result;
}

/// What networks do to the truth from frame to frame.
void shake(GarmentPerson& person, std::mt19937& random) {
  std::normal_distribution<float> point(0, 0.3F);
  std::normal_distribution<double> crop(0, 0.8);
  for (Eigen::Index i = 0; i < person.landmarks.pointsPx.cols(); ++i)
    person.landmarks.pointsPx.col(i) += Eigen::Vector2f(point(random), point(random));
  FaceParsing parsing = *person.parsing;
  parsing.pictureFromCrop.col(2) += Eigen::Vector2d(crop(random), crop(random));
  person.parsing = std::make_shared<const FaceParsing>(parsing);
}

std::optional<StreamedPerson> streamed(const GarmentPerson& person, int id = 1) {
  return StreamedPerson{id, person.landmarks, person.parsing};
}

GarmentHandles handlesOfFrame(const GarmentPerson& person, const WornGarment& worn) {
  const TrunkPose trunk = trunkPose(person.landmarks, bodyMattes(person.picture, *person.parsing));
  return Hanging(worn.garment->handles, worn.garment->shoulderCm, worn.fit, trunk).onPerson();
}

double redness(const Image& picture) {
  const std::uint8_t* pixel = pixelAt(picture, 270, 430);  // On the chest.
  return static_cast<double>(pixel[0]) - pixel[1];
}

/// Root mean square of what handles do beyond the motion that is known, over places and frames.
class Residual {
 public:
  void add(const GarmentHandles& handles, const View& view) {
    std::vector<Eigen::Vector2f> still;
    for (const Eigen::Vector2f& place : handles.all())
      still.push_back(((place.cast<double>() - view.shift) / view.scale).cast<float>());
    m_frames.push_back(std::move(still));
  }
  [[nodiscard]] double rootMeanSquare() const {
    double squares = 0;
    for (std::size_t handle = 0; handle < m_frames.front().size(); ++handle) {
      Eigen::Vector2d mean = Eigen::Vector2d::Zero();
      for (const auto& frame : m_frames) mean += frame[handle].cast<double>() / static_cast<double>(m_frames.size());
      for (const auto& frame : m_frames) squares += (frame[handle].cast<double>() - mean).squaredNorm();
    }
    return std::sqrt(squares / static_cast<double>(m_frames.size() * m_frames.front().size()));
  }

 private:
  std::vector<std::vector<Eigen::Vector2f>> m_frames;
};

}  // namespace

TEST_CASE("a garment stays on a person who moves, steadier than each frame by itself", "[garment][stream]") {
  const GarmentPerson still = paintedPerson();
  const Outfit outfit = redShirt();
  GarmentStream stream;
  stream.setOutfit(outfit);
  std::mt19937 random(5);
  Residual streamedResidual;
  Residual frameResidual;
  for (int i = 0; i < 40; ++i) {
    const double phase = 6.283 * i / 24;  // There and back in two seconds, nearer and farther on the way.
    const View view{1 + 0.06 * std::sin(phase), {30 * std::sin(phase) - 15, 12 * std::cos(phase) - 20}};
    GarmentPerson person = seen(still, view);
    shake(person, random);
    static_cast<void>(stream.next(person.picture, streamed(person), timeOf(i)));
    REQUIRE(stream.lastHandles());
    if (i < 10)
      continue;  // The filter settles.
    streamedResidual.add(*stream.lastHandles(), view);
    frameResidual.add(handlesOfFrame(person, outfit.front()), view);
  }
  CAPTURE(streamedResidual.rootMeanSquare(), frameResidual.rootMeanSquare());
  // A tenth of a centimetre on this person; the way itself is 60 pixels.
  CHECK(streamedResidual.rootMeanSquare() < 1.0);
  CHECK(streamedResidual.rootMeanSquare() < 0.6 * frameResidual.rootMeanSquare());
}

TEST_CASE("clothes come and go softly, and a lost person does not make them jump", "[garment][stream]") {
  const GarmentPerson person = paintedPerson();
  GarmentStream stream;
  stream.setOutfit(redShirt());
  std::vector<double> red;
  int frame = 0;
  for (; frame < 8; ++frame) red.push_back(redness(stream.next(person.picture, streamed(person), timeOf(frame))));
  const double bare = redness(person.picture);
  const double full = red.back();
  CHECK(full > bare + 60);
  CHECK(red[1] > bare + 5);
  CHECK(red[1] < full - 5);
  for (std::size_t i = 1; i < red.size(); ++i) CHECK(red[i] >= red[i - 1] - 2);
  // Nobody: less with each frame, bare in the end, the very picture.
  double before = full;
  for (int gone = 0; gone < 6; ++gone, ++frame) {
    const Image picture = stream.next(person.picture, std::nullopt, timeOf(frame));
    CHECK(redness(picture) <= before + 1);
    CHECK(before - redness(picture) < 0.45 * (full - bare));
    before = redness(picture);
    if (gone == 5)
      CHECK(*picture.sharedPixels() == *person.picture.sharedPixels());
  }
}

TEST_CASE("someone too near to show shoulders fades out, and smaller work looks alike", "[garment][stream]") {
  const GarmentPerson person = paintedPerson();
  GarmentPerson near = person;
  near.landmarks.pointsPx.row(1).array() += 230;  // The chin is at the lower edge.
  GarmentStream stream({240, 0});
  stream.setOutfit(redShirt());
  const Image small = stream.next(person.picture, streamed(person), timeOf(0));
  CHECK(redness(small) > redness(person.picture) + 60);
  // Where nothing was laid the pixels are the frame's own, whatever the size of the work.
  CHECK_FALSE(differs(person.picture, small, 240, 150));
  CHECK_FALSE(differs(person.picture, small, 30, 60));
  stream.setMostSidePx(0);
  const Image full = stream.next(person.picture, streamed(person), timeOf(1));
  CHECK(std::abs(redness(full) - redness(small)) < 12);
  const Image gone = stream.next(near.picture, streamed(near), timeOf(2));
  CHECK(*gone.sharedPixels() == *near.picture.sharedPixels());
  CHECK_FALSE(stream.lastHandles());
}

TEST_CASE("a stream of garments says what is wrong with its input", "[garment][stream]") {
  CHECK(failsWith(ErrorCode::InvalidArgument, "mostSidePx", [] { GarmentStream({20, 0}); }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "fadeS", [] { GarmentStream({0, -1}); }));
  GarmentStream stream;
  Outfit outfit = redShirt();
  outfit.front().fit.width = 9;
  CHECK(failsWith(ErrorCode::InvalidArgument, "width", [&] { stream.setOutfit(outfit); }));
  stream.setOutfit(redShirt());
  GarmentPerson person = paintedPerson();
  person.parsing = nullptr;
  CHECK(failsWith(ErrorCode::InvalidArgument, "parsing",
                  [&] { static_cast<void>(stream.next(person.picture, streamed(person), timeOf(0))); }));
}
