#include "core/expression/take_edit.h"
#include "core/expression/take_file.h"
#include "core/expression/take_json.h"

#include <cmath>
#include <fstream>
#include <random>
#include <sstream>

#include "core/base/error.h"
#include "core/expression/head_angles.h"
#include "tests/support/sample_takes.h"
#include "tests/support/temporary_folder.h"

#include <nlohmann/json.hpp>

#include <catch2/catch.hpp>

using namespace visagiste;
using visagiste::test::sampleTake;
using visagiste::test::TemporaryFolder;

namespace {

std::string bytesOf(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

void writeBytes(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

}  // namespace

TEST_CASE("a take comes back from its file", "[take]") {
  const TemporaryFolder folder;
  const Take take = sampleTake(20);
  const auto file = folder.path() / "a.take";
  {
    TakeWriter writer(file, take.description);
    for (const CaptureSample& sample : take.samples) writer.append(sample);
    CHECK(writer.sampleCount() == 20);
  }
  writeTake(take, folder.path() / "b.take");
  CHECK(bytesOf(file) == bytesOf(folder.path() / "b.take"));
  const ReadTake read = readTake(file);
  CHECK(read.end == TakeEnd::Whole);
  CHECK(read.take.description.channels == take.description.channels);
  CHECK(read.take.description.source == "camera");
  CHECK(read.take.description.calibrationResidualPercent == 1.25F);
  REQUIRE(read.take.samples.size() == 20);
  for (std::size_t i = 0; i < 20; ++i) {
    const CaptureSample& a = take.samples[i];
    const CaptureSample& b = read.take.samples[i];
    CHECK(a.seconds == b.seconds);
    CHECK(a.expression == b.expression);
    CHECK(a.confidence == b.confidence);
    CHECK(a.cameraFromHead.rotation.isApprox(b.cameraFromHead.rotation, 1e-6));
    CHECK(a.cameraFromHead.translationMm.isApprox(b.cameraFromHead.translationMm, 1e-6));
    CHECK(a.gaze[1].pitchDeg == b.gaze[1].pitchDeg);
  }
}

TEST_CASE("a take cut anywhere keeps every whole sample", "[take]") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "a.take";
  writeTake(sampleTake(6), file);
  const std::string whole = bytesOf(file);
  writeTake(sampleTake(5), file);
  const std::size_t record = whole.size() - bytesOf(file).size();
  const std::size_t head = whole.size() - 6 * record;
  for (std::size_t length = 0; length <= whole.size(); ++length) {
    writeBytes(file, whole.substr(0, length));
    if (length < head) {
      CHECK_THROWS_AS(readTake(file), Error);
      continue;
    }
    const ReadTake read = readTake(file);
    REQUIRE(read.take.samples.size() == (length - head) / record);
    REQUIRE((read.end == TakeEnd::Whole) == ((length - head) % record == 0));
  }
}

TEST_CASE("damaged and hostile takes are cut or refused", "[take]") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "a.take";
  writeTake(sampleTake(6), file);
  const std::string whole = bytesOf(file);
  std::mt19937 random(3);
  for (int i = 0; i < 500; ++i) {
    std::string bytes = whole;
    const std::size_t at = random() % bytes.size();
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
    writeBytes(file, bytes);
    try {
      const ReadTake read = readTake(file);
      CHECK(read.end == TakeEnd::Cut);
      CHECK(read.take.samples.size() < 6);
      read.take.check();
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::Unreadable);
    }
  }
  writeBytes(file, std::string("VSGTAKE1") + std::string(4, '\xff') + std::string(100, 'x'));
  CHECK_THROWS_AS(readTake(file), Error);
  CHECK_THROWS_AS(readTake(folder.path() / "none.take"), Error);
}

TEST_CASE("a recording refuses what a take cannot hold", "[take]") {
  const TemporaryFolder folder;
  const Take take = sampleTake(3);
  const auto file = folder.path() / "a.take";
  TakeWriter writer(file, take.description);
  writer.append(take.samples[1]);
  CHECK_THROWS_WITH(writer.append(take.samples[0]), Catch::Contains("later"));
  CaptureSample bad = take.samples[2];
  bad.expression[0] = std::nanf("");
  CHECK_THROWS_WITH(writer.append(bad), Catch::Contains("not numbers"));
  bad.expression.resize(2);
  CHECK_THROWS_AS(writer.append(bad), Error);
  writer.append(take.samples[2]);
  CHECK(readTake(file).take.samples.size() == 2);
  CHECK_THROWS_WITH(TakeWriter(file, take.description), Catch::Contains("exists"));
  CHECK_THROWS_AS(TakeWriter(folder.path() / "no" / "a.take", take.description), Error);
  CHECK_THROWS_AS(TakeWriter(folder.path() / "b.take", TakeDescription()), Error);
}

TEST_CASE("a take is read between its samples", "[take]") {
  const Take take = sampleTake(4);
  const CaptureSample middle = sampleAt(take, 0.5 * (take.samples[1].seconds + take.samples[2].seconds));
  CHECK(middle.expression.isApprox(0.5F * (take.samples[1].expression + take.samples[2].expression), 1e-4F));
  CHECK(sampleAt(take, -5).expression == take.samples.front().expression);
  CHECK(sampleAt(take, 99).expression == take.samples.back().expression);
  CHECK_THROWS_AS(sampleAt(Take(), 0), Error);
}

TEST_CASE("takes are trimmed, adjusted and keyed", "[take][edit]") {
  const Take take = sampleTake(31);
  const Take part = trimmed(take, 0.25, 0.7);
  CHECK(part.samples.front().seconds == 0);
  CHECK(part.seconds() == Approx(13 / 30.0));
  CHECK_THROWS_AS(trimmed(take, 50, 60), Error);

  ChannelAdjustment adjustment;
  adjustment.gain = 0.5F;
  adjustment.offset = 0.1F;
  const Take changed = adjusted(take, "jawOpen", adjustment);
  CHECK(changed.samples[7].expression[0] == Approx(0.5F * take.samples[7].expression[0] + 0.1F));
  CHECK(changed.samples[7].expression[1] == take.samples[7].expression[1]);
  adjustment.isMuted = true;
  CHECK(adjusted(take, "jawOpen", adjustment).samples[7].expression[0] == 0);
  CHECK_THROWS_WITH(adjusted(take, "tail", adjustment), Catch::Contains("tail"));

  ChannelAdjustment curve;
  curve.curve = {{0.2F, 0}, {0.6F, 1}};
  CHECK(curve.apply(0.1F) == 0);
  CHECK(curve.apply(0.4F) == Approx(0.5));
  CHECK(curve.apply(0.9F) == 1);

  const Take key = keyed(take, "jawOpen", take.samples[10].seconds, 0.9F, 0.2);
  CHECK(key.samples[10].expression[0] == Approx(0.9));
  CHECK(key.samples[17].expression[0] == take.samples[17].expression[0]);
}

TEST_CASE("smoothing calms noise without delay", "[take][edit]") {
  Take take = sampleTake(61);
  std::mt19937 random(5);
  for (CaptureSample& sample : take.samples)
    sample.expression[0] = 0.5F + std::uniform_real_distribution<float>(-0.1F, 0.1F)(random);
  const Take calm = smoothed(take, {"jawOpen"}, 0.15);
  float roughness[2] = {0, 0};
  for (std::size_t i = 1; i < 61; ++i) {
    roughness[0] += std::abs(take.samples[i].expression[0] - take.samples[i - 1].expression[0]);
    roughness[1] += std::abs(calm.samples[i].expression[0] - calm.samples[i - 1].expression[0]);
  }
  CHECK(roughness[1] < 0.2F * roughness[0]);
  // A peak stays where it is.
  for (CaptureSample& sample : take.samples)
    sample.expression[0] = static_cast<float>(std::exp(-50 * std::pow(sample.seconds - 1, 2)));
  const Take peak = smoothed(take, {"jawOpen"}, 0.1);
  std::size_t highest = 0;
  for (std::size_t i = 0; i < 61; ++i)
    if (peak.samples[i].expression[0] > peak.samples[highest].expression[0])
      highest = i;
  CHECK(peak.samples[highest].seconds == Approx(1).margin(0.02));
  CHECK_THROWS_AS(smoothed(take, {"jawOpen"}, 0), Error);
}

TEST_CASE("the mirror image of the mirror image is the take", "[take][edit]") {
  const Take take = sampleTake(5);
  const Take once = mirrored(take);
  CHECK(once.samples[3].expression[1] == take.samples[3].expression[2]);
  CHECK(headAngles(once.samples[3].cameraFromHead).yawDeg ==
        Approx(-headAngles(take.samples[3].cameraFromHead).yawDeg).margin(1e-6));
  CHECK(once.samples[3].gaze[0].yawDeg == -take.samples[3].gaze[1].yawDeg);
  const Take twice = mirrored(once);
  CHECK(twice.samples[3].expression == take.samples[3].expression);
  CHECK(twice.samples[3].cameraFromHead.rotation.isApprox(take.samples[3].cameraFromHead.rotation));
}

TEST_CASE("takes are blended and freed of a resting face", "[take][edit]") {
  const Take a = sampleTake(10);
  const Take b = mirrored(a);
  CHECK(blended(a, b, 0).samples[4].expression.isApprox(a.samples[4].expression));
  CHECK(blended(a, b, 1).samples[4].expression.isApprox(b.samples[4].expression));
  CHECK(blended(a, b, 0.5).samples[4].expression[1] == Approx(blended(a, b, 0.5).samples[4].expression[2]));
  Take other = b;
  other.description.channels[0] = "tongueOut";
  CHECK_THROWS_AS(blended(a, other, 0.5), Error);
  const Eigen::Vector3f resting(0.2F, 0, 0);
  const Take freed = withoutNeutral(a, resting);
  CHECK(freed.samples[4].expression[0] == Approx(std::max(0.0F, (a.samples[4].expression[0] - 0.2F) / 0.8F)));
  CHECK_THROWS_AS(withoutNeutral(a, Eigen::Vector3f(1, 0, 0)), Error);
}

TEST_CASE("idle blinks close the eyes now and then", "[take][edit]") {
  int blinks = 0;
  bool wasClosed = false;
  double closedS = 0;
  for (int i = 0; i < 60 * 60; ++i) {
    const float closed = idleBlinkAt(i / 60.0);
    CHECK(closed >= 0);
    CHECK(closed <= 1);
    blinks += closed > 0.5F && !wasClosed ? 1 : 0;
    wasClosed = closed > 0.5F;
    closedS += closed > 0 ? 1 / 60.0 : 0;
  }
  CHECK(blinks >= 60 / 3.5 - 2);  // One each mean gap of 3.5 s.
  CHECK(blinks <= 60 / 3.5 + 2);
  CHECK(closedS < 0.15 * 60);
  CHECK(idleBlinkAt(12.34) == idleBlinkAt(12.34));
  Take take = sampleTake(3);
  CHECK_THROWS_AS(withIdleBlinks(take), Error);  // It has no eyes.
  BlinkOptions bad;
  bad.meanGapS = 0;
  CHECK_THROWS_AS(idleBlinkAt(0, bad), Error);
}

TEST_CASE("a take as JSON holds every sample", "[take]") {
  const Take take = sampleTake(5);
  const nlohmann::json json = nlohmann::json::parse(takeJson(take));
  CHECK(json.at("channels") == take.description.channels);
  CHECK(json.at("calibration").at("frames") == 8);
  REQUIRE(json.at("samples").size() == 5);
  const nlohmann::json& sample = json.at("samples").at(3);
  const CaptureSample& truth = take.samples[3];
  CHECK(sample.at("seconds").get<double>() == Approx(truth.seconds).margin(1e-5));
  for (std::size_t c = 0; c < 3; ++c) {
    CHECK(sample.at("expressions").at(c).get<float>() == Approx(truth.expression[Eigen::Index(c)]).margin(1e-5));
    CHECK(sample.at("confidence").at(c).get<float>() == Approx(0.75));
  }
  CHECK(sample.at("pose").at("yaw").get<double>() == Approx(headAngles(truth.cameraFromHead).yawDeg).margin(1e-4));
  CHECK(sample.at("translation_mm").at(2).get<double>() == Approx(640));
  CHECK(sample.at("gaze").at("left").at("pitch").get<double>() == Approx(3));
}
