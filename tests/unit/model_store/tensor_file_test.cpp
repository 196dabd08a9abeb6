#include "core/model_store/tensor_file.h"

#include <cstdint>
#include <fstream>
#include <limits>

#include "tests/support/error_matchers.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using test::failsWith;
using test::TemporaryFolder;

namespace {

std::filesystem::path write(const TemporaryFolder& folder, const std::string& header, const std::string& body,
                            std::uint64_t headerBytes) {
  std::string length;
  for (int shift = 0; shift < 64; shift += 8) {
    length += static_cast<char>(headerBytes >> shift & 0xFF);
  }
  std::ofstream(folder / "arrays.safetensors", std::ios::binary) << length << header << body;
  return folder / "arrays.safetensors";
}

std::filesystem::path write(const TemporaryFolder& folder, const std::string& header, const std::string& body) {
  return write(folder, header, body, header.size());
}

// 1.0, -2.5 as float32; 0.5 as float16 and 1 as bfloat16; -7 as int32; 200 as uint8.
const std::string kBody("\x00\x00\x80\x3F\x00\x00\x20\xC0\x00\x38\x80\x3F\xF9\xFF\xFF\xFF\xC8", 17);
const std::string kHeader =
    R"({"__metadata__":{"format":"test"},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},)"
    R"("h":{"dtype":"F16","shape":[1],"data_offsets":[8,10]},"b":{"dtype":"BF16","shape":[1],"data_offsets":[10,12]},)"
    R"("i":{"dtype":"I32","shape":[],"data_offsets":[12,16]},"u":{"dtype":"U8","shape":[1],"data_offsets":[16,17]}})";

std::string oneArray(const std::string& entry) {
  return "{\"a\":" + entry + "}";
}

}  // namespace

TEST_CASE("arrays of every number type come back", "[tensor_file]") {
  const TemporaryFolder folder;
  const TensorFile file = TensorFile::read(write(folder, kHeader, kBody));
  CHECK(file.at("a", {-1, 2}).floats() == std::vector<float>{1.0F, -2.5F});
  CHECK(file.at("h").floats() == std::vector<float>{0.5F});
  CHECK(file.at("b").floats() == std::vector<float>{1.0F});
  CHECK(file.at("i", {}).integers() == std::vector<int>{-7});
  CHECK(file.at("u").integers() == std::vector<int>{200});
  CHECK(file.metadata("format") == "test");
  CHECK(file.names().size() == 5);
  CHECK(failsWith(ErrorCode::BadWeights, "'x'", [&] { return file.at("x"); }));
  CHECK(failsWith(ErrorCode::BadWeights, "shape", [&] { return file.at("a", {2, 1}); }));
  CHECK(failsWith(ErrorCode::BadWeights, "integers", [&] { return file.at("i").floats(); }));
  CHECK(failsWith(ErrorCode::BadWeights, "fractions", [&] { return file.at("a").integers(); }));
}

TEST_CASE("half precision covers small and special numbers", "[tensor_file]") {
  const TemporaryFolder folder;
  // Smallest subnormal, largest number, minus infinity, minus zero.
  const std::string body("\x01\x00\xFF\x7B\x00\xFC\x00\x80", 8);
  const TensorFile file =
      TensorFile::read(write(folder, oneArray(R"({"dtype":"F16","shape":[4],"data_offsets":[0,8]})"), body));
  const std::vector<float> values = file.at("a").floats();
  CHECK(values[0] == std::ldexp(1.0F, -24));
  CHECK(values[1] == 65504.0F);
  CHECK(values[2] == -std::numeric_limits<float>::infinity());
  CHECK(std::signbit(values[3]));
}

TEST_CASE("a file that lies about its arrays is refused", "[tensor_file]") {
  const TemporaryFolder folder;
  const std::string eight(8, '\0');
  const auto refused = [&](const std::string& header, const std::string& body) {
    return failsWith(ErrorCode::BadWeights, "arrays.safetensors",
                     [&] { return TensorFile::read(write(folder, header, body)); });
  };
  CHECK(refused(oneArray(R"({"dtype":"F32","shape":[3],"data_offsets":[0,8]})"), eight));   // other length
  CHECK(refused(oneArray(R"({"dtype":"F32","shape":[4],"data_offsets":[0,16]})"), eight));  // beyond the end
  CHECK(refused(oneArray(R"({"dtype":"F32","shape":[1],"data_offsets":[0,4]})"), eight));   // rest left over
  CHECK(refused(oneArray(R"({"dtype":"F32","shape":[1],"data_offsets":[4,8]})"), eight));   // gap
  CHECK(refused(oneArray(R"({"dtype":"F64","shape":[1],"data_offsets":[0,8]})"), eight));   // unknown type
  CHECK(refused(oneArray(R"({"dtype":"F32","shape":[-2],"data_offsets":[0,8]})"), eight));  // negative
  CHECK(
      refused(oneArray(R"({"dtype":"U8","shape":[4294967296,4294967296],"data_offsets":[0,8]})"), eight));  // overflow
  CHECK(refused(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
                R"("b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})",
                eight));  // overlap
  CHECK(refused(oneArray("3"), eight));
  CHECK(refused("[]", ""));
  CHECK(refused("{", ""));
  CHECK(failsWith(ErrorCode::BadWeights, "header",
                  [&] { return TensorFile::read(write(folder, "{}", "", std::uint64_t{1} << 60)); }));
  CHECK(failsWith(ErrorCode::NotFound, "missing", [&] { return TensorFile::read(folder / "missing"); }));
}
