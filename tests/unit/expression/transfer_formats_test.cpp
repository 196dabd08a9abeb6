#include "core/expression/arkit_channels.h"
#include "core/expression/live_link_csv.h"
#include "core/expression/vmc_sender.h"

#include <lo/lo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <map>

#include "core/base/error.h"
#include "core/reconstruct/face_model.h"
#include "tests/support/sample_takes.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using visagiste::test::sampleTake;
using visagiste::test::TemporaryFolder;

namespace {

const std::vector<std::string>& channels() {
  static const std::vector<std::string> names = FaceModel::load(ModelFolders())->expressionNames();
  return names;
}

Take writtenAndRead(const Take& take) {
  const TemporaryFolder folder;
  std::ofstream(folder / "a.csv") << liveLinkCsv(take);
  return readLiveLinkCsv(folder / "a.csv", take.description.channels);
}

Take readText(const std::string& text) {
  const TemporaryFolder folder;
  std::ofstream(folder / "a.csv") << text;
  return readLiveLinkCsv(folder / "a.csv", channels());
}

/// What a program that listens for VMC receives.
struct Received {
  std::map<std::string, float> blends;
  std::map<std::string, std::array<float, 7>> bones;
  std::vector<std::string> order;
  float seconds = -1;
  int ok = 0;
};

int receive(const char* path, const char* types, lo_arg** arguments, int, lo_message, void* into) {
  Received& received = *static_cast<Received*>(into);
  received.order.emplace_back(path);
  const std::string name = path;
  const std::string kinds = types;
  if (name == "/VMC/Ext/Blend/Val" && kinds == "sf")
    received.blends[&arguments[0]->s] = arguments[1]->f;
  else if (name == "/VMC/Ext/Bone/Pos" && kinds == "sfffffff")
    for (int i = 0; i < 7; ++i) received.bones[&arguments[0]->s][std::size_t(i)] = arguments[i + 1]->f;
  else if (name == "/VMC/Ext/T" && kinds == "f")
    received.seconds = arguments[0]->f;
  else if (name == "/VMC/Ext/OK" && kinds == "i")
    received.ok = arguments[0]->i;
  return 0;
}

}  // namespace

TEST_CASE("channels go to ARKit's and back", "[expression][export]") {
  CHECK(arkitNames().size() == 52);
  Eigen::VectorXf values = Eigen::VectorXf::LinSpaced(Eigen::Index(channels().size()), 0, 1);
  const auto index = [](const std::string& name) {
    return std::find(channels().begin(), channels().end(), name) - channels().begin();
  };
  const auto arkitIndex = [](const std::string& name) {
    return std::find(arkitNames().begin(), arkitNames().end(), name) - arkitNames().begin();
  };
  const Eigen::VectorXf arkit = toArkit(values, channels());
  CHECK(arkit[arkitIndex("JawOpen")] == values[index("jawOpen")]);
  CHECK(arkit[arkitIndex("MouthSmileLeft")] == values[index("mouthSmileLeft")]);
  CHECK(arkit[arkitIndex("BrowInnerUp")] ==
        Approx(0.5F * (values[index("browInnerUpLeft")] + values[index("browInnerUpRight")])));
  CHECK(arkit[arkitIndex("TongueOut")] == 0);
  // Every channel has a place: with equal sides nothing is lost.
  for (const char* pair : {"browInnerUp", "cheekPuff"})
    values[index(std::string(pair) + "Left")] = values[index(std::string(pair) + "Right")];
  CHECK(fromArkit(toArkit(values, channels()), channels()).isApprox(values));
  CHECK_THROWS_AS(toArkit(values.head(5), channels()), Error);
}

TEST_CASE("a take comes back from Live Link Face's layout", "[expression][export]") {
  const Take take = sampleTake(70, channels());
  const std::string csv = liveLinkCsv(take);
  const std::string header = csv.substr(0, csv.find('\n'));
  CHECK(header.rfind("Timecode,BlendshapeCount,EyeBlinkLeft,EyeLookDownLeft,", 0) == 0);
  CHECK(std::count(header.begin(), header.end(), ',') == 62);
  CHECK(csv.find("\n00:00:00:02.000,61,") != std::string::npos);

  const Take back = writtenAndRead(take);
  REQUIRE(back.samples.size() == take.samples.size());
  for (std::size_t i = 0; i < take.samples.size(); ++i) {
    const CaptureSample& a = take.samples[i];
    const CaptureSample& b = back.samples[i];
    CHECK(b.seconds == Approx(a.seconds).margin(1e-4));
    const Eigen::VectorXf expected = fromArkit(toArkit(a.expression, channels()), channels());
    CHECK((b.expression - expected).cwiseAbs().maxCoeff() < 1e-6F);
    CHECK(a.cameraFromHead.rotation.isApprox(b.cameraFromHead.rotation, 1e-5));
    CHECK(b.gaze[0].yawDeg == Approx(a.gaze[0].yawDeg).margin(1e-4));
    CHECK(b.gaze[1].pitchDeg == Approx(a.gaze[1].pitchDeg).margin(1e-4));
  }
}

TEST_CASE("a table of another version or with gaps is read as far as it makes sense", "[expression][export]") {
  const Take take = readText(
      "timecode,BlendShapeCount,JAWOPEN,HeadYaw\r\n"
      "10:00:00:00.0,2,0.25,0.1\r\n"
      "10:00:00:12.5,2,0.5,0.1\r\n"
      "10:00:00:10.0,2,0.9,0.1\r\n"  // back in time
      "nonsense\r\n"
      "10:00:01:00.0,2,,0.1\r\n"     // no value
      "10:00:03:00.0,2,7,0.1\r\n");  // beyond the end of the scale
  REQUIRE(take.samples.size() == 3);
  CHECK(take.samples[1].seconds == Approx(12.5 / 24));  // Three seconds without a frame above 23.
  CHECK(take.samples[2].expression.maxCoeff() == 1);
  CHECK(headAngles(take.samples[0].cameraFromHead).yawDeg == Approx(0.1 * 57.29578));
}

TEST_CASE("what is no table of blendshapes is refused", "[expression][export]") {
  CHECK_THROWS_AS(readText(""), Error);
  CHECK_THROWS_AS(readText("a,b,c\n1,2,3\n"), Error);
  CHECK_THROWS_AS(readText("Timecode,JawOpen\n"), Error);
  CHECK_THROWS_AS(readText(std::string(10000, ',')), Error);
  CHECK_THROWS_AS(readText("Timecode,JawOpen\n99:99:99:1e300,nan\n"), Error);
  CHECK_THROWS_AS(readLiveLinkCsv("/no/such.csv", channels()), Error);
  Take late = sampleTake(2, channels());
  late.samples[0].seconds = -1;
  CHECK_THROWS_AS(liveLinkCsv(late), Error);
}

TEST_CASE("a VMC receiver gets the whole face, head and eyes", "[expression][stream]") {
  Received received;
  const lo_server server = lo_server_new(nullptr, nullptr);  // Any free port of this machine.
  REQUIRE(server != nullptr);
  lo_server_add_method(server, nullptr, nullptr, receive, &received);
  VmcSender sender({"127.0.0.1", lo_server_get_port(server)}, channels());
  CaptureSample sample = sampleTake(3, channels()).samples[2];
  sample.cameraFromHead.rotation = headRotation({30, 0, 0});  // To the person's left.
  sample.gaze = {EyeGaze{0, 20}, EyeGaze{0, 20}};
  sender.send(sample);
  REQUIRE(lo_server_recv_noblock(server, 2000) > 0);

  CHECK(received.ok == 1);
  CHECK(received.seconds == Approx(2 / 30.0));
  REQUIRE(received.blends.size() == 52);
  const Eigen::VectorXf arkit = toArkit(sample.expression, channels());
  for (std::size_t i = 0; i < 52; ++i) CHECK(received.blends.at(arkitNames()[i]) == arkit[Eigen::Index(i)]);
  CHECK(received.order.front() == "/VMC/Ext/OK");
  CHECK(received.order.back() == "/VMC/Ext/Blend/Apply");
  REQUIRE(received.bones.size() == 3);
  // In Unity's left-handed axes a turn to the person's left is one to -x: about -y.
  CHECK(received.bones["Head"][4] == Approx(-std::sin(15 / 57.29578)).margin(1e-5));
  CHECK(received.bones["Head"][6] == Approx(std::cos(15 / 57.29578)).margin(1e-5));
  // Looking up turns z to y: negative about x in both systems.
  CHECK(received.bones["LeftEye"][3] == Approx(-std::sin(10 / 57.29578)).margin(1e-5));
  lo_server_free(server);
}

TEST_CASE("streaming refuses addresses that cannot be", "[expression][stream]") {
  CHECK_THROWS_AS(VmcSender({"", 39539}, channels()), Error);
  CHECK_THROWS_AS(VmcSender({"127.0.0.1", 0}, channels()), Error);
  CHECK_THROWS_AS(VmcSender({"127.0.0.1", 70000}, channels()), Error);
  CHECK(VmcAddress().host == "127.0.0.1");
  CHECK(VmcAddress().port == 39539);
}
