#include "core/types/triangle_mesh.h"

#include <limits>

#include "tests/support/error_matchers.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using test::failsWith;

namespace {

TriangleMesh triangle() {
  TriangleMesh mesh;
  mesh.verticesMm = Eigen::Matrix3f::Identity();
  mesh.triangles = Eigen::Vector3i(0, 1, 2);
  MeshMaterial material;
  material.name = "skin";
  material.triangleCount = 1;
  mesh.materials = {material};
  return mesh;
}

bool complains(const TriangleMesh& mesh, const std::string& part) {
  return failsWith(ErrorCode::InvalidArgument, part, [&] { mesh.check(); });
}

}  // namespace

TEST_CASE("a consistent mesh passes its check", "[types]") {
  CHECK_NOTHROW(triangle().check());
}

TEST_CASE("a mesh names the invariant that it breaks", "[types]") {
  TriangleMesh mesh = triangle();
  SECTION("index outside") {
    mesh.triangles(1, 0) = 3;
    CHECK(complains(mesh, "does not exist"));
    mesh.triangles(1, 0) = -1;
    CHECK(complains(mesh, "does not exist"));
  }
  SECTION("not a number") {
    mesh.verticesMm(2, 1) = std::numeric_limits<float>::quiet_NaN();
    CHECK(complains(mesh, "finite"));
  }
  SECTION("lengths") {
    mesh.uv.setZero(2, 2);
    CHECK(complains(mesh, "texture coordinates"));
    mesh.uv.resize(2, 0);
    mesh.normals.setZero(3, 4);
    CHECK(complains(mesh, "normals"));
  }
  SECTION("materials") {
    mesh.materials[0].triangleCount = 2;
    CHECK(complains(mesh, "cover"));
    mesh.materials[0].firstTriangle = 1;
    CHECK(complains(mesh, "'skin'"));
    mesh.materials.clear();
    CHECK(complains(mesh, "no material"));
  }
  SECTION("morph targets") {
    mesh.morphTargets.push_back({"jawOpen", Eigen::Matrix3Xf::Zero(3, 2)});
    CHECK(complains(mesh, "'jawOpen'"));
  }
}
