#include "models/training/engine/channel_list.h"

#include <cstdio>
#include <fstream>
#include <stdexcept>

#include <catch2/catch.hpp>

using namespace visagiste::training;

TEST_CASE("channels of the mirror image change sides by their names", "[models][channels]") {
  const std::vector<std::string> names{"jawOpen", "browDownLeft", "jawRight", "browDownRight", "jawLeft"};
  CHECK(channelMirror(names) == std::vector<int>{0, 3, 4, 1, 2});
  CHECK_THROWS_AS(channelMirror({"browDownLeft", "jawOpen"}), std::runtime_error);
}

TEST_CASE("a list of channels is read as written", "[models][channels]") {
  const std::string file = channelFileOf(std::string(VISAGISTE_BINARY_DIR) + "/channel_list_test.pack");
  const std::vector<std::string> names{"eyeBlinkLeft", "eyeBlinkRight", "jawOpen"};
  writeChannelNames(file, names);
  CHECK(readChannelNames(file) == names);
  std::ofstream(file, std::ios::trunc).close();
  CHECK_THROWS_AS(readChannelNames(file), std::runtime_error);
  std::remove(file.c_str());
  CHECK_THROWS_AS(readChannelNames(file), std::runtime_error);
  CHECK_THROWS_AS(writeChannelNames(file + "/none/list", names), std::runtime_error);
}
