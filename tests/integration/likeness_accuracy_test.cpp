#include <iostream>
#include <vector>

#include "core/catalogue/face_likeness.h"
#include "core/catalogue/services.h"
#include "core/image/decode.h"
#include "core/reconstruct/face_model.h"
#include "tests/integration/portrait_set.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

// Two photographs of each of 51 people, neutral and smiling: the likeness of one person's two must tell them from
// everybody else's. The set is a studio's: same light, same camera, same background (which the face frame leaves out).

TEST_CASE("a neutral and a smiling face are told to be one person's", "[portraits][accuracy]") {
  if (skippedWithoutPortraits())
    return;
  Services services{ModelFolders()};
  const FaceLikeness measure(*services.faceModel());
  std::vector<FaceDescriptor> neutral;
  std::vector<FaceDescriptor> smiling;
  const std::vector<Portrait> portraits = readPortraits(sharedFolder());
  const auto described = [&](const Portrait& portrait) {
    Landmarks landmarks;
    landmarks.pointsPx = portrait.meshPx();
    return measure.describe(decodeImageFile(portrait.file), landmarks);
  };
  for (const Portrait& portrait : portraits)
    for (const Portrait& other : portraits)
      if (portrait.set == "london" && portrait.id.back() == 'n' &&
          other.id == portrait.id.substr(0, portrait.id.size() - 1) + 's') {
        neutral.push_back(described(portrait));
        smiling.push_back(described(other));
      }
  REQUIRE(neutral.size() > 40);
  double same = 0;
  double different = 0;
  double ordered = 0;
  double pairs = 0;
  int nearest = 0;
  for (std::size_t i = 0; i < neutral.size(); ++i) {
    const float own = likeness(neutral[i], smiling[i]);
    same += own;
    bool isNearest = true;
    for (std::size_t j = 0; j < neutral.size(); ++j) {
      if (i == j)
        continue;
      different += likeness(neutral[i], smiling[j]);
      isNearest = isNearest && likeness(neutral[i], smiling[j]) < own;
      for (std::size_t k = 0; k < neutral.size(); ++k) {  // The area under the curve, over all pairs of pairs.
        ordered += likeness(neutral[k], smiling[k]) > likeness(neutral[i], smiling[j]) ? 1 : 0;
        ++pairs;
      }
    }
    nearest += isNearest ? 1 : 0;
  }
  const auto people = static_cast<double>(neutral.size());
  std::cout << "Likeness of neutral and smiling photographs, " << neutral.size() << " people: one person's "
            << same / people << ", different people's " << different / (people * (people - 1)) << ", AUC "
            << ordered / pairs << ", own smile nearest for " << nearest << '\n';
  CHECK(ordered / pairs > 0.97);
}
