#include "app/prepare/makeup_pairs.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <random>

#include "app/prepare/makeup_face.h"
#include "app/prepare/portraits.h"
#include "app/prepare/random_look.h"
#include "core/reconstruct/face_model.h"
#include "models/training/makeup/makeup_set.h"

namespace visagiste::prepare {
namespace {

using training::PackedSample;
using training::Split;

constexpr int kPaintedSidePx = 320;  // A face of 213 pixels: what the frame holds of it.

struct Person {
  const Portrait* portrait = nullptr;
  MakeupSubject subject;
};

std::vector<std::uint8_t> withZones(const Image& face, const std::vector<std::uint8_t>& zones) {
  std::vector<std::uint8_t> rgba;
  rgba.reserve(4 * zones.size());
  for (std::size_t i = 0; i < zones.size(); ++i) {
    const std::uint8_t* rgb = face.pixels() + 3 * i;
    rgba.insert(rgba.end(), {rgb[0], rgb[1], rgb[2], zones[i]});
  }
  return rgba;
}

PackedSample sampleOf(const Person& person, const Image& face, std::vector<float> label) {
  PackedSample sample;
  sample.id = person.portrait->id;
  sample.set = person.portrait->set;
  sample.split = person.portrait->split;
  sample.label = std::move(label);
  sample.rgba = withZones(face, person.subject.zones);
  return sample;
}

std::vector<const Portrait*> chosen(const std::vector<Portrait>& portraits, Split split, const MakeupTask& task) {
  std::vector<const Portrait*> result;
  for (const Portrait& portrait : portraits)
    if (isForMakeup(portrait) && portrait.split == split)
      result.push_back(&portrait);
  std::mt19937 random(task.seed);
  std::shuffle(result.begin(), result.end(), random);
  if (task.mostPortraits > 0)
    result.resize(std::min(result.size(), static_cast<std::size_t>(task.mostPortraits)));
  return result;
}

/// Paints looks on the people of one split in shuffled groups.
class Painter {
 public:
  Painter(const MakeupTask& task, MakeupSets& sets)
      : m_task(task),
        m_sets(sets),
        m_model(FaceModel::load(std::filesystem::path(task.modelFolder) / "face-head-v1")),
        m_frame(*m_model),
        m_renderer(makeMakeupRenderer(m_model, MakeupQuality::Still)),
        m_lipShades(readShades(task.shadesFolder + "/lipstick.csv")),
        m_random(task.seed) {}

  void paint(const std::vector<const Portrait*>& portraits) {
    std::vector<Person> people;
    for (const Portrait* portrait : portraits) {
      people.push_back({portrait, makeupSubject(*portrait, m_frame, kPaintedSidePx)});
      m_sets.bare.samples.push_back(sampleOf(people.back(), people.back().subject.bare, {}));
    }
    std::vector<std::size_t> order(people.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto group = static_cast<std::size_t>(m_task.peoplePerLook);
    for (int round = 0; round < m_task.looksPerPerson; ++round) {
      std::shuffle(order.begin(), order.end(), m_random);
      for (std::size_t first = 0; first + group <= order.size(); first += group) {
        const LookRecipe recipe = randomLook(m_lipShades, m_random);
        for (std::size_t i = 0; i < group; ++i) add(people[order[first + i]], recipe);
        ++m_look;
      }
      std::cerr << "round " << round + 1 << " of " << m_task.looksPerPerson << ": " << m_sets.painted.samples.size()
                << " painted\n";
    }
  }

 private:
  void add(const Person& person, const LookRecipe& recipe) {
    auto look = std::make_shared<const MakeupLook>(recipe.wornOn(person.subject.skinLab));
    MakeupFace face = person.subject.face;
    face.look = look;
    const Image painted = m_renderer->paint(person.subject.picture, {face});
    std::vector<float> label{static_cast<float>(m_look)};
    const std::vector<float> code = makeupLabel(*look);
    label.insert(label.end(), code.begin(), code.end());
    m_sets.painted.samples.push_back(sampleOf(person, m_frame.aligned(painted, face.landmarks), std::move(label)));
  }

  const MakeupTask& m_task;
  MakeupSets& m_sets;
  std::shared_ptr<const FaceModel> m_model;
  FaceFrame m_frame;
  std::shared_ptr<MakeupRenderer> m_renderer;
  std::vector<Eigen::Vector3f> m_lipShades;
  std::mt19937 m_random;
  int m_look = 0;
};

}  // namespace

MakeupSets packMakeup(const MakeupTask& task) {
  const std::vector<Portrait> portraits = readPortraits(task.portraitFolder);
  MakeupSets sets;
  sets.bare = {FaceFrame::kSidePx, FaceFrame::kSidePx, 0, {}};
  sets.painted = {FaceFrame::kSidePx, FaceFrame::kSidePx, training::kMakeupLabelFloats, {}};
  Painter painter(task, sets);
  painter.paint(chosen(portraits, Split::Train, task));
  painter.paint(chosen(portraits, Split::Validation, task));
  return sets;
}

}  // namespace visagiste::prepare
