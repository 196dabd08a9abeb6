#include "models/training/gan/doctor.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace visagiste::training;

namespace {

RunRecord healthy(long step) {
  RunRecord record;
  record.step = step;
  record.separation = 0.7;
  record.distance = 0.01;
  record.coverage = 0.6;
  record.nearest = 1;
  record.copied = 0.02;
  return record;
}

/// What the doctor says in `records` records after sixty healthy ones.
template <class Change>
std::vector<std::string> findings(const Change& change, int records = 60) {
  TrainingDoctor doctor;
  std::vector<std::string> told;
  for (int i = 0; i < 60; ++i)
    for (const Diagnosis& diagnosis : doctor.add(healthy(i))) told.push_back(nameOf(diagnosis.finding));
  REQUIRE(told.empty());
  for (int i = 0; i < records; ++i) {
    RunRecord record = healthy(60 + i);
    change(record);
    for (const Diagnosis& diagnosis : doctor.add(record)) {
      CHECK_FALSE(diagnosis.message.empty());
      CHECK_FALSE(diagnosis.advice.empty());
      told.push_back(nameOf(diagnosis.finding));
    }
  }
  return told;
}

bool has(const std::vector<std::string>& told, const std::string& name) {
  return std::find(told.begin(), told.end(), name) != told.end();
}

}  // namespace

TEST_CASE("the doctor has nothing to say of a healthy run", "[models][gan]") {
  CHECK(findings([](RunRecord&) {}, 400).empty());
}

TEST_CASE("the doctor names what goes wrong, once", "[models][gan]") {
  CHECK(findings([](RunRecord& r) { r.finite = false; }) == std::vector<std::string>{"not-a-number"});
  CHECK(findings([](RunRecord& r) { r.diversity = 0.05; }) == std::vector<std::string>{"collapse"});
  CHECK(findings([](RunRecord& r) { r.nearest = 0.05; }) == std::vector<std::string>{"memorisation"});
  CHECK(findings([](RunRecord& r) { r.copied = 0.8; }) == std::vector<std::string>{"memorisation"});
  CHECK(has(findings([](RunRecord& r) { r.separation = 1, r.distance = 0.3; }), "discriminator-wins"));
  CHECK(has(findings([](RunRecord& r) { r.separation = 0.5, r.distance = 0.3; }), "discriminator-loses"));
  CHECK(findings([](RunRecord& r) { r.separation = 0.65, r.distance = 0.3; }) ==
        std::vector<std::string>{"stagnation"});
  CHECK(has(findings([](RunRecord& r) { r.separation = 0.8, r.distance = 0.3; }), "discriminator-wins"));
}

TEST_CASE("the doctor leaves a sure discriminator alone while the generator comes closer", "[models][gan]") {
  double distance = 0.9;
  const auto closer = [&](RunRecord& record) {
    record.separation = 1;
    record.distance = distance *= 0.97;
  };
  CHECK(findings(closer).empty());
}

TEST_CASE("the doctor names a fooled discriminator although the distance falls", "[models][gan]") {
  double distance = 0.9;
  const auto closer = [&](RunRecord& record) {
    record.separation = 0.05;
    record.distance = distance *= 0.97;
  };
  CHECK(has(findings(closer), "discriminator-loses"));
}

TEST_CASE("the doctor lets a young run come out of its collapse", "[models][gan]") {
  TrainingDoctor doctor;
  double coverage = 0.01;
  for (int i = 0; i < 60; ++i) {
    RunRecord record = healthy(i);
    record.coverage = coverage = std::min(0.6, coverage * 1.08);
    CHECK(doctor.add(record).empty());
  }
}

TEST_CASE("the doctor waits before it calls a young run collapsed", "[models][gan]") {
  TrainingDoctor doctor;
  RunRecord record = healthy(0);
  record.diversity = 0.01;
  for (int i = 0; i < TrainingDoctor::Options().grace; ++i) CHECK(doctor.add(record).empty());
  CHECK(doctor.add(record).size() == 1);
}
