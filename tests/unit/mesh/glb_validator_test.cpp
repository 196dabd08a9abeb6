#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "core/mesh/mesh_file.h"
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

}  // namespace

TEST_CASE("the Khronos validator accepts the GLB files", "[mesh]") {
  const fs::path validator = validatorFolder();
  if (validator.empty() || std::system("node --version > /dev/null 2>&1") != 0) {
    WARN(
        "SKIPPED: no Khronos validator. Install it with 'npm install gltf-validator' in the build folder, or name its "
        "folder in VISAGISTE_GLTF_VALIDATOR.");
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
