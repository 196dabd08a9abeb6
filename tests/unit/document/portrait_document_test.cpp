#include "core/document/portrait_document.h"

#include <cmath>
#include <memory>
#include <vector>

#include "core/base/error.h"
#include "core/reconstruct/reconstructed_head.h"

#include <catch2/catch.hpp>

namespace {

using namespace visagiste;

constexpr std::size_t kHeadBytes = 1000;

DocumentPicture picture(const std::string& name) {
  return {name, {}, Image({2, 2}, PixelFormat::Rgb8, std::vector<std::uint8_t>(12, 128))};
}

FoundFace faceOfSide(float sidePx) {
  FoundFace face;
  face.box.sidePx = sidePx;
  return face;
}

FaceCoefficients neutral() {
  return {"face", Eigen::VectorXf::Zero(3), Eigen::VectorXf::Zero(2)};
}

PortraitDocument documentWithHead(std::size_t historyBytes = PortraitDocument::kDefaultHistoryBytes) {
  PortraitDocument document(historyBytes);
  document.openPictures({picture("a.png")});
  document.applyHead(document.pictureRevision(), std::make_shared<ReconstructedHead>(), neutral(), kHeadBytes);
  return document;
}

Eigen::VectorXf expressionOf(float first, float second) {
  Eigen::VectorXf values(2);
  values << first, second;
  return values;
}

}  // namespace

TEST_CASE("opening pictures starts a new document", "[document]") {
  PortraitDocument document = documentWithHead();
  const std::uint64_t before = document.pictureRevision();
  document.openPictures({picture("b.png"), picture("c.png")});
  CHECK(document.pictures().size() == 2);
  CHECK(document.pictureRevision() > before);
  CHECK_FALSE(document.hasHead());
  CHECK_FALSE(document.canUndo());
  CHECK_FALSE(document.isModified());
}

TEST_CASE("a document needs a picture with pixels", "[document]") {
  PortraitDocument document;
  CHECK_THROWS_AS(document.openPictures({}), Error);
  CHECK_THROWS_AS(document.openPictures({DocumentPicture{"empty", {}, Image()}}), Error);
}

TEST_CASE("the largest face is chosen, another can be", "[document]") {
  PortraitDocument document;
  document.openPictures({picture("a.png")});
  CHECK(document.setFaces(document.pictureRevision(), {faceOfSide(40), faceOfSide(90), faceOfSide(60)}));
  CHECK(document.chosenFace() == 1);
  document.chooseFace(2);
  CHECK(document.chosenFace() == 2);
  CHECK_THROWS_AS(document.chooseFace(3), Error);
  CHECK_THROWS_AS(document.chooseFace(-1), Error);
}

TEST_CASE("results of earlier pictures are refused", "[document]") {
  PortraitDocument document;
  document.openPictures({picture("a.png")});
  const std::uint64_t old = document.pictureRevision();
  document.openPictures({picture("b.png")});
  CHECK_FALSE(document.setFaces(old, {faceOfSide(40)}));
  CHECK_FALSE(document.applyHead(old, std::make_shared<ReconstructedHead>(), neutral(), kHeadBytes));
  CHECK(document.faces().empty());
  CHECK_FALSE(document.hasHead());
}

TEST_CASE("a slider drag is one step of undo", "[document]") {
  PortraitDocument document = documentWithHead();
  for (float value : {0.1F, 0.4F, 0.7F}) {
    document.editExpression(expressionOf(value, 0), EditStep::Continues);
  }
  document.editExpression(expressionOf(0.8F, 0), EditStep::Ends);
  document.editExpression(expressionOf(0.8F, 0.5F), EditStep::Ends);

  document.undo();
  CHECK(document.headEdit().coefficients.expression == expressionOf(0.8F, 0));
  document.undo();
  CHECK(document.headEdit().coefficients.expression == expressionOf(0, 0));
  CHECK(document.undoKey() == "head");
  document.redo();
  CHECK(document.headEdit().coefficients.expression == expressionOf(0.8F, 0));
}

TEST_CASE("a movement of another kind starts its own step", "[document]") {
  PortraitDocument document = documentWithHead();
  document.editExpression(expressionOf(0.3F, 0), EditStep::Continues);
  document.editIdentity(Eigen::VectorXf::Ones(3), EditStep::Continues);
  document.undo();
  CHECK(document.headEdit().coefficients.identity.isZero());
  CHECK(document.headEdit().coefficients.expression == expressionOf(0.3F, 0));
}

TEST_CASE("a turned head is one step of undo and goes with a new head", "[document]") {
  PortraitDocument document = documentWithHead();
  document.editTurn({4, 0, 0}, EditStep::Continues);
  document.editTurn({9, -2, 0}, EditStep::Ends);
  CHECK(document.undoKey() == "turn");
  CHECK_THROWS_AS(document.editTurn({NAN, 0, 0}, EditStep::Ends), Error);
  document.editExpression(expressionOf(0.3F, 0), EditStep::Ends);
  CHECK(document.headEdit().turnDeg == Eigen::Vector3f(9, -2, 0));
  document.undo();
  document.undo();
  CHECK(document.headEdit().turnDeg.isZero());
  document.redo();
  document.applyHead(document.pictureRevision(), std::make_shared<ReconstructedHead>(), neutral(), kHeadBytes);
  CHECK(document.headEdit().turnDeg.isZero());
}

TEST_CASE("a new edit drops what was undone", "[document]") {
  PortraitDocument document = documentWithHead();
  document.editExpression(expressionOf(0.3F, 0), EditStep::Ends);
  document.undo();
  CHECK(document.canRedo());
  document.editExpression(expressionOf(0, 0.9F), EditStep::Ends);
  CHECK_FALSE(document.canRedo());
}

TEST_CASE("an edit that changes nothing is no step", "[document]") {
  PortraitDocument document = documentWithHead();
  document.editExpression(expressionOf(0, 0), EditStep::Ends);
  CHECK(document.undoKey() == "head");
}

TEST_CASE("modified follows undo back to the saved state", "[document]") {
  PortraitDocument document = documentWithHead();
  CHECK(document.isModified());
  document.markSaved();
  CHECK_FALSE(document.isModified());
  document.editExpression(expressionOf(0.3F, 0), EditStep::Ends);
  CHECK(document.isModified());
  document.undo();
  CHECK_FALSE(document.isModified());
}

TEST_CASE("undoing the head leaves a document without one", "[document]") {
  PortraitDocument document = documentWithHead();
  document.undo();
  CHECK_FALSE(document.hasHead());
  document.redo();
  CHECK(document.hasHead());
}

TEST_CASE("wrong lengths and a missing head are refused", "[document]") {
  PortraitDocument document = documentWithHead();
  CHECK_THROWS_AS(document.editExpression(Eigen::VectorXf::Zero(5), EditStep::Ends), Error);
  PortraitDocument empty;
  CHECK_THROWS_AS(empty.editExpression(Eigen::VectorXf(), EditStep::Ends), Error);
}

TEST_CASE("the history keeps its memory bound and its newest step", "[document]") {
  PortraitDocument document = documentWithHead(2 * kHeadBytes);
  for (int i = 0; i < 10; ++i) {
    document.applyHead(document.pictureRevision(), std::make_shared<ReconstructedHead>(), neutral(), kHeadBytes);
  }
  int steps = 0;
  for (; document.canUndo(); ++steps) {
    document.undo();
  }
  CHECK(steps == 2);  // two heads of 1000 bytes fit the limit
}
