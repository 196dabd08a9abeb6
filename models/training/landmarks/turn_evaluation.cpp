#include "models/training/landmarks/turn_evaluation.h"

#include "models/training/landmarks/landmark_evaluation.h"

#include <array>
#include <cmath>
#include <iomanip>

namespace visagiste::training {
namespace {

struct Band {
  float fromDeg;
  float toDeg;
  int pictures = 0;
  double points = 0;
  double irises = 0;
};

float acrossEyes(const float* label, int c) {
  return label[3 * 263 + c] - label[3 * 33 + c];
}

double distance(const float* a, const float* b, int point) {
  return std::hypot(a[3 * point] - b[3 * point], a[3 * point + 1] - b[3 * point + 1]);
}

void add(Band& band, const float* wanted, const float* found) {
  const double eyes = std::hypot(acrossEyes(wanted, 0), acrossEyes(wanted, 1), acrossEyes(wanted, 2));
  double sum = 0;
  for (int k = 0; k < networks::kLandmarkPoints; ++k) sum += distance(wanted, found, k);
  ++band.pictures;
  band.points += sum / networks::kLandmarkPoints / eyes;
  band.irises += 0.5 * (distance(wanted, found, 468) + distance(wanted, found, 473)) / eyes;
}

}  // namespace

float turnDegrees(const PackedSample& face) {
  const float* label = face.label.data();
  const float flat = std::hypot(acrossEyes(label, 0), acrossEyes(label, 1));
  return std::atan2(std::fabs(acrossEyes(label, 2)), flat) * 180.0F / 3.14159265F;
}

void tellTurned(std::ostream& out, const LandmarkSet& set, networks::LandmarkNet& net) {
  const std::vector<int>& indices = set.posedIndices(Split::Validation);
  if (indices.empty())
    return;
  const auto predicted = predictPoints(net, set, indices, {2, false});
  std::array<Band, 3> bands{Band{0, 20}, Band{20, 40}, Band{40, 90}};
  for (std::size_t i = 0; i < indices.size(); ++i) {
    const PackedSample& face = set.portrait(indices[i]);
    const float turn = turnDegrees(face);
    for (Band& band : bands)
      if (turn >= band.fromDeg && turn < band.toDeg)
        add(band, face.label.data(), predicted[i].data());
  }
  out << "posed, 2 passes:" << std::fixed << std::setprecision(3);
  for (const Band& band : bands)
    if (band.pictures > 0)
      out << "  turned " << std::lround(band.fromDeg) << " to " << std::lround(band.toDeg) << " degrees "
          << 100 * band.points / band.pictures << " % (" << band.pictures << ", irises "
          << 100 * band.irises / band.pictures << ')';
  out << std::endl;
}

}  // namespace visagiste::training
