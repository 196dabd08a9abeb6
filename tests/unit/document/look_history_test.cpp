#include "core/base/error.h"
#include "core/document/look_step.h"
#include "core/document/portrait_document.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

using Kind = LookStep::Kind;

constexpr SrgbColor kRed{190, 20, 40};
constexpr SrgbColor kPlum{90, 20, 70};

MakeupLook twoLayers() {
  MakeupLook look;
  look.name = "Evening";
  look.layers = {usualLayer(MakeupProduct::Blush, kPlum), usualLayer(MakeupProduct::Lipstick, kRed)};
  look.layers[1].name = "Red";
  return look;
}

PortraitDocument documentWithFaces(std::size_t count) {
  PortraitDocument document;
  document.openPictures({{"a.png", {}, Image({2, 2}, PixelFormat::Rgb8, std::vector<std::uint8_t>(12, 128))}});
  document.setFaces(document.pictureRevision(), std::vector<FoundFace>(count));
  return document;
}

LookStep undoStep(const PortraitDocument& document) {
  const std::optional<LookStep> step = lookStepOf(document.undoKey());
  REQUIRE(step.has_value());
  return *step;
}

template <typename Change>
std::optional<LookStep> stepOf(Change change) {
  MakeupLook after = twoLayers();
  change(after);
  return lookStep(twoLayers(), after);
}

}  // namespace

TEST_CASE("the step between two looks names the layer and what changed", "[document]") {
  CHECK_FALSE(stepOf([](MakeupLook&) {}).has_value());
  CHECK(stepOf([](MakeupLook& l) { l.layers[1].opacity = 0.5F; }) ==
        LookStep{Kind::Opacity, MakeupProduct::Lipstick, "Red", ""});
  CHECK(stepOf([](MakeupLook& l) { l.layers[0].parameters["size"] = 1.2F; }) ==
        LookStep{Kind::Parameter, MakeupProduct::Blush, "", "size"});
  CHECK(stepOf([](MakeupLook& l) { l.layers[1].visible = false; })->kind == Kind::Visibility);
  CHECK(stepOf([](MakeupLook& l) { l.layers[1].zone = "ombre"; })->kind == Kind::Zone);
  CHECK(stepOf([](MakeupLook& l) { l.layers[1].side = FaceSide::Left; })->kind == Kind::Side);
  CHECK(stepOf([](MakeupLook& l) { l.layers[1].name = "Ruby"; })->kind == Kind::Name);
  CHECK(stepOf([](MakeupLook& l) { l.tags = {"party"}; })->kind == Kind::Labels);
  SECTION("a shade brings its finish along and counts as a colour") {
    const auto step = stepOf([](MakeupLook& l) {
      l.layers[1].colors = {kPlum};
      l.layers[1].finish = MakeupFinish::Matte;
    });
    CHECK(step->kind == Kind::Colors);
  }
}

TEST_CASE("steps tell layers added, removed and carried to another place", "[document]") {
  CHECK(stepOf([](MakeupLook& l) { l.layers.insert(l.layers.begin(), usualLayer(MakeupProduct::Kajal, kPlum)); }) ==
        LookStep{Kind::LayerAdded, MakeupProduct::Kajal, "", ""});
  CHECK(stepOf([](MakeupLook& l) { l.layers.erase(l.layers.begin()); }) ==
        LookStep{Kind::LayerRemoved, MakeupProduct::Blush, "", ""});
  CHECK(stepOf([](MakeupLook& l) { std::swap(l.layers[0], l.layers[1]); })->kind == Kind::LayerMoved);
  CHECK(stepOf([](MakeupLook& l) {
          l.layers.clear();
          l.name = "Bare";
        }) == LookStep{Kind::WholeLook, MakeupProduct::Lipstick, "Bare", ""});
  CHECK(stepOf([](MakeupLook& l) {
          l.layers.insert(l.layers.begin(), l.layers.front());
          l.layers[0].side = FaceSide::Right;
          l.layers[1].side = FaceSide::Left;
        }) == LookStep{Kind::LayerAdded, MakeupProduct::Blush, "", ""});
  MakeupLook three = twoLayers();
  three.layers.push_back(usualLayer(MakeupProduct::Kajal, kPlum));
  MakeupLook carried = three;
  std::rotate(carried.layers.begin(), carried.layers.begin() + 2, carried.layers.end());
  CHECK(lookStep(three, carried) == LookStep{Kind::LayerMoved, MakeupProduct::Kajal, "", ""});
}

TEST_CASE("a layer and its other side changed alike are one step", "[document]") {
  MakeupLook before;
  before.layers = {usualLayer(MakeupProduct::Eyeliner, kPlum), usualLayer(MakeupProduct::Eyeliner, kPlum)};
  before.layers[0].side = FaceSide::Left;
  before.layers[1].side = FaceSide::Right;
  MakeupLook after = before;
  for (MakeupLayer& layer : after.layers) layer.opacity = 0.4F;
  CHECK(lookStep(before, after)->kind == Kind::Opacity);
}

TEST_CASE("the key of a step is read back", "[document]") {
  const LookStep step{Kind::Parameter, MakeupProduct::Lashes, "Long | very: long", "length"};
  CHECK(lookStepOf(keyOf(step)) == step);
  CHECK_FALSE(lookStepOf("expression").has_value());
  CHECK_FALSE(lookStepOf("").has_value());
}

TEST_CASE("a look is edited and taken back layer by layer", "[document]") {
  PortraitDocument document = documentWithFaces(1);
  CHECK(document.chosenLook()->layers.empty());
  MakeupLook look = twoLayers();
  document.editLook(look, EditStep::Ends);
  for (const float opacity : {0.9F, 0.7F, 0.3F}) {
    look.layers[1].opacity = opacity;
    document.editLook(look, EditStep::Continues);
  }
  document.editLook(look, EditStep::Ends);
  look.layers[1].opacity = 0.2F;
  document.editLook(look, EditStep::Ends);
  CHECK(undoStep(document) == LookStep{Kind::Opacity, MakeupProduct::Lipstick, "Red", ""});
  document.undo();
  CHECK(document.chosenLook()->layers[1].opacity == 0.3F);
  document.undo();
  CHECK(document.chosenLook()->layers[1].opacity == 1);
  CHECK(undoStep(document).kind == Kind::WholeLook);
  document.undo();
  CHECK(document.chosenLook()->layers.empty());
  CHECK_FALSE(document.canUndo());
  document.redo();
  CHECK(*document.chosenLook() == twoLayers());
}

TEST_CASE("one movement that changes more and more of a look stays one step", "[document]") {
  PortraitDocument document = documentWithFaces(1);
  MakeupLook look = twoLayers();
  document.editLook(look, EditStep::Ends);
  look.layers[0].opacity = 0.5F;
  document.editLook(look, EditStep::Continues);
  look.layers[1].colors = {kPlum};
  look.layers[1].opacity = 0.1F;
  document.editLook(look, EditStep::Continues);
  document.editLook(look, EditStep::Ends);
  document.undo();
  CHECK(*document.chosenLook() == twoLayers());
}

TEST_CASE("each face wears its own look, and undo goes to the face it changes", "[document]") {
  PortraitDocument document = documentWithFaces(2);
  document.chooseFace(0);
  document.editLook(twoLayers(), EditStep::Ends);
  document.chooseFace(1);
  CHECK(document.chosenLook()->layers.empty());
  CHECK(document.look(0)->layers.size() == 2);
  document.undo();
  CHECK(document.chosenFace() == 0);
  CHECK(document.look(0)->layers.empty());
}

TEST_CASE("looks and heads share one history and the saved mark", "[document]") {
  PortraitDocument document = documentWithFaces(1);
  document.markSaved();
  document.editLook(twoLayers(), EditStep::Ends);
  CHECK(document.isModified());
  document.undo();
  CHECK_FALSE(document.isModified());
  document.openPictures({{"b.png", {}, Image({2, 2}, PixelFormat::Rgb8, std::vector<std::uint8_t>(12, 128))}});
  CHECK(document.chosenLook()->layers.empty());
}

TEST_CASE("a look needs a face and has to be sound", "[document]") {
  PortraitDocument bare = documentWithFaces(0);
  CHECK_THROWS_AS(bare.editLook(twoLayers(), EditStep::Ends), Error);
  PortraitDocument document = documentWithFaces(1);
  MakeupLook wrong = twoLayers();
  wrong.layers[0].opacity = 2;
  CHECK_THROWS_AS(document.editLook(wrong, EditStep::Ends), Error);
  CHECK_FALSE(document.canUndo());
}
