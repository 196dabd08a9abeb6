#include "models/training/face_model/face_source.h"

#include <fstream>
#include <stdexcept>

#include "models/training/face_model/source_lids.h"
#include "models/training/face_model/symmetry.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste::training;
using visagiste::test::TemporaryFolder;

namespace {

void writeText(const std::filesystem::path& path, const std::string& text) {
  std::ofstream(path) << text;
}

/// Two unit quads beside each other, joined on the midline; centimetres. Faces carry UV and normal numbers.
std::string objText(double lift) {
  std::string out = "# comment\no mesh\n";
  for (const int y : {0, 1}) {
    for (const int x : {-1, 0, 1}) {
      out += "v " + std::to_string(x) + " " + std::to_string(y) + " " + std::to_string(lift * x) + "\n";
    }
  }
  return out + "vt 0 0\nf 1/1/1 2/1/1 5/1/1 4/1/1\nf 2/1 3/1 6/1 5/1\n";
}

/// ICT-FaceKit's folder in small: the same file names, two modes, two expressions.
void writeObjFolder(const TemporaryFolder& folder) {
  writeText(folder / "generic_neutral_mesh.obj", objText(0));
  writeText(folder / "identity000.obj", objText(1));
  writeText(folder / "identity001.obj", objText(-2));
  writeText(folder / "jawOpen.obj", objText(0.5));
  writeText(folder / "eyeBlink_L.obj", objText(0.25));
  writeText(folder / "vertex_indices.json",
            R"({"expressions": ["jawOpen", "eyeBlink_L"], "landmarks68": [0, 2],
                "components": [{"name": "face", "first_vertex": 0, "last_vertex": 5,
                                "first_face": 0, "last_face": 1}]})");
  writeText(folder / "canonical468.json",
            R"({"vertices": [[0, 1, 4]], "barycentric": [[0.5, 0.25, 0.25]], "triangles": []})");
}

}  // namespace

TEST_CASE("a folder of OBJ files is read as a face source", "[face_model]") {
  const TemporaryFolder folder;
  writeObjFolder(folder);
  const FaceSource source = readFaceSource(folder.path());
  REQUIRE(source.vertices.size() == 6);
  CHECK(source.vertices[5].x == Approx(10));  // centimetres to millimetres
  REQUIRE(source.faces.size() == 2);
  CHECK(source.faces[1] == std::array<int, 4>{1, 2, 5, 4});
  REQUIRE(source.identityModes.size() == 2);
  CHECK(source.identityModes[0][3 * 2 + 2] == Approx(10));  // lifted by 1 cm times x
  CHECK(source.identityModes[1][3 * 0 + 2] == Approx(20));
  CHECK(source.expressionIndex("eyeBlink_L") == 1);
  CHECK(source.expressionIndex("PupilDilate_L") == -1);
  CHECK(source.expressions[1][3 * 2 + 2] == Approx(2.5));
  REQUIRE(source.component("face") != nullptr);
  CHECK(source.canonical468.front().vertex == std::array<int, 3>{0, 1, 4});
  CHECK(mirrorMap(source) == std::vector<int>{2, 1, 0, 5, 4, 3});
}

TEST_CASE("a damaged folder of OBJ files is refused with the file's name", "[face_model]") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(readFaceSource(folder.path()), Catch::Contains("neither"));
  writeObjFolder(folder);
  SECTION("a mode of another mesh") {
    writeText(folder / "identity001.obj", "v 0 0 0\n");
    CHECK_THROWS_WITH(readFaceSource(folder.path()), Catch::Contains("identity001.obj"));
  }
  SECTION("a face with too many corners") {
    writeText(folder / "generic_neutral_mesh.obj", objText(0) + "f 1 2 3 4 5\n");
    CHECK_THROWS_WITH(readFaceSource(folder.path()), Catch::Contains("four corners"));
  }
  SECTION("no places of the canonical points") {
    std::filesystem::remove(folder / "canonical468.json");
    CHECK_THROWS_WITH(readFaceSource(folder.path()), Catch::Contains("canonical468.json"));
  }
  SECTION("broken JSON") {
    writeText(folder / "vertex_indices.json", "{\"expressions\": [");
    CHECK_THROWS_AS(readFaceSource(folder.path()), std::runtime_error);
  }
  SECTION("a landmark beyond the mesh") {
    writeText(folder / "canonical468.json",
              R"({"vertices": [[0, 1, 9]], "barycentric": [[1, 0, 0]], "triangles": []})");
    CHECK_THROWS_WITH(readFaceSource(folder.path()), Catch::Contains("canonical point"));
  }
}

TEST_CASE("the array format is read as a face source", "[face_model]") {
  const TemporaryFolder folder;
  const std::vector<float> vertices = {-1, 0, 0, 1, 0, 0, 0, 2, 0};
  const std::vector<int> face = {0, 1, 2, -1};
  const std::vector<unsigned short> half = {0x3C00, 0, 0, 0xC000, 0, 0, 0, 0, 0x3800};  // 1, -2, 0.5
  const std::vector<int> corners = {0, 1, 2};
  const std::vector<float> weights = {0.25F, 0.25F, 0.5F};
  std::ofstream bin(folder / "face3d.bin", std::ios::binary);
  std::string arrays;
  std::size_t offset = 0;
  const auto add = [&](const std::string& name, const std::string& type, const std::string& shape, const auto& values) {
    const std::size_t bytes = values.size() * sizeof(values[0]);
    bin.write(reinterpret_cast<const char*>(values.data()), static_cast<std::streamsize>(bytes));
    arrays += (arrays.empty() ? "" : ",") + std::string("{\"name\":\"") + name + "\",\"dtype\":\"" + type +
              "\",\"shape\":" + shape + ",\"offset\":" + std::to_string(offset) + "}";
    offset += bytes;
  };
  add("vertices", "float32", "[3,3]", vertices);
  add("faces", "int32", "[1,4]", face);
  add("identity_deltas", "float16", "[1,3,3]", half);
  add("expression_deltas", "float16", "[1,3,3]", half);
  add("canonical468_to_ict_vertices", "int32", "[1,3]", corners);
  add("canonical468_to_ict_barycentric", "float32", "[1,3]", weights);
  add("canonical468_triangles", "int32", "[0,3]", std::vector<int>{});
  bin.close();
  writeText(folder / "face3d.json", "{\"arrays\":[" + arrays +
                                        "],\"expression_names\":[\"jawOpen\"],\"landmarks68_vertices\":[2],"
                                        "\"components\":[]}");
  const FaceSource source = readFaceSource(folder.path());
  CHECK(source.vertices[2].y == Approx(20));
  CHECK(source.faces.front()[3] == -1);
  CHECK(source.identityModes.front()[0] == 10.0F);
  CHECK(source.identityModes.front()[3] == -20.0F);
  CHECK(source.expressions.front()[8] == 5.0F);
  CHECK(source.canonical468.front().weight[2] == Approx(0.5));

  std::filesystem::resize_file(folder / "face3d.bin", 40);
  CHECK_THROWS_WITH(readFaceSource(folder.path()), Catch::Contains("shorter"));
}

TEST_CASE("lids of people rest lower and open and close as far as the source's", "[face_model]") {
  FaceSource source;
  source.vertices = {{0, 10, 0}, {0, 0, 0}, {5, 5, 5}};  // Upper lid, lower lid, elsewhere.
  source.expressionNames = {"eyeBlink_L", "eyeSquint_L", "eyeWide_L", "jawOpen"};
  source.expressions = {{0, -9, 0, 0, 0, 0, 0, 0, 0},
                        {0, 0, 0, 0, 2, 0, 0, 0, 0},
                        {0, 3, 0, 0, 0, 0, 0, 0, 0},
                        {0, 0, 0, 0, 0, 0, 0, -1, 0}};
  const FaceSource lids = withLidsOfPeople(source);
  const auto heightAt = [&](std::size_t vertex, std::size_t channel) {
    return lids.vertices[vertex].y + double(lids.expressions[channel][3 * vertex + 1]);
  };
  CHECK(lids.vertices[0].y < 9.5);
  CHECK(lids.vertices[1].y > 0.2);
  CHECK(heightAt(0, 0) == Approx(10 - 9 * 1.08));  // Closed, the source's slit with it.
  CHECK(heightAt(1, 1) == Approx(2));
  CHECK(heightAt(0, 2) == Approx(13));
  CHECK(lids.vertices[2].y == source.vertices[2].y);
  CHECK(lids.expressions[3] == source.expressions[3]);
}
