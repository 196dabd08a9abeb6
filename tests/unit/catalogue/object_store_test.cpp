#include "core/catalogue/object_store.h"

#include <optional>

#include "core/base/error.h"
#include "core/reconstruct/reconstructed_head.h"
#include "tests/support/sample_images.h"

#include <catch2/catch.hpp>

using namespace visagiste;

TEST_CASE("a picture is found by its reference while somebody holds it", "[catalogue]") {
  ObjectStore store;
  std::optional<ObjectStore::Reference> reference = store.put(test::quadrants());
  const std::string text = reference->text();
  CHECK(ObjectStore::isReference(text));
  CHECK(store.picture(text).size() == Size{32, 32});
  reference.reset();
  CHECK_THROWS_WITH(store.picture(text), Catch::Contains("no longer open"));
}

TEST_CASE("heads and pictures are told apart", "[catalogue]") {
  ObjectStore store;
  const auto head = std::make_shared<const ReconstructedHead>();
  const ObjectStore::Reference reference = store.put(head);
  CHECK(store.head(reference.text()) == head);
  CHECK_THROWS_AS(store.picture(reference.text()), Error);
  CHECK_THROWS_AS(store.head("memory:999"), Error);
}

TEST_CASE("file names are no references", "[catalogue]") {
  CHECK_FALSE(ObjectStore::isReference("portrait.png"));
  CHECK_FALSE(ObjectStore::isReference("/memory:1"));
}
