#include "models/training/makeup/makeup_set.h"

#include <torch/types.h>

#include "models/training/makeup/encoder_loss.h"
#include "models/training/makeup/histogram_matching.h"
#include "models/training/makeup/makeup_batch.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::training;

namespace {

constexpr int kSide = 16;

PackedSample face(const std::string& id, Split split, int level, std::vector<float> label) {
  PackedSample sample;
  sample.id = id;
  sample.split = split;
  sample.label = std::move(label);
  for (int i = 0; i < kSide * kSide; ++i) {
    const auto value = static_cast<std::uint8_t>(level + i % 32);
    const MakeupZone zone = i % kSide < 5 ? MakeupZone::Lips : i % kSide < 10 ? MakeupZone::Skin : MakeupZone::Outside;
    sample.rgba.insert(sample.rgba.end(), {value, value, value, static_cast<std::uint8_t>(zone)});
  }
  return sample;
}

std::vector<float> labelOf(int look) {
  std::vector<float> label(kMakeupLabelFloats, 0.0F);
  label[0] = static_cast<float>(look);
  return label;
}

PackedSet bareSet() {
  PackedSet set{kSide, kSide, 0, {}};
  for (int i = 0; i < 4; ++i) set.samples.push_back(face("p" + std::to_string(i), Split::Train, 10 * i, {}));
  for (int i = 4; i < 8; ++i) set.samples.push_back(face("p" + std::to_string(i), Split::Validation, 10 * i, {}));
  return set;
}

PackedSet paintedSet() {
  PackedSet set{kSide, kSide, kMakeupLabelFloats, {}};
  for (int i = 0; i < 8; ++i)
    set.samples.push_back(
        face("p" + std::to_string(i), i < 4 ? Split::Train : Split::Validation, 10 * i + 100, labelOf(i / 2)));
  return set;
}

/// Whether sets with this change are refused.
template <class Change>
bool refuses(const Change& change) {
  PackedSet bare = bareSet();
  PackedSet painted = paintedSet();
  change(bare, painted);
  try {
    const MakeupSet set(std::move(bare), std::move(painted));
  } catch (const std::runtime_error&) {
    return true;
  }
  return false;
}

}  // namespace

TEST_CASE("lessons have a known answer", "[models][makeup]") {
  const MakeupSet set(bareSet(), paintedSet());
  Random random(4);
  int others = 0;
  for (int i = 0; i < 400; ++i) {
    const TransferLesson lesson = set.randomLesson(Split::Train, random);
    REQUIRE(lesson.source->id == lesson.truth->id);  // Identity stays.
    REQUIRE(lesson.source->split == Split::Train);
    REQUIRE(lesson.reference->split == Split::Train);
    if (lesson.truth != lesson.source) {
      REQUIRE(lesson.source->label.empty());
      REQUIRE(lesson.truth->label[0] == lesson.reference->label[0]);  // The same look.
      others += lesson.reference->id != lesson.source->id ? 1 : 0;
    } else {
      REQUIRE((lesson.reference == lesson.source || lesson.reference->label.empty()));
    }
  }
  CHECK(others > 200);
  for (const TransferLesson& lesson : set.lessons(Split::Validation)) {
    CHECK(lesson.reference->id != lesson.source->id);
    CHECK(lesson.truth->split == Split::Validation);
  }
  CHECK(set.lessons(Split::Validation).size() == 4);
}

TEST_CASE("makeup sets that do not fit together are refused", "[models][makeup][hostile]") {
  CHECK_FALSE(refuses([](PackedSet&, PackedSet&) {}));
  CHECK(refuses([](PackedSet&, PackedSet& painted) { painted.samples[0].id = "stranger"; }));
  CHECK(refuses([](PackedSet&, PackedSet& painted) { painted.samples[0].label[0] = 2; }));  // Both splits.
  CHECK(refuses([](PackedSet&, PackedSet& painted) { painted.samples[0].label[0] = -1; }));
  CHECK(refuses([](PackedSet&, PackedSet& painted) { painted.samples[0].label[0] = 1e9F; }));
  CHECK(refuses([](PackedSet&, PackedSet& painted) { painted.samples[0].label[0] = std::nanf(""); }));
  CHECK(refuses([](PackedSet&, PackedSet& painted) { painted.samples[0].label[1 + makeup_label::kZone] = 99; }));
  CHECK(
      refuses([](PackedSet&, PackedSet& painted) { painted.samples[0].label[1 + makeup_label::kOpacity] = INFINITY; }));
  CHECK(refuses([](PackedSet&, PackedSet& painted) { painted.samples[0].rgba[3] = 0; }));
  CHECK(refuses([](PackedSet& bare, PackedSet&) { bare.samples[0].rgba[7] = 200; }));
  CHECK(refuses([](PackedSet& bare, PackedSet&) { bare.samples[0].split = static_cast<Split>(9); }));
  CHECK(refuses([](PackedSet& bare, PackedSet&) { bare.width = 2 * kSide; }));
  CHECK(refuses([](PackedSet&, PackedSet& painted) { painted.labelFloats = 3; }));
  CHECK(refuses([](PackedSet&, PackedSet& painted) { painted.samples.clear(); }));
  CHECK_THROWS_AS(MakeupSet("/nowhere"), std::runtime_error);
}

TEST_CASE("a step's batch is the same whenever it is made", "[models][makeup]") {
  const MakeupSet set(bareSet(), paintedSet());
  const TransferBatch first = trainingBatch(set, 9, 17, 6);
  const TransferBatch again = trainingBatch(set, 9, 17, 6);
  CHECK(torch::equal(first.source, again.source));
  CHECK(torch::equal(first.reference, again.reference));
  CHECK(torch::equal(first.truth, again.truth));
  CHECK_FALSE(torch::equal(first.source, trainingBatch(set, 9, 18, 6).source));
  CHECK_FALSE(torch::equal(first.source, trainingBatch(set, 10, 17, 6).source));
  CHECK(torch::equal(encoderTrainingBatch(set, 9, 17, 6).faces, encoderTrainingBatch(set, 9, 17, 6).faces));
}

TEST_CASE("the looks of a batch are worn as strongly by both faces, above and below apart", "[models][makeup]") {
  const MakeupSet set(bareSet(), paintedSet());
  int alike = 0;
  int apart = 0;
  for (long step = 0; step < 20; ++step) {
    const TransferBatch batch = trainingBatch(set, 3, step, 8);
    const torch::Tensor change = (batch.truth - batch.source).mean({1, 3}) * 255;  // (8, rows)
    for (int i = 0; i < 8; ++i) {
      const double upper = change[i][0].item<double>();
      const double lower = change[i][kSide - 1].item<double>();
      if (upper == 0 && lower == 0)
        continue;  // A face that stays as it is.
      // Painted is 100 brighter; light changes that by a tenth, strength runs from a half to 1.15.
      CHECK(upper > 40);
      CHECK(upper < 130);
      (std::abs(upper - lower) < 8 ? alike : apart) += 1;
    }
  }
  CHECK(alike > 20);
  CHECK(apart > 20);
}

TEST_CASE("a lesson becomes tensors without a change", "[models][makeup]") {
  const MakeupSet set(bareSet(), paintedSet());
  const TransferLesson lesson = set.lessons(Split::Validation).front();
  const TransferBatch batch = batchOf({lesson}, kSide);
  const auto pixel = [](const torch::Tensor& picture, int c, int y, int x) {
    return std::lround(255 * picture[0][c][y][x].item<double>());
  };
  CHECK(pixel(batch.source, 0, 2, 7) == lesson.source->rgba[4 * (2 * kSide + 7)]);
  CHECK(pixel(batch.truth, 2, 5, 1) == lesson.truth->rgba[4 * (5 * kSide + 1) + 2]);
  CHECK(batch.zones[0][0][0][0].item<float>() == static_cast<float>(MakeupZone::Lips));
  const torch::Tensor input = networkInput(batch);
  REQUIRE(input.sizes() == at::IntArrayRef({2, 3, kSide, kSide}));
  CHECK(torch::allclose(input[0] * 0.25 + 0.5, batch.source[0]));
  CHECK(torch::allclose(input[1] * 0.25 + 0.5, batch.reference[0]));
}

TEST_CASE("matching a histogram to itself changes nothing", "[models][makeup]") {
  const PackedSample one = face("a", Split::Train, 40, {});
  const auto rgb = histogramMatched(one, one, MatchedZones::All);
  for (std::size_t i = 0; i < rgb.size(); ++i) REQUIRE(rgb[i] == one.rgba[i / 3 * 4 + i % 3]);
}

TEST_CASE("histogram matching takes the reference's colours in its zones only", "[models][makeup]") {
  const PackedSample source = face("a", Split::Train, 40, {});
  const PackedSample reference = face("b", Split::Train, 140, {});
  const auto makeup = histogramMatched(source, reference, MatchedZones::Makeup);
  const auto all = histogramMatched(source, reference, MatchedZones::All);
  for (std::size_t pixel = 0; pixel < makeup.size() / 3; ++pixel) {
    const auto zone = static_cast<MakeupZone>(source.rgba[4 * pixel + 3]);
    const int before = source.rgba[4 * pixel];
    // The reference is the source, 100 brighter.
    REQUIRE(makeup[3 * pixel] == (zone == MakeupZone::Lips ? before + 100 : before));
    REQUIRE(all[3 * pixel] == (zone == MakeupZone::Outside ? before : before + 100));
  }
}

TEST_CASE("the encoder's loss is small for the truth and rises with every error", "[models][makeup]") {
  using namespace makeup_answer;
  torch::Tensor labels = torch::zeros({1, kEncodedProductCount, makeup_label::kFloats});
  torch::Tensor lipstick = labels[0][kEncodedProductCount - 1];
  lipstick[makeup_label::kPresence] = 1;
  lipstick[makeup_label::kOpacity] = 0.5;
  lipstick[makeup_label::kZone] = 1;
  lipstick[makeup_label::kColorCount] = 1;
  lipstick[makeup_label::kColors] = 0.4;
  torch::Tensor answers = torch::zeros({1, kEncodedProductCount, kFloats});
  answers.select(2, kPresence) = -20;
  torch::Tensor answer = answers[0][kEncodedProductCount - 1];
  answer[kPresence] = 20;
  answer[kZones + 1] = 20;
  answer[kFinishes] = 20;
  answer[kColors] = 0.4;
  answer.slice(0, kParameters) = -20;
  const double best = encoderLoss(answers, labels).item<double>();
  CHECK(best == Approx(0).margin(1e-4));
  for (const int place : {kPresence, kOpacity, kZones + 1, kFinishes, kColors, kParameters}) {
    CAPTURE(place);
    torch::Tensor worse = answers.clone();
    worse[0][kEncodedProductCount - 1][place] += place == kOpacity || place == kParameters ? 22.0 : -21.0;
    CHECK(encoderLoss(worse, labels).item<double>() > best + 0.01);
  }
  torch::Tensor unused = answers.clone();
  unused[0][0][kColors] = 9;                             // A product that is not worn has no colour,
  unused[0][kEncodedProductCount - 1][kColors + 3] = 9;  // and this one no second colour.
  CHECK(encoderLoss(unused, labels).item<double>() == Approx(best).margin(1e-6));
}
