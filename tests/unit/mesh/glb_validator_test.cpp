#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/mesh/mesh_animation.h"
#include "tests/support/sample_meshes.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

namespace fs = std::filesystem;
using namespace visagiste;
using namespace visagiste::test;

namespace {

/// The folder of the npm package gltf-validator: where VISAGISTE_GLTF_VALIDATOR says, or in the build folder.
fs::path validatorFolder() {
  const char* named = std::getenv("VISAGISTE_GLTF_VALIDATOR");
  fs::path folder = named != nullptr ? fs::path(named) : fs::path(VISAGISTE_BINARY_DIR) / "node_modules/gltf-validator";
  if (fs::exists(folder / "node_modules/gltf-validator")) {
    folder /= "node_modules/gltf-validator";
  }
  return fs::exists(folder / "package.json") ? fs::absolute(folder) : fs::path();
}

struct Report {
  bool clean = false;
  std::string text;
};

Report validated(const fs::path& validator, const fs::path& glb) {
  const std::string command = "node '" VISAGISTE_SOURCE_DIR "/tests/support/validate_glb.js' '" + validator.string() +
                              "' '" + glb.string() + "' 2>&1";
  Report report;
  FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> block{};
  while (std::fgets(block.data(), static_cast<int>(block.size()), pipe) != nullptr) {
    report.text += block.data();
  }
  report.clean = ::pclose(pipe) == 0;
  return report;
}

/// The validator; empty where it or Node is missing, which is said.
fs::path validatorOrWarning() {
  const fs::path validator = validatorFolder();
  if (!validator.empty() && std::system("node --version > /dev/null 2>&1") == 0) {
    return validator;
  }
  WARN(
      "SKIPPED: no Khronos validator. Install it with 'npm install gltf-validator' in the build folder, or name its "
      "folder in VISAGISTE_GLTF_VALIDATOR.");
  return {};
}

MeshAnimation nod(std::size_t morphTargets) {
  MeshAnimation animation;
  animation.name = "nod";
  constexpr int kKeys = 12;
  animation.weights.resize(static_cast<Eigen::Index>(morphTargets), kKeys);
  animation.translationsMm.resize(3, kKeys);
  for (int i = 0; i < kKeys; ++i) {
    animation.seconds.push_back(static_cast<float>(i) / 30.0F);
    animation.weights.col(i).setConstant(static_cast<float>(i) / kKeys);
    // Beyond half a turn the quaternion changes its sign.
    animation.rotations.emplace_back(Eigen::AngleAxisf(0.6F * static_cast<float>(i), Eigen::Vector3f::UnitX()));
    animation.translationsMm.col(i) = Eigen::Vector3f(0, static_cast<float>(i), 5);
  }
  return animation;
}

/// The JSON part of a GLB file.
nlohmann::json jsonOf(const fs::path& glb) {
  std::ifstream stream(glb, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  const std::string all = bytes.str();
  std::uint32_t length = 0;
  std::memcpy(&length, all.data() + 12, sizeof length);
  return nlohmann::json::parse(all.substr(20, length));
}

}  // namespace

TEST_CASE("an animated GLB names its keys and passes the Khronos validator", "[mesh]") {
  const TemporaryFolder folder;
  TriangleMesh mesh = ball(40, quadrants({64, 64}));
  addSampleMorphs(mesh);
  const MeshAnimation animation = nod(mesh.morphTargets.size());
  writeAnimatedGlb(mesh, animation, folder / "a.glb");
  const nlohmann::json json = jsonOf(folder / "a.glb");
  const nlohmann::json& entry = json.at("animations").at(0);
  CHECK(entry.at("name") == "nod");
  CHECK(entry.at("channels").size() == 3);
  for (const nlohmann::json& channel : entry.at("channels")) {
    const nlohmann::json& sampler = entry.at("samplers").at(channel.at("sampler").get<std::size_t>());
    const bool isWeights = channel.at("target").at("path") == "weights";
    CHECK(json.at("accessors").at(sampler.at("output").get<std::size_t>()).at("count") ==
          12 * (isWeights ? mesh.morphTargets.size() : 1));
  }
  const fs::path validator = validatorOrWarning();
  if (validator.empty()) {
    return;
  }
  const Report report = validated(validator, folder / "a.glb");
  INFO(report.text);
  CHECK(report.clean);
}

TEST_CASE("a broken animation is refused", "[mesh]") {
  const TemporaryFolder folder;
  TriangleMesh mesh = ball(10);
  addSampleMorphs(mesh);
  MeshAnimation animation = nod(mesh.morphTargets.size());
  CHECK_THROWS_AS(writeAnimatedGlb(mesh, animation, folder / "a.obj"), Error);
  animation.seconds[3] = animation.seconds[2];
  CHECK_THROWS_AS(writeAnimatedGlb(mesh, animation, folder / "a.glb"), Error);
  CHECK_THROWS_AS(writeAnimatedGlb(mesh, nod(1), folder / "a.glb"), Error);
  CHECK_THROWS_AS(writeAnimatedGlb(mesh, MeshAnimation(), folder / "a.glb"), Error);
  CHECK_FALSE(fs::exists(folder / "a.glb"));
}

TEST_CASE("the Khronos validator accepts the GLB files", "[mesh]") {
  const fs::path validator = validatorOrWarning();
  if (validator.empty()) {
    return;
  }
  const TemporaryFolder folder;
  TriangleMesh mesh = ball(40, quadrants({64, 64}));
  SECTION("plain") {}
  SECTION("53 morph targets, some of them still, and alpha") {
    addSampleMorphs(mesh);
    for (int i = 2; i < 53; ++i) {
      MorphTarget target = mesh.morphTargets[0];
      target.name = "shape" + std::to_string(i);
      mesh.morphTargets.push_back(target);
    }
    mesh.materials[1].texture = Image({2, 1}, PixelFormat::Rgba8, {1, 2, 3, 4, 5, 6, 7, 8});
  }
  SECTION("every vertex moves") {
    mesh.morphTargets = {{"all", Eigen::Matrix3Xf::Ones(3, mesh.vertexCount())}};
  }
  SECTION("neither UVs nor textures, a strange name and normals of any length") {
    mesh.uv.resize(2, 0);
    mesh.materials[0].name = "caf\xE9 \"quoted\"\n";
    mesh.normals = Eigen::Matrix3Xf::Constant(3, mesh.vertexCount(), 3.0F);
    mesh.normals.col(5).setZero();
  }
  SECTION("more vertices than 16-bit indices count") {
    mesh = ball(300);
    addSampleMorphs(mesh);
  }
  writeMesh(mesh, folder / "a.glb");
  const Report report = validated(validator, folder / "a.glb");
  INFO(report.text);
  CHECK(report.clean);
}
