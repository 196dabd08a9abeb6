#include "core/base/base64.h"

#include <string>

#include "tests/support/error_matchers.h"

#include <catch2/catch.hpp>

using namespace visagiste;

TEST_CASE("base64 gives the test vectors of RFC 4648", "[base]") {
  const auto bytes = [](const std::string& text) { return std::vector<std::uint8_t>(text.begin(), text.end()); };
  CHECK(base64Of({}).empty());
  CHECK(base64Of(bytes("f")) == "Zg==");
  CHECK(base64Of(bytes("foobar")) == "Zm9vYmFy");
  CHECK(bytesFromBase64("Zm9v\n YmE=") == bytes("fooba"));
}

TEST_CASE("text that is no base64 is refused", "[base]") {
  for (const char* text : {"Zg=", "Zg", "Z$==", "Zg==x", "\xff\xff\xff\xff"}) {
    INFO(text);
    CHECK(test::failsWith(ErrorCode::InvalidArgument, "base64", [&] { static_cast<void>(bytesFromBase64(text)); }));
  }
}
