#include "core/expression/random_expression.h"

#include <algorithm>
#include <string>

#include "core/expression/channel_sum.h"

namespace visagiste {
namespace {

/// Both eyes the same way, as far as -1..1 tells: to the person's left, up.
void look(ChannelSum& face, float toTheLeft, float up) {
  face.add(toTheLeft > 0 ? "eyeLookOutLeft" : "eyeLookInLeft", std::abs(toTheLeft));
  face.add(toTheLeft > 0 ? "eyeLookInRight" : "eyeLookOutRight", std::abs(toTheLeft));
  for (const char* side : {"Left", "Right"})
    face.add((up > 0 ? "eyeLookUp" : "eyeLookDown") + std::string(side), std::abs(up));
}

void lookSomewhere(ChannelSum& face, std::mt19937& random) {
  const float up = chance(random, 0.6F) ? between(random, -1, 1) : 0;
  look(face, chance(random, 0.8F) ? between(random, -1, 1) : 0, up);
  // Lids follow the eyes; not always, so that neither can be guessed from the other.
  if (up < 0 && chance(random, 0.6F))
    face.addBoth("eyeBlink", -up * between(random, 0.2F, 0.5F), 0.03F, random);
  if (up > 0.3F && chance(random, 0.5F))
    face.addBoth("eyeWide", up * between(random, 0.1F, 0.6F), 0.03F, random);
}

void moveLids(ChannelSum& face, std::mt19937& random) {
  const float kind = between(random, 0, 1);
  if (kind < 0.12F)
    face.addBoth("eyeBlink", between(random, 0.85F, 1.0F), 0.1F, random);
  else if (kind < 0.26F)
    face.addBoth("eyeBlink", between(random, 0.1F, 0.85F), 0.1F, random);
  else if (kind < 0.40F)
    face.add(chance(random, 0.5F) ? "eyeBlinkLeft" : "eyeBlinkRight", between(random, 0.4F, 1.0F));
  else if (kind < 0.54F)
    face.addSides("eyeWide", 0.8F, 0.2F, 1.0F, random);
  if (chance(random, 0.2F))
    face.addSides("eyeSquint", 0.75F, 0.2F, 1.0F, random);
}

void moveBrows(ChannelSum& face, std::mt19937& random) {
  for (const char* brow : {"browDown", "browInnerUp", "browOuterUp"})
    if (chance(random, 0.3F))
      face.addSides(brow, 0.7F, 0.2F, 1.0F, random);
}

void moveJaw(ChannelSum& face, std::mt19937& random) {
  if (chance(random, 0.4F))
    face.add("jawOpen", between(random, 0.05F, 1.0F));
  if (chance(random, 0.15F))
    face.add(chance(random, 0.5F) ? "jawLeft" : "jawRight", between(random, 0.2F, 1.0F));
  if (chance(random, 0.1F))
    face.add("jawForward", between(random, 0.2F, 1.0F));
}

void moveMouth(ChannelSum& face, std::mt19937& random) {
  if (chance(random, 0.3F))
    face.addSides("mouthSmile", 0.75F, 0.2F, 1.0F, random);
  else if (chance(random, 0.25F))
    face.addSides("mouthFrown", 0.75F, 0.2F, 1.0F, random);
  if (chance(random, 0.22F))
    face.add(chance(random, 0.5F) ? "mouthPucker" : "mouthFunnel", between(random, 0.2F, 1.0F));
  if (chance(random, 0.16F))
    face.add(chance(random, 0.5F) ? "mouthLeft" : "mouthRight", between(random, 0.2F, 1.0F));
  if (chance(random, 0.18F))
    face.addSides("cheekPuff", 0.75F, 0.2F, 1.0F, random);
  if (chance(random, 0.16F))
    face.addSides("noseSneer", 0.7F, 0.2F, 1.0F, random);
  if (chance(random, 0.14F))
    face.addSides("mouthUpperUp", 0.7F, 0.2F, 1.0F, random);
  if (chance(random, 0.14F))
    face.addSides("mouthLowerDown", 0.7F, 0.2F, 1.0F, random);
}

const std::string& anyName(const FaceModel& model, std::mt19937& random) {
  const auto& names = model.expressionNames();
  return names[std::uniform_int_distribution<std::size_t>(0, names.size() - 1)(random)];
}

/// One channel alone; eyes look together.
void moveOne(ChannelSum& face, const FaceModel& model, std::mt19937& random) {
  const std::string& name = anyName(model, random);
  if (name.rfind("eyeLook", 0) == 0)
    lookSomewhere(face, random);
  else
    face.add(name, between(random, 0.25F, 1.0F));
}

}  // namespace

Eigen::VectorXf strongExpression(const FaceModel& model, const Eigen::VectorXf& own, std::mt19937& random) {
  const float share = chance(random, 0.5F) ? 0.0F : between(random, 0.2F, 1.2F);
  ChannelSum face(model, own * share);
  if (chance(random, 0.2F)) {
    moveOne(face, model, random);
  } else {
    if (chance(random, 0.6F))
      lookSomewhere(face, random);
    moveLids(face, random);
    moveBrows(face, random);
    moveJaw(face, random);
    moveMouth(face, random);
    for (int count = std::uniform_int_distribution<int>(0, 5)(random); count > 0; --count) {
      const std::string& name = anyName(model, random);
      if (name.rfind("eyeLook", 0) != 0)
        face.add(name, between(random, 0.2F, 1.0F));
    }
  }
  // The channel closes the lips before an open jaw and would push them through each other without one.
  const float closed = std::min(face.of("mouthClose"), 1.0F);
  if (closed > face.of("jawOpen"))
    face.add("jawOpen", closed * between(random, 1.0F, 1.3F) - face.of("jawOpen"));
  return face.strengths();
}

Eigen::VectorXf practiceExpression(const FaceModel& model, std::mt19937& random) {
  const Eigen::VectorXf rest = model.neutral().expression;
  if (chance(random, 1 / 3.0F))
    return strongExpression(model, rest, random);
  ChannelSum face(model, rest);
  for (int count = std::uniform_int_distribution<int>(1, 9)(random); count > 0; --count) {
    const std::string& name = anyName(model, random);
    const float strength = between(random, 0.1F, 1);
    if (name.rfind("eyeLook", 0) == 0) {
      const bool sideways = chance(random, 0.5F);
      look(face, sideways ? (chance(random, 0.5F) ? strength : -strength) : 0,
           sideways ? 0 : (chance(random, 0.5F) ? strength : -strength));
    } else {
      face.add(name, strength);
      if (name == "mouthClose")
        face.add("jawOpen", strength);
    }
  }
  return face.strengths();
}

}  // namespace visagiste
