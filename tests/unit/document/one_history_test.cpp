#include <memory>
#include <vector>

#include "core/base/error.h"
#include "core/document/portrait_document.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

Image graySquare(std::uint8_t value) {
  return {{2, 2}, PixelFormat::Gray8, std::vector<std::uint8_t>(4, value)};
}

PortraitDocument documentWithFaces(std::size_t count) {
  const Image picture({2, 2}, PixelFormat::Rgb8, std::vector<std::uint8_t>(12, 128));
  PortraitDocument document;
  document.openPictures({{"a.png", {}, picture}, {"b.png", {}, picture}});
  document.setFaces(document.pictureRevision(), std::vector<FoundFace>(count));
  return document;
}

Outfit outfitOf(std::initializer_list<const char*> names) {
  Outfit outfit;
  for (const char* name : names) {
    auto garment = std::make_shared<Garment>();
    garment->name = name;
    outfit.push_back({std::move(garment), {}, true});
  }
  return outfit;
}

MakeupLook redLips() {
  MakeupLook look;
  look.layers = {usualLayer(MakeupProduct::Lipstick, {190, 20, 40})};
  return look;
}

StyleSpec styleOf(const char* name) {
  StyleSpec spec;
  spec.style = name;
  return spec;
}

}  // namespace

TEST_CASE("makeup, clothes and style are undone in the order in which they were done", "[document]") {
  PortraitDocument document = documentWithFaces(1);
  document.editOutfit(outfitOf({"tee"}), EditStep::Ends);
  document.editLook(redLips(), EditStep::Ends);
  document.editStyle(styleOf("oil"), EditStep::Ends);
  document.editStyleMask(0, graySquare(255), EditStep::Ends);
  CHECK(document.undoKey() == "styleMask");
  document.undo();
  CHECK(document.styleMask(0).isEmpty());
  CHECK(document.undoKey() == "style");
  document.undo();
  CHECK(document.style().style.empty());
  document.undo();
  CHECK(document.chosenLook()->layers.empty());
  CHECK(document.chosenOutfit().size() == 1);
  CHECK(document.undoKey() == "outfit");
  document.undo();
  CHECK(document.chosenOutfit().empty());
  CHECK_FALSE(document.canUndo());
  CHECK_FALSE(document.isModified());
  for (int i = 0; i < 4; ++i) {
    document.redo();
  }
  CHECK(document.chosenOutfit().size() == 1);
  CHECK(document.chosenLook()->layers.size() == 1);
  CHECK(document.style().style == "oil");
  CHECK_FALSE(document.styleMask(0).isEmpty());
}

TEST_CASE("a fit that is dragged is one step, other garments are another", "[document]") {
  PortraitDocument document = documentWithFaces(1);
  Outfit outfit = outfitOf({"tee"});
  document.editOutfit(outfit, EditStep::Ends);
  for (const float length : {1.1F, 1.2F, 1.3F}) {
    outfit[0].fit.length = length;
    document.editOutfit(outfit, EditStep::Continues);
  }
  document.editOutfit(outfit, EditStep::Ends);
  CHECK(document.undoKey() == "fit");
  outfit.push_back(outfitOf({"jacket"}).front());
  document.editOutfit(outfit, EditStep::Ends);
  CHECK(document.undoKey() == "outfit");
  document.undo();
  CHECK(document.chosenOutfit().size() == 1);
  document.undo();
  CHECK(document.chosenOutfit()[0].fit.length == 1);
}

TEST_CASE("everybody has clothes of their own, and undo chooses whose change", "[document]") {
  PortraitDocument document = documentWithFaces(2);
  document.chooseFace(0);
  document.editOutfit(outfitOf({"tee"}), EditStep::Ends);
  document.chooseFace(1);
  CHECK(document.chosenOutfit().empty());
  document.editLook(redLips(), EditStep::Ends);
  CHECK(document.outfit(0).size() == 1);
  CHECK(document.outfit(2).empty());
  document.undo();
  CHECK(document.chosenFace() == 1);
  document.undo();
  CHECK(document.chosenFace() == 0);
  CHECK(document.chosenOutfit().empty());
}

TEST_CASE("a look that is being blended ends where another edit begins", "[document]") {
  PortraitDocument document = documentWithFaces(1);
  MakeupLook look = redLips();
  document.editLook(look, EditStep::Continues);
  document.editStyle(styleOf("oil"), EditStep::Ends);
  look.layers[0].opacity = 0.5F;
  document.editLook(look, EditStep::Ends);
  document.undo();
  CHECK(document.style().style == "oil");
  CHECK(document.chosenLook()->layers[0].opacity == redLips().layers[0].opacity);
  document.undo();
  CHECK(document.style().style.empty());
  CHECK(document.chosenLook()->layers.size() == 1);
}

TEST_CASE("a mask belongs to the picture it was painted on", "[document]") {
  PortraitDocument document = documentWithFaces(1);
  document.editStyleMask(1, graySquare(9), EditStep::Ends);
  CHECK(document.styleMask(0).isEmpty());
  CHECK_FALSE(document.styleMask(1).isEmpty());
  CHECK_THROWS_AS(document.editStyleMask(2, graySquare(9), EditStep::Ends), Error);
}

TEST_CASE("clothes need somebody who wears them; other pictures start afresh", "[document]") {
  PortraitDocument nobody = documentWithFaces(0);
  CHECK_THROWS_AS(nobody.editOutfit(outfitOf({"tee"}), EditStep::Ends), Error);
  PortraitDocument document = documentWithFaces(1);
  document.editOutfit(outfitOf({"tee"}), EditStep::Ends);
  document.editStyle(styleOf("oil"), EditStep::Ends);
  document.openPictures({{"c.png", {}, Image({2, 2}, PixelFormat::Rgb8, std::vector<std::uint8_t>(12, 128))}});
  CHECK(document.style().style.empty());
  CHECK(document.outfit(0).empty());
  CHECK_FALSE(document.canUndo());
}
