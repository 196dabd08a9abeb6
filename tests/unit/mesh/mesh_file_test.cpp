#include "core/mesh/mesh_file.h"

#include <sys/resource.h>

#include <csignal>
#include <cstring>
#include <fstream>
#include <map>
#include <sstream>

#include "tests/support/error_matchers.h"
#include "tests/support/sample_meshes.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

namespace fs = std::filesystem;
using namespace visagiste;
using namespace visagiste::test;

namespace {

std::string textOf(const fs::path& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

TriangleMesh texturedBall() {
  TriangleMesh mesh = ball(16, quadrants({32, 32}));
  addSampleMorphs(mesh);
  return mesh;
}

/// The corners of each triangle one after the other: the same for shared and for repeated vertices.
Eigen::Matrix3Xf corners(const TriangleMesh& mesh) {
  Eigen::Matrix3Xf result(3, mesh.triangles.size());
  for (Eigen::Index i = 0; i < mesh.triangles.size(); ++i) {
    result.col(i) = mesh.verticesMm.col(mesh.triangles.data()[i]);
  }
  return result;
}

Eigen::Matrix2Xf cornerUvs(const TriangleMesh& mesh) {
  Eigen::Matrix2Xf result(2, mesh.triangles.size());
  for (Eigen::Index i = 0; i < mesh.triangles.size(); ++i) {
    result.col(i) = mesh.uv.col(mesh.triangles.data()[i]);
  }
  return result;
}

float largest(const Eigen::Ref<const Eigen::MatrixXf>& difference) {
  return difference.cwiseAbs().maxCoeff();
}

}  // namespace

TEST_CASE("the OBJ text of a triangle", "[mesh]") {
  const TemporaryFolder folder;
  TriangleMesh mesh = oneTriangle();
  mesh.materials[0].name = "my skin";
  MeshWriteOptions options;
  options.unit = MeshUnit::Metre;
  const auto files = writeMesh(mesh, folder / "a.obj", options);
  CHECK(files == std::vector<fs::path>{folder / "a.obj", folder / "a.mtl"});
  const std::string text = textOf(folder / "a.obj");
  CHECK(text.substr(text.find('\n') + 1) ==
        "mtllib a.mtl\no a\n"
        "v 0 0 0\nv 0.01 0 0\nv 0 0.01 0\n"
        "vt 0 0\nvt 1 0\nvt 0 1\n"
        "vn 0 0 1\nvn 0 0 1\nvn 0 0 1\n"
        "g my_skin\nusemtl my_skin\ns 1\nf 1/1/1 2/2/2 3/3/3\n");
  CHECK(textOf(folder / "a.mtl").find("newmtl my_skin\n") != std::string::npos);
}

TEST_CASE("every kind of file comes back with its shape", "[mesh]") {
  const TemporaryFolder folder;
  const TriangleMesh mesh = texturedBall();
  for (const char* name : {"ball.obj", "ball.ply", "ball.stl", "ball.glb"}) {
    INFO(name);
    writeMesh(mesh, folder / name);
    const TriangleMesh back = readMesh(folder / name);
    REQUIRE(back.triangleCount() == mesh.triangleCount());
    // A float of 100 mm in centimetres or metres is exact to 1e-5 mm; text keeps every digit.
    CHECK(largest(corners(back) - corners(mesh)) < 2e-5F);
  }
}

TEST_CASE("UVs, normals, materials and textures survive OBJ and GLB", "[mesh]") {
  const TemporaryFolder folder;
  const TriangleMesh mesh = texturedBall();
  for (const char* name : {"ball.obj", "ball.glb"}) {
    INFO(name);
    writeMesh(mesh, folder / name);
    const TriangleMesh back = readMesh(folder / name);
    CHECK(largest(cornerUvs(back) - cornerUvs(mesh)) < 1e-6F);
    REQUIRE(back.materials.size() == 2);
    CHECK(back.materials[0].name == "skin");
    CHECK(back.materials[1].name == "teeth");
    CHECK(largestDifference(back.materials[0].texture, mesh.materials[0].texture) == 0);
    CHECK(back.materials[1].texture.isEmpty());
    CHECK((back.materials[1].baseColor - mesh.materials[1].baseColor).norm() < 1e-5F);
    CHECK(back.materials[0].triangleCount == mesh.materials[0].triangleCount);
    CHECK(largest(back.normals.colwise().norm().array() - 1) < 1e-3F);
    // Radial, as far as 16 rings with slanted triangles are a ball.
    CHECK(largest(back.normals - back.verticesMm / 100) < 0.12F);
  }
}

TEST_CASE("PLY carries UVs, normals and the texture's name", "[mesh]") {
  const TemporaryFolder folder;
  const TriangleMesh mesh = texturedBall();
  const auto files = writeMesh(mesh, folder / "ball.ply");
  REQUIRE(files.size() == 2);
  CHECK(files[1] == folder / "ball_skin.png");
  const TriangleMesh back = readMesh(folder / "ball.ply");
  CHECK(back.vertexCount() == mesh.vertexCount());
  CHECK(largest(back.uv - mesh.uv) == 0);
  CHECK(largestDifference(back.materials[0].texture, mesh.materials[0].texture) == 0);
  const std::string text = textOf(folder / "ball.ply");
  CHECK(text.find("comment TextureFile ball_skin.png\n") != std::string::npos);
  CHECK(text.find("property uchar red") != std::string::npos);
}

TEST_CASE("a PLY is read whatever byte its numbers begin with", "[mesh]") {
  const TemporaryFolder folder;
  for (const std::uint32_t byte : {0x09U, 0x0AU, 0x0BU, 0x0CU, 0x0DU, 0x20U, 0x0EU, 0x21U}) {
    TriangleMesh mesh = texturedBall();
    const std::uint32_t bits = 0x3F969600U + byte;  // Little-endian: `byte` stands first in the file.
    std::memcpy(mesh.verticesMm.data(), &bits, sizeof bits);
    CAPTURE(byte);
    writeMesh(mesh, folder / "ball.ply");
    const TriangleMesh back = readMesh(folder / "ball.ply");
    REQUIRE(back.vertexCount() == mesh.vertexCount());
    CHECK(largest(back.verticesMm - mesh.verticesMm) < 1e-5F);
  }
}

TEST_CASE("triangles of vertices that are not there do no harm", "[mesh]") {
  const TemporaryFolder folder;
  writeMesh(oneTriangle(), folder / "a.ply");
  std::string bytes = textOf(folder / "a.ply");
  bytes.replace(bytes.size() - 4, 4, "\xFF\xFF\xFF\x7F");  // The last index.
  std::ofstream(folder / "a.ply", std::ios::binary) << bytes;
  CHECK(failsWith(ErrorCode::Unreadable, "a.ply", [&] { static_cast<void>(readMesh(folder / "a.ply")); }));
}

TEST_CASE("a GLB keeps its morph targets by name", "[mesh]") {
  const TemporaryFolder folder;
  const TriangleMesh mesh = texturedBall();
  writeMesh(mesh, folder / "ball.glb");
  const TriangleMesh back = readMesh(folder / "ball.glb");
  REQUIRE(back.morphTargets.size() == 2);
  CHECK(back.morphTargets[0].name == "browInnerUp");
  CHECK(back.morphTargets[1].name == "tongueOut");
  CHECK(largest(back.morphTargets[1].offsetsMm) == 0);
  for (int i = 0; i < back.vertexCount(); ++i) {
    const Eigen::Vector3f wanted = back.verticesMm(1, i) > 0 ? Eigen::Vector3f(0, 5, 1) : Eigen::Vector3f::Zero();
    REQUIRE((back.morphTargets[0].offsetsMm.col(i) - wanted).norm() < 1e-4F);
  }
}

TEST_CASE("the unit of a file can be chosen, and GLB is in metres", "[mesh]") {
  const TemporaryFolder folder;
  const TriangleMesh mesh = oneTriangle();
  for (const auto& [unit, mm] : std::map<MeshUnit, float>{
           {MeshUnit::Millimetre, 1.0F}, {MeshUnit::Centimetre, 10.0F}, {MeshUnit::Metre, 1000.0F}}) {
    MeshWriteOptions write;
    write.unit = unit;
    MeshReadOptions asMillimetres;
    asMillimetres.unit = MeshUnit::Millimetre;
    for (const char* name : {"a.obj", "a.ply", "a.stl"}) {
      INFO(name << " with " << mm << " mm");
      writeMesh(mesh, folder / name, write);
      CHECK(readMesh(folder / name, asMillimetres).verticesMm.maxCoeff() == Approx(10 / mm));
    }
    writeMesh(mesh, folder / "a.glb", write);
    CHECK(readMesh(folder / "a.glb").verticesMm.maxCoeff() == Approx(10));
  }
}

TEST_CASE("unusual file names keep OBJ, MTL and textures together", "[mesh]") {
  const TemporaryFolder folder;
  const TriangleMesh mesh = texturedBall();
  for (const std::string stem : {"my head", "köpfchen", "a.b.c", "-dash", "# hash", "quote\"s", " lead"}) {
    INFO(stem);
    const auto files = writeMesh(mesh, folder / (stem + ".obj"));
    REQUIRE(files.size() == 3);
    for (const fs::path& file : files) {
      CHECK(fs::exists(file));
    }
    const TriangleMesh back = readMesh(folder / (stem + ".obj"));
    REQUIRE(back.materials.size() == 2);
    CHECK(back.materials[0].texture.width() == 32);
  }
  // Assimp takes a backslash for a folder and cannot read this one back; others can.
  CHECK(writeMesh(mesh, folder / "back\\slash.obj")[1].string().find('\\') == std::string::npos);
  // Two names that differ only in a replaced character have sidecars of their own.
  CHECK(writeMesh(mesh, folder / "x#y.obj")[1] != writeMesh(mesh, folder / "x\"y.obj")[1]);
}

TEST_CASE("materials that share a texture share its file", "[mesh]") {
  const TemporaryFolder folder;
  TriangleMesh mesh = texturedBall();
  mesh.materials[1].texture = mesh.materials[0].texture;
  mesh.materials[1].name = "skin";  // The same name twice must not become one material.
  const auto files = writeMesh(mesh, folder / "a.obj");
  CHECK(files.size() == 3);
  CHECK(textOf(folder / "a.mtl").find("newmtl skin_2") != std::string::npos);
  mesh.materials[1].texture = quadrants({16, 16});
  CHECK(writeMesh(mesh, folder / "b.obj").size() == 4);
}

TEST_CASE("an export that fails leaves nothing behind", "[mesh]") {
  const TemporaryFolder folder;
  TriangleMesh mesh = ball(60, quadrants({32, 32}));
  const auto write = [&](const fs::path& path) {
    return failsWith(ErrorCode::Unwritable, path.string(), [&] { writeMesh(mesh, path); });
  };
  CHECK(write(folder / "no/such/folder.obj"));
  CHECK(write("/dev/full.glb/x.glb"));
  rlimit old = {};
  getrlimit(RLIMIT_FSIZE, &old);
  rlimit limited = old;
  limited.rlim_cur = 20'000;  // The texture fits, the mesh does not.
  const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &limited);
  const bool reported = write(folder / "a.obj");
  setrlimit(RLIMIT_FSIZE, &old);
  std::signal(SIGXFSZ, oldHandler);
  CHECK(reported);
  CHECK(folder.entryCount() == 0);
}

TEST_CASE("meshes that make no file are refused", "[mesh]") {
  const TemporaryFolder folder;
  const auto refused = [&](const TriangleMesh& mesh, const std::string& name, const std::string& part) {
    return failsWith(ErrorCode::InvalidArgument, part, [&] { writeMesh(mesh, folder / name); });
  };
  CHECK(refused(oneTriangle(), "a.fbx", ".obj, .ply, .stl or .glb"));
  CHECK(refused(TriangleMesh(), "a.obj", "no material"));
  TriangleMesh mesh = oneTriangle();
  mesh.triangles(0, 0) = 7;
  CHECK(refused(mesh, "a.obj", "does not exist"));
  CHECK(folder.entryCount() == 0);
}

TEST_CASE("unreadable meshes are named", "[mesh]") {
  const TemporaryFolder folder;
  const auto fails = [&](ErrorCode code, const std::string& name) {
    return failsWith(code, name, [&] { static_cast<void>(readMesh(folder / name)); });
  };
  CHECK(fails(ErrorCode::NotFound, "missing.obj"));
  std::ofstream(folder / "text.glb") << "not a mesh";
  CHECK(fails(ErrorCode::Unreadable, "text.glb"));
  std::ofstream(folder / "empty.ply").flush();
  CHECK(fails(ErrorCode::Unreadable, "empty.ply"));
  writeMesh(oneTriangle(), folder / "a.stl");
  MeshReadOptions options;
  options.maxFileBytes = 100;
  CHECK(failsWith(ErrorCode::TooLarge, "a.stl", [&] { static_cast<void>(readMesh(folder / "a.stl", options)); }));
}
