#include "core/face/face_tracker.h"

#include <algorithm>
#include <map>

#include "core/base/error.h"
#include "core/face/box_from_landmarks.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

/// A world of faces: name → box; whoever is not in it is not seen.
struct World {
  std::map<char, FaceBox> faces;
  int detections = 0;
  bool detectorBlind = false;
  bool landmarksBlind = false;
};

FaceBox boxAt(float x, float y, float side = 100) {
  FaceBox box;
  box.centerPx = {x, y};
  box.sidePx = side;
  box.score = 0.9F;
  return box;
}

FaceObservation observationOf(const FaceBox& box) {
  FaceObservation observation;
  observation.landmarks.pointsPx.resize(2, kCanonicalPointCount);
  for (int i = 0; i < kCanonicalPointCount; ++i) {
    const Eigen::Vector2f unit(float(i % 20) / 19 - 0.5F, float(i / 20) / 23 - 0.5F);
    observation.landmarks.pointsPx.col(i) = box.centerPx + box.sidePx * unit;
  }
  observation.landmarks.relativeDepth = Eigen::VectorXf::Zero(kCanonicalPointCount);
  observation.landmarks.presence = 0.95F;
  observation.box = box;
  return observation;
}

class FakeDetector final : public FaceDetector {
 public:
  explicit FakeDetector(World& world) : m_world(world) {}
  using FaceDetector::detect;
  std::vector<FaceBox> detect(const Image&, RunContext&) override {
    ++m_world.detections;
    std::vector<FaceBox> boxes;
    if (!m_world.detectorBlind)
      for (const auto& [name, box] : m_world.faces) boxes.push_back(box);
    return boxes;
  }

 private:
  World& m_world;
};

/// Finds the face that overlaps the box enough to be inside the crop.
class FakeEstimator final : public LandmarkEstimator {
 public:
  explicit FakeEstimator(World& world) : m_world(world) {}
  std::optional<FaceObservation> estimate(const Image&, const FaceBox& box) override {
    if (!m_world.landmarksBlind)
      for (const auto& [name, face] : m_world.faces)
        if (overlap(face, box) > 0.4F)
          return observationOf(face);
    return std::nullopt;
  }

 private:
  World& m_world;
};

/// A tracker in its world, thirty frames a second.
class Stream {
 public:
  explicit Stream(const TrackerOptions& options = {})
      : m_tracker(std::make_shared<FakeDetector>(world), std::make_shared<FakeEstimator>(world), options) {}

  std::vector<TrackedFace> next() {
    Frame frame;
    frame.sequence = m_sequence++;
    frame.capturedAt = std::chrono::steady_clock::time_point(std::chrono::milliseconds(33 * frame.sequence));
    frame.image = Image({1, 1}, PixelFormat::Rgb8, {0, 0, 0});
    return m_tracker.track(frame);
  }

  std::vector<TrackedFace> next(int frames) {
    std::vector<TrackedFace> faces;
    for (int i = 0; i < frames; ++i) faces = next();
    return faces;
  }

  void reset() { m_tracker.reset(); }

  World world;

 private:
  FaceTracker m_tracker;
  std::uint64_t m_sequence = 0;
};

TrackerOptions wanting(int faces) {
  TrackerOptions options;
  options.wantedFaces = faces;
  return options;
}

int idNear(const std::vector<TrackedFace>& faces, float x) {
  for (const TrackedFace& face : faces)
    if (std::abs(face.box.centerPx.x() - x) < 50)
      return face.id;
  return 0;
}

}  // namespace

TEST_CASE("an empty stream has no faces and is searched every frame", "[tracker]") {
  Stream stream;
  CHECK(stream.next(5).empty());
  CHECK(stream.world.detections == 5);
}

TEST_CASE("the detector rests while the wanted face is tracked", "[tracker]") {
  Stream stream;
  stream.world.faces['a'] = boxAt(200, 200);
  const auto faces = stream.next(40);
  REQUIRE(faces.size() == 1);
  CHECK(faces[0].id == 1);
  CHECK(faces[0].landmarks.presence > 0.9F);
  CHECK(stream.world.detections == 1);
}

TEST_CASE("a moving face keeps its id", "[tracker]") {
  Stream stream;
  for (int i = 0; i < 60; ++i) {
    stream.world.faces['a'] = boxAt(200 + 8 * float(i), 200);
    const auto faces = stream.next();
    REQUIRE(faces.size() == 1);
    CHECK(faces[0].id == 1);
  }
}

TEST_CASE("landmarks are kept through up to three missed frames", "[tracker]") {
  const int misses = GENERATE(1, 3);
  Stream stream;
  stream.world.faces['a'] = boxAt(200, 200);
  (void)stream.next(5);
  stream.world.detectorBlind = true;
  stream.world.landmarksBlind = true;
  for (int i = 0; i < misses; ++i) {
    const auto faces = stream.next();
    REQUIRE(faces.size() == 1);
    CHECK(faces[0].id == 1);
    CHECK(faces[0].landmarks.presence == 0);
    CHECK(faces[0].landmarks.pointsPx.cols() == kCanonicalPointCount);
  }
  stream.world.detectorBlind = false;
  stream.world.landmarksBlind = false;
  const auto faces = stream.next();
  REQUIRE(faces.size() == 1);
  CHECK(faces[0].id == 1);
  CHECK(faces[0].landmarks.presence > 0.9F);
}

TEST_CASE("the fourth miss ends a face", "[tracker]") {
  Stream stream;
  stream.world.faces['a'] = boxAt(200, 200);
  (void)stream.next(5);
  stream.world.faces.clear();
  CHECK(stream.next(3).size() == 1);
  CHECK(stream.next().empty());
}

TEST_CASE("a face that leaves and returns", "[tracker]") {
  Stream stream;
  stream.world.faces['a'] = boxAt(200, 200);
  (void)stream.next(3);
  stream.world.faces.clear();
  REQUIRE(stream.next(4).empty());
  const auto idOf = [&stream](float x) {
    stream.world.faces['a'] = boxAt(x, 200);
    const auto faces = stream.next();
    REQUIRE(faces.size() == 1);
    return faces[0].id;
  };
  SECTION("is the same soon and nearby") { CHECK(idOf(250) == 1); }
  SECTION("is a new one elsewhere") { CHECK(idOf(400) == 2); }
  SECTION("is a new one after a while") {
    (void)stream.next(5 * 30 + 5);
    CHECK(idOf(200) == 2);
  }
}

TEST_CASE("two faces that come back have their own ids again", "[tracker]") {
  Stream stream(wanting(2));
  stream.world.faces = {{'a', boxAt(200, 200)}, {'b', boxAt(600, 200)}};
  const auto before = stream.next(3);
  stream.world.faces.clear();
  REQUIRE(stream.next(4).empty());
  stream.world.faces = {{'b', boxAt(620, 200)}};
  (void)stream.next(2);
  stream.world.faces['a'] = boxAt(180, 200);
  const auto after = stream.next(12);
  REQUIRE(after.size() == 2);
  CHECK(idNear(after, 620) == idNear(before, 600));
  CHECK(idNear(after, 180) == idNear(before, 200));
}

TEST_CASE("a jump that the detector sees is followed in the same frame", "[tracker]") {
  Stream stream;
  stream.world.faces['a'] = boxAt(200, 200);
  (void)stream.next(3);
  stream.world.faces['a'] = boxAt(245, 200);  // Overlap 0.38: out of the estimator's reach, within the detector's.
  const auto faces = stream.next();
  REQUIRE(faces.size() == 1);
  CHECK(faces[0].id == 1);
  CHECK(faces[0].landmarks.presence > 0.9F);
}

TEST_CASE("two faces keep their ids while they move", "[tracker]") {
  Stream stream(wanting(2));
  stream.world.faces['a'] = boxAt(200, 200);
  stream.world.faces['b'] = boxAt(600, 200);
  const auto before = stream.next(2);
  REQUIRE(before.size() == 2);
  const int left = idNear(before, 200);
  const int right = idNear(before, 600);
  CHECK(left != right);
  for (int i = 1; i <= 30; ++i) {
    stream.world.faces['a'] = boxAt(200 + 4 * float(i), 200 + 10 * float(i));
    stream.world.faces['b'] = boxAt(600 - 4 * float(i), 200 - 10 * float(i));
    const auto faces = stream.next();
    REQUIRE(faces.size() == 2);
    CHECK(idNear(faces, 200 + 4 * float(i)) == left);
    CHECK(idNear(faces, 600 - 4 * float(i)) == right);
  }
}

TEST_CASE("a second face is found while the first is tracked, and no more than wanted", "[tracker]") {
  Stream stream(wanting(2));
  stream.world.faces['a'] = boxAt(200, 200);
  (void)stream.next(2);
  stream.world.faces['b'] = boxAt(600, 200);
  stream.world.faces['c'] = boxAt(900, 200);
  CHECK(stream.next(10).size() == 2);
}

TEST_CASE("of two tracked faces that run into one the older stays", "[tracker]") {
  Stream stream(wanting(2));
  stream.world.faces['a'] = boxAt(200, 200);
  (void)stream.next(2);
  stream.world.faces['b'] = boxAt(330, 200);
  REQUIRE(stream.next(10).size() == 2);
  // Step by step b comes so near that its crop shows a as well.
  for (float x = 310; x >= 210; x -= 20) {
    stream.world.faces['b'] = boxAt(x, 200);
    (void)stream.next();
  }
  const auto faces = stream.next();
  REQUIRE(faces.size() == 1);
  CHECK(faces[0].id == 1);
}

TEST_CASE("reset forgets the faces but not the ids", "[tracker]") {
  Stream stream;
  stream.world.faces['a'] = boxAt(200, 200);
  (void)stream.next(3);
  stream.reset();
  const auto faces = stream.next();
  REQUIRE(faces.size() == 1);
  CHECK(faces[0].id == 2);
}

TEST_CASE("bad tracker options are named", "[tracker]") {
  World world;
  TrackerOptions options;
  options.wantedFaces = 0;
  CHECK_THROWS_AS(FaceTracker(std::make_shared<FakeDetector>(world), std::make_shared<FakeEstimator>(world), options),
                  Error);
}
