#include "core/makeup/look_library.h"

#include <fstream>
#include <map>

#include "core/makeup/look_file.h"
#include "tests/support/error_matchers.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using test::failsWith;

namespace {

MakeupLook named(const std::string& name, float opacity = 1) {
  MakeupLook look;
  look.name = name;
  look.layers.push_back(usualLayer(MakeupProduct::Lipstick, {200, 0, 0}));
  look.layers[0].opacity = opacity;
  return look;
}

}  // namespace

TEST_CASE("the shipped looks and shades are whole", "[makeup]") {
  const LookLibrary library(shippedLooksFolder(), {});
  CHECK(library.problems().empty());
  CHECK(library.entries().size() >= 12);
  CHECK(library.shades().size() >= 150);
  std::map<MakeupProduct, int> shadesOf;
  for (const MakeupShade& shade : library.shades()) ++shadesOf[shade.product];
  for (const MakeupProductTraits& traits : makeupProducts()) {
    INFO(traits.name);
    CHECK((traits.mostColors == 0 || shadesOf[traits.product] >= 4));
  }
  for (const LookLibrary::Entry& entry : library.entries()) {
    INFO(entry.look.name);
    CHECK_FALSE(entry.isOwn);
    CHECK(entry.look.layers.size() >= 3);
    CHECK(entry.look.licence == "MIT");
  }
}

TEST_CASE("own looks are saved, found, replaced and removed", "[makeup]") {
  const test::TemporaryFolder folder;
  LookLibrary library(folder / "shipped", folder / "own");
  CHECK(library.entries().empty());
  library.save(named("Mine / 2"));
  library.save(named("mine / 2", 0.5F));
  REQUIRE(library.entries().size() == 1);
  CHECK(LookLibrary(folder / "shipped", folder / "own").find("MINE / 2").layers[0].opacity == 0.5F);
  library.save(named("mine - 2"));  // Another look whose file would have the same name.
  CHECK(library.entries().size() == 2);
  CHECK(library.find("Mine / 2").layers[0].opacity == 0.5F);
  library.save(named("Mine / 2b", 0.25F));
  CHECK(library.find("mine-/-2B").layers[0].opacity == 0.25F);
  library.remove("Mine / 2b");
  library.remove("Mine / 2");
  CHECK(library.entries().size() == 1);
  CHECK(failsWith(ErrorCode::NotFound, "Mine / 2", [&] { static_cast<void>(library.find("Mine / 2")); }));
  CHECK(failsWith(ErrorCode::NotFound, "Mine / 2", [&] { library.remove("Mine / 2"); }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "name", [&] { library.save(named("  ")); }));
}

TEST_CASE("a damaged look file is told of and passed over", "[makeup]") {
  const test::TemporaryFolder folder;
  writeLookFile(folder / "good.json", named("Good"));
  std::ofstream(folder / "bad.json") << "{\"layers\": [{}]}";
  const LookLibrary library(folder.path(), {});
  REQUIRE(library.entries().size() == 1);
  REQUIRE(library.problems().size() == 1);
  CHECK(library.problems()[0].find("layers[0].product") != std::string::npos);
}
