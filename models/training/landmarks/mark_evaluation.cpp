#include "models/training/landmarks/mark_evaluation.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iomanip>
#include <map>
#include <stdexcept>

#include "models/training/landmarks/landmark_evaluation.h"

namespace visagiste::training {
namespace {

using Point = std::array<double, 2>;
constexpr int kMeshPoints = 468;
constexpr double kMatchReach = 0.06;

/// A person's marks and points in the frame of the marked pupils: origin between them, x along them, unit their
/// distance.
struct Marked {
  int index = 0;
  Point right, left;  ///< Marked pupils, pixels of the packed crop.
  std::map<int, Point> marks;
  std::vector<Point> labels;
  std::vector<Point> predicted;
};

Point inPupilFrame(const Point& right, const Point& left, double x, double y) {
  const double ux = left[0] - right[0];
  const double uy = left[1] - right[1];
  const double square = ux * ux + uy * uy;
  const double dx = x - 0.5 * (left[0] + right[0]);
  const double dy = y - 0.5 * (left[1] + right[1]);
  return {(dx * ux + dy * uy) / square, (dy * ux - dx * uy) / square};
}

std::vector<Marked> readMarks(const LandmarkSet& set, const std::string& path) {
  std::map<std::string, std::map<int, Point>> byPortrait;
  std::ifstream file(path);
  std::string id;
  int mark = 0;
  for (Point at; file >> id >> mark >> at[0] >> at[1];) byPortrait[id][mark] = at;
  std::vector<Marked> people;
  for (const Split split : {Split::Train, Split::Validation})
    for (const int index : set.indices(split)) {
      const auto found = byPortrait.find(set.portrait(index).id);
      if (found == byPortrait.end())
        continue;
      Marked& person = people.emplace_back();
      person.index = index;
      person.right = found->second.at(0);
      person.left = found->second.at(1);
      for (const auto& [number, pixel] : found->second)
        person.marks[number] = inPupilFrame(person.right, person.left, pixel[0], pixel[1]);
    }
  if (people.empty())
    throw std::runtime_error(path + " marks none of the packed portraits");
  return people;
}

std::vector<Point> framed(const Marked& person, const float* points) {
  std::vector<Point> result;
  for (int k = 0; k < networks::kLandmarkPoints; ++k)
    result.push_back(inPupilFrame(person.right, person.left, points[3 * k], points[3 * k + 1]));
  return result;
}

double distance(const Point& a, const Point& b) {
  return std::hypot(a[0] - b[0], a[1] - b[1]);
}

/// Mesh point that each mark is matched to, by the labels.
std::map<int, int> matches(const std::vector<Marked>& people) {
  std::map<int, int> result;
  for (const auto& [mark, unused] : people.front().marks) {
    double best = kMatchReach;
    for (int k = 0; k < kMeshPoints; ++k) {
      double mean = 0;
      for (const Marked& person : people)
        mean += distance(person.marks.at(mark), person.labels[static_cast<std::size_t>(k)]) /
                static_cast<double>(people.size());
      if (mean < best) {
        best = mean;
        result[mark] = k;
      }
    }
  }
  return result;
}

double pupilError(const std::vector<Marked>& people, std::vector<Point> Marked::*points) {
  double sum = 0;
  for (const Marked& person : people)
    sum += 0.5 *
           (distance((person.*points)[468], person.marks.at(0)) + distance((person.*points)[473], person.marks.at(1)));
  return sum / static_cast<double>(people.size());
}

double medianScatter(const std::vector<Marked>& people, const std::map<int, int>& matched,
                     std::vector<Point> Marked::*points) {
  std::vector<double> scatters;
  const auto count = static_cast<double>(people.size());
  for (const auto& [mark, point] : matched) {
    Point mean{0, 0};
    const auto offset = [&, mark = mark, point = point](const Marked& person) {
      const Point& at = (person.*points)[static_cast<std::size_t>(point)];
      return Point{person.marks.at(mark)[0] - at[0], person.marks.at(mark)[1] - at[1]};
    };
    for (const Marked& person : people)
      for (std::size_t axis = 0; axis < 2; ++axis) mean[axis] += offset(person)[axis] / count;
    double scatter = 0;
    for (const Marked& person : people) scatter += distance(offset(person), mean) / count;
    scatters.push_back(scatter);
  }
  std::nth_element(scatters.begin(), scatters.begin() + static_cast<std::ptrdiff_t>(scatters.size() / 2),
                   scatters.end());
  return scatters[scatters.size() / 2];
}

}  // namespace

void tellMarks(std::ostream& out, const LandmarkSet& set, networks::LandmarkNet& net, const std::string& marksPath) {
  std::vector<Marked> people = readMarks(set, marksPath);
  std::vector<int> indices;
  for (const Marked& person : people) indices.push_back(person.index);
  for (const bool mirrored : {false, true}) {
    const auto predicted = predictPoints(net, set, indices, {2, mirrored});
    for (std::size_t i = 0; i < people.size(); ++i) {
      people[i].labels = framed(people[i], set.portrait(indices[i]).label.data());
      people[i].predicted = framed(people[i], predicted[i].data());
    }
    const auto matched = matches(people);
    std::vector<Marked> validation;
    std::copy_if(people.begin(), people.end(), std::back_inserter(validation),
                 [&](const Marked& person) { return set.portrait(person.index).split == Split::Validation; });
    out << std::fixed << std::setprecision(3);
    for (const auto& [title, group] : {std::pair("all", &people), std::pair("validation", &validation)})
      out << "hand marks, 2 passes" << (mirrored ? " mirrored, " : ", ") << title << " (" << group->size()
          << " people, " << matched.size() << " matched marks): pupils labels "
          << 100 * pupilError(*group, &Marked::labels) << " % network " << 100 * pupilError(*group, &Marked::predicted)
          << " %, scatter labels " << 100 * medianScatter(*group, matched, &Marked::labels) << " % network "
          << 100 * medianScatter(*group, matched, &Marked::predicted) << " %" << std::endl;
  }
}

}  // namespace visagiste::training
