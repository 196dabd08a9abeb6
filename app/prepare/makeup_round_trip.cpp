#include "app/prepare/makeup_round_trip.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <random>
#include <stdexcept>

#include "app/prepare/makeup_face.h"
#include "app/prepare/portraits.h"
#include "app/prepare/random_look.h"
#include "app/prepare/zone_reading.h"
#include "core/image/color.h"
#include "core/makeup/look_extraction.h"
#include "core/reconstruct/face_model.h"
#include "models/training/makeup/makeup_zones.h"

namespace visagiste::prepare {
namespace {

using training::MakeupZone;

constexpr int kSidePx = 320;
constexpr float kVisible = 1;  // CIEDE2000.
constexpr int kFewestPixels = 30;
constexpr std::array<MakeupZone, kRoundTripZones.size()> kZones{MakeupZone::Skin, MakeupZone::Lips,
                                                                MakeupZone::AroundEyes, MakeupZone::Brows};

Eigen::Vector3f labAt(const Image& image, std::size_t pixel) {
  const std::uint8_t* rgb = image.pixels() + 3 * pixel;
  return labOf({rgb[0], rgb[1], rgb[2]});
}

/// Adds up the differences of one reader, look by look.
class ScoreSheet {
 public:
  explicit ScoreSheet(std::string reader) { m_scores.reader = std::move(reader); }

  /// Faces in the frame. Returns without a trace where the look changes nothing visible.
  void add(const MakeupSubject& person, const Image& truth, const Image& again) {
    std::array<double, kZones.size()> sums{};
    std::array<int, kZones.size()> pixels{};
    for (std::size_t i = 0; i < person.zones.size(); ++i) {
      const auto zone = std::find(kZones.begin(), kZones.end(), static_cast<MakeupZone>(person.zones[i]));
      const Eigen::Vector3f bare = labAt(person.bare, i);
      const Eigen::Vector3f wanted = labAt(truth, i);
      const Eigen::Vector3f got = labAt(again, i);
      if (zone == kZones.end() || (deltaE2000(bare, wanted) <= kVisible && deltaE2000(bare, got) <= kVisible))
        continue;
      sums[static_cast<std::size_t>(zone - kZones.begin())] += deltaE2000(wanted, got);
      ++pixels[static_cast<std::size_t>(zone - kZones.begin())];
    }
    double sum = 0;
    int count = 0;
    for (std::size_t z = 0; z < kZones.size(); ++z) {
      sum += sums[z];
      count += pixels[z];
      if (pixels[z] < kFewestPixels)
        continue;
      m_scores.zones[z] += sums[z] / pixels[z];
      ++m_scores.looksInZone[z];
    }
    if (count >= kFewestPixels)
      m_looks.push_back(sum / count);
  }

  RoundTripScores finish() {
    if (m_looks.empty())
      throw std::runtime_error("no look left a visible trace");
    for (std::size_t z = 0; z < kZones.size(); ++z) m_scores.zones[z] /= std::max(1, m_scores.looksInZone[z]);
    for (const double look : m_looks) m_scores.all += look / static_cast<double>(m_looks.size());
    const auto middle = m_looks.begin() + static_cast<std::ptrdiff_t>(m_looks.size() / 2);
    std::nth_element(m_looks.begin(), middle, m_looks.end());
    m_scores.medianLook = *middle;
    m_scores.looks = static_cast<int>(m_looks.size());
    return m_scores;
  }

 private:
  RoundTripScores m_scores;
  std::vector<double> m_looks;
};

std::vector<const Portrait*> peopleOf(const std::vector<Portrait>& portraits, training::Split split) {
  std::vector<const Portrait*> people;
  for (const Portrait& portrait : portraits)
    if (isForMakeup(portrait) && portrait.split == split)
      people.push_back(&portrait);
  if (people.size() < 2)
    throw std::runtime_error("there are too few portraits");
  return people;
}

std::vector<Image> bareFaces(const std::vector<const Portrait*>& people, const FaceFrame& frame, int most) {
  std::vector<Image> faces;
  const std::size_t count = std::min(people.size(), static_cast<std::size_t>(most));
  for (std::size_t i = 0; i < count; ++i)
    faces.push_back(makeupSubject(*people[i * people.size() / count], frame, kSidePx).bare);
  return faces;
}

}  // namespace

std::vector<RoundTripScores> measureRoundTrip(const RoundTripTask& task) {
  const std::vector<Portrait> portraits = readPortraits(task.portraitFolder);
  const std::vector<const Portrait*> people = peopleOf(portraits, training::Split::Validation);
  const ModelFolders folders{std::filesystem::path(task.modelFolder)};
  const auto model = FaceModel::load(folders);
  const FaceFrame frame(*model);
  const auto renderer = makeMakeupRenderer(model, MakeupQuality::Still);
  const auto extractor = makeLookExtractor(folders, chooseDevice(Workload::Live), *model);
  ZoneReader zones(frame);
  zones.learn(bareFaces(peopleOf(portraits, training::Split::Train), frame, task.bareFaces));
  const auto shades = readShades(task.shadesFolder + "/lipstick.csv");
  std::mt19937 random(task.seed);
  const auto painted = [&renderer](const MakeupSubject& person, MakeupLook look) {
    MakeupFace face = person.face;
    face.look = std::make_shared<const MakeupLook>(std::move(look));
    return renderer->paint(person.picture, {face});
  };
  ScoreSheet encoder("makeup-extract");
  ScoreSheet classical("zone colours");
  ScoreSheet nothing("nothing read");
  for (std::size_t i = 0; i < static_cast<std::size_t>(task.looks); ++i) {
    const MakeupSubject wearer = makeupSubject(*people[i % people.size()], frame, kSidePx);
    const MakeupSubject other = makeupSubject(*people[(i + 1) % people.size()], frame, kSidePx);
    const MakeupLook look = randomLook(shades, random).wornOn(wearer.skinLab);
    const Image seen = painted(wearer, look);
    const auto onOther = [&](MakeupLook worn) {
      return frame.aligned(painted(other, std::move(worn)), other.face.landmarks);
    };
    const Image truth = onOther(look);
    encoder.add(other, truth, onOther(extractor->extracted(seen, wearer.face.landmarks)));
    classical.add(other, truth, onOther(zones.read(frame.aligned(seen, wearer.face.landmarks))));
    nothing.add(other, truth, other.bare);
  }
  return {encoder.finish(), classical.finish(), nothing.finish()};
}

}  // namespace visagiste::prepare
