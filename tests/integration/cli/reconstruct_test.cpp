#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "core/mesh/mesh_file.h"
#include "tests/integration/cli/cli_process.h"
#include "tests/integration/test_portrait.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using nlohmann::json;
using namespace visagiste;
using namespace visagiste::test;

TEST_CASE("reconstruct writes a textured head as OBJ", "[cli]") {
  for (const std::filesystem::path& portrait : portraits()) {
    CAPTURE(portrait.filename().string());
    const TemporaryFolder folder;
    const CliRun run = runCli({"reconstruct", pathText(portrait), "-o", pathText(folder / "head.obj"), "--json",
                               pathText(folder / "head.json"), "--unit", "mm", "--quiet"});
    INFO(run.errors.toStdString());
    REQUIRE(run.status == 0);
    CHECK(run.output.isEmpty());
    std::ifstream file(folder / "head.json");
    const json result = json::parse(file);
    for (const json& written : result.at("files")) {
      CHECK(std::filesystem::exists(written.get<std::string>()));
    }
    CHECK(result.at("expressions").size() == 53);
    CHECK(result.at("texture").at("width") == 1024);
    CHECK(result.at("views").size() == 1);
    MeshReadOptions options;
    options.unit = MeshUnit::Millimetre;
    const TriangleMesh mesh = readMesh(folder / "head.obj", options);
    CHECK(mesh.triangleCount() > 10'000);  // The densest level.
    const Eigen::Vector3f extent = mesh.verticesMm.rowwise().maxCoeff() - mesh.verticesMm.rowwise().minCoeff();
    CHECK(extent.x() > 120);  // A human head with its neck, in millimetres.
    CHECK(extent.x() < 320);
    CHECK(extent.y() > 200);
    CHECK(extent.y() < 500);
    CHECK_FALSE(mesh.materials.front().texture.isEmpty());
  }
}

TEST_CASE("every mesh format can be asked for", "[cli]") {
  const TemporaryFolder folder;
  for (const char* name : {"head.glb", "head.ply", "head.stl"}) {
    CAPTURE(name);
    const CliRun run = runCli({"reconstruct", pathText(sampleFile()), "-o", pathText(folder / name), "--quiet"});
    INFO(run.errors.toStdString());
    REQUIRE(run.status == 0);
    const TriangleMesh mesh = readMesh(folder / name);
    CHECK(mesh.triangleCount() > 10'000);
    if (std::string(name) == "head.glb") {
      CHECK(mesh.morphTargets.size() == 53);
    }
  }
}

TEST_CASE("the JSON never becomes one of the mesh's files", "[cli]") {
  const TemporaryFolder folder;
  for (const char* name : {"head.obj", "head.mtl"}) {
    const CliRun run = runCli({"reconstruct", pathText(sampleFile()), "-o", pathText(folder / "head.obj"), "--json",
                               pathText(folder / name), "--quiet"});
    CHECK(run.status == 1);
    CHECK(run.errors.contains(name));
  }
  std::ifstream mesh(folder / "head.mtl");
  CHECK(mesh.get() != '{');
}

TEST_CASE("a failed reconstruction leaves nothing behind", "[cli]") {
  const TemporaryFolder input;
  const TemporaryFolder output;
  const CliRun faceless =
      runCli({"reconstruct", pathText(writeFacelessPicture(input.path())), "-o", pathText(output / "h.obj")});
  CHECK(faceless.status == 1);
  CHECK(faceless.errors.contains("No face"));
  CHECK(output.entryCount() == 0);
  const CliRun unwritable = runCli({"reconstruct", pathText(sampleFile()), "-o", "/nowhere/at/all/head.obj"});
  CHECK(unwritable.status == 1);
  CHECK(unwritable.errors.contains("/nowhere/at/all"));
}
