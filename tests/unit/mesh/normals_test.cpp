#include "core/mesh/normals.h"

#include "tests/support/error_matchers.h"
#include "tests/support/sample_meshes.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

TEST_CASE("the corners of a cube point along its diagonals", "[mesh]") {
  const TriangleMesh cube = unitCube();
  const Eigen::Matrix3Xf normals = vertexNormals(cube.verticesMm, cube.triangles);
  for (int i = 0; i < 8; ++i) {
    const Eigen::Vector3f outwards = (cube.verticesMm.col(i).array() - 0.5F).matrix().normalized();
    CHECK((normals.col(i) - outwards).norm() < 1e-6F);
  }
}

TEST_CASE("one triangle has one normal for both weightings", "[mesh]") {
  const TriangleMesh mesh = oneTriangle();
  for (const NormalWeighting weighting : {NormalWeighting::Area, NormalWeighting::Angle}) {
    const Eigen::Matrix3Xf normals = vertexNormals(mesh.verticesMm, mesh.triangles, weighting);
    for (int i = 0; i < 3; ++i) {
      CHECK((normals.col(i) - Eigen::Vector3f::UnitZ()).norm() < 1e-6F);
    }
  }
}

TEST_CASE("welding makes a UV seam invisible", "[mesh]") {
  const TriangleMesh mesh = ball(24);
  const std::vector<int> welded = weldedVertices(mesh.verticesMm);
  CHECK(welded[24 * 10 + 10] <= 24 * 10 + 10);
  const Eigen::Matrix3Xf smooth = vertexNormals(mesh.verticesMm, mesh.triangles, NormalWeighting::Angle, welded);
  const Eigen::Matrix3Xf torn = vertexNormals(mesh.verticesMm, mesh.triangles);
  for (int i = 1; i < 24; ++i) {
    const int first = i * 25;
    const int last = first + 24;
    CHECK(smooth.col(first) == smooth.col(last));
    CHECK((torn.col(first) - torn.col(last)).norm() > 0.02F);
    CHECK((smooth.col(first) - mesh.verticesMm.col(first) / 100).norm() < 0.02F);  // A ball's normals are radial.
  }
}

TEST_CASE("vertices without area get a unit normal", "[mesh]") {
  Eigen::Matrix3Xf vertices = Eigen::Matrix3Xf::Zero(3, 4);
  const TriangleIndices triangles = Eigen::Vector3i(0, 1, 2);
  const Eigen::Matrix3Xf normals = vertexNormals(vertices, triangles);
  CHECK(normals.allFinite());
  CHECK(normals.col(3) == Eigen::Vector3f::UnitZ());
  CHECK(failsWith(ErrorCode::InvalidArgument, "fit",
                  [&] { static_cast<void>(vertexNormals(vertices, TriangleIndices(Eigen::Vector3i(0, 1, 4)))); }));
}
