#include "core/portrait/contour_alignment.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <opencv2/imgproc.hpp>

#include "core/image/mat_view.h"
#include "core/mesh/rasterizer.h"
#include "core/portrait/lip_line.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

using Chain = std::vector<int>;

// From the first corner to the second, in the order in which the picture shows them from left to right.
const Chain kRightUpperLid{33, 246, 161, 160, 159, 158, 157, 173, 133};
const Chain kRightLowerLid{33, 7, 163, 144, 145, 153, 154, 155, 133};
const Chain kLeftUpperLid{362, 398, 384, 385, 386, 387, 388, 466, 263};
const Chain kLeftLowerLid{362, 382, 381, 380, 374, 373, 390, 249, 263};
const Chain kUpperLip{78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308};
const Chain kLowerLip{78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308};

constexpr float kReach = 0.3F;       // Of the length, over which a correction fades out.
constexpr float kUpperRim = 0.012F;  // Of an eye's length.
constexpr float kLowerRim = 0.03F;
constexpr float kLipRim = 0.02F;
constexpr float kLipBand = 0.22F;       // Of the length, to both sides of the lips' middle: where their edges are.
constexpr float kJawDropMm = 18;        // Half of what jawOpen moves the lower lip.
constexpr float kTouchingGap = 0.035F;  // Of the inter-ocular distance: lips of this distance or less touch.

EdgePair frameOf(const Eigen::Vector2f& first, const Eigen::Vector2f& second) {
  EdgePair pair;
  pair.originPx = first;
  pair.lengthPx = std::max((second - first).norm(), 1e-3F);
  pair.axis = (second - first) / pair.lengthPx;
  pair.upperPx.assign(EdgePair::kStations, 0);
  pair.lowerPx.assign(EdgePair::kStations, 0);
  return pair;
}

/// Heights of a chain of points at the stations, linear between points.
std::vector<float> heightsOf(const EdgePair& frame, const std::vector<Eigen::Vector2f>& chain) {
  std::vector<Eigen::Vector2f> inFrame;
  for (const Eigen::Vector2f& point : chain) inFrame.push_back(frame.inFrame(point));
  std::sort(inFrame.begin(), inFrame.end(), [](const auto& a, const auto& b) { return a.x() < b.x(); });
  std::vector<float> heights;
  std::size_t k = 0;
  for (int i = 0; i < EdgePair::kStations; ++i) {
    const float at = static_cast<float>(i) / (EdgePair::kStations - 1);
    while (k + 2 < inFrame.size() && inFrame[k + 1].x() < at) ++k;
    const float span = std::max(inFrame[k + 1].x() - inFrame[k].x(), 1e-6F);
    const float t = std::clamp((at - inFrame[k].x()) / span, 0.0F, 1.0F);
    heights.push_back((1 - t) * inFrame[k].y() + t * inFrame[k + 1].y());
  }
  return heights;
}

EdgePair photoEdges(const Landmarks& landmarks, const Chain& upper, const Chain& lower) {
  const auto points = [&landmarks](const Chain& chain) {
    std::vector<Eigen::Vector2f> list;
    for (const int index : chain) list.emplace_back(landmarks.pointsPx.col(index));
    return list;
  };
  EdgePair pair = frameOf(landmarks.pointsPx.col(upper.front()), landmarks.pointsPx.col(upper.back()));
  pair.upperPx = heightsOf(pair, points(upper));
  pair.lowerPx = heightsOf(pair, points(lower));
  // Where landmarks cross the edges touch.
  for (int i = 0; i < EdgePair::kStations; ++i)
    if (pair.upperPx[i] > pair.lowerPx[i])
      pair.upperPx[i] = pair.lowerPx[i] = 0.5F * (pair.upperPx[i] + pair.lowerPx[i]);
  smoothEdge(pair.upperPx);
  smoothEdge(pair.lowerPx);
  return pair;
}

/// The mesh drawn in a part of the photograph, enlarged.
struct Closeup {
  Raster raster;
  Eigen::Vector2f originPx;
  float scale = 1;

  [[nodiscard]] Eigen::Vector2f place(int x, int y) const {
    return originPx + Eigen::Vector2f(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F) / scale;
  }
};

class MeshEdges {
 public:
  explicit MeshEdges(const ReconstructedHead& head)
      : m_topology(head.model->topology(0)),
        m_view(head.views.front()),
        m_vertices(head.model->vertices(head.coefficients.identity, m_view.expression)),
        m_jaw(jawShare(*head.model, 0)) {}

  /// The opening between the lids.
  [[nodiscard]] EdgePair lids(const EdgePair& photo, HeadRegion eyeball) const {
    const Closeup closeup = look(photo, 0.5F);
    EdgePair pair = emptyLike(photo);
    float first = std::numeric_limits<float>::max();
    float last = -first;
    const auto isOpening = [&](int t) {
      return m_topology.regions[static_cast<std::size_t>(m_topology.triangles(0, t))] == eyeball;
    };
    forEachPixel(closeup, [&](const Eigen::Vector2f& point, int t, const Eigen::Vector3f&) {
      if (isOpening(t)) {
        first = std::min(first, pair.inFrame(point).x());
        last = std::max(last, pair.inFrame(point).x());
      }
    });
    if (last <= first)
      return photo;  // Closed: nothing to lay onto each other.
    pair = frameOf(pair.place(first, 0), pair.place(last, 0));
    Extent extent;
    forEachPixel(closeup, [&](const Eigen::Vector2f& point, int t, const Eigen::Vector3f&) {
      if (isOpening(t))
        extent.add(pair.inFrame(point));
    });
    extent.write(pair);
    return pair;
  }

  /// The edges of the lips, or the line where they touch.
  [[nodiscard]] EdgePair lips(const EdgePair& photo) const {
    const Closeup closeup = look(photo, 0.35F);
    EdgePair pair = emptyLike(photo);
    Extent opening;
    const float band = kLipBand * photo.lengthPx;
    std::vector<int> above(EdgePair::kStations, 0);  // Pixels of the band that belong to the upper lip,
    std::vector<int> below(EdgePair::kStations, 0);  // and to the lower one.
    forEachPixel(closeup, [&](const Eigen::Vector2f& point, int t, const Eigen::Vector3f& weights) {
      const Eigen::Vector2f at = pair.inFrame(point);
      const int station = stationOf(at.x());
      if (station < 0 || station >= EdgePair::kStations || std::abs(at.y() - middleOf(photo, station)) > band)
        return;
      if (m_topology.regions[static_cast<std::size_t>(m_topology.triangles(0, t))] != HeadRegion::Face) {
        opening.add(at);
        return;
      }
      float share = 0;
      for (int k = 0; k < 3; ++k) share += weights[k] * m_jaw[m_topology.triangles(k, t)];
      ++(share < 0.5F ? above : below)[static_cast<std::size_t>(station)];
    });
    std::vector<bool> isKnown(EdgePair::kStations, false);
    for (int i = 0; i < EdgePair::kStations; ++i) {
      const auto s = static_cast<std::size_t>(i);
      const float share = static_cast<float>(above[s]) / static_cast<float>(std::max(above[s] + below[s], 1));
      if (opening.isKnown(i)) {
        pair.upperPx[s] = opening.low[s];
        pair.lowerPx[s] = opening.high[s];
      } else {
        pair.upperPx[s] = pair.lowerPx[s] = middleOf(photo, i) + band * (2 * share - 1);
      }
      // Beside the corners the skin is all of one kind and tells nothing.
      isKnown[s] = opening.isKnown(i) || (share > 0.2F && share < 0.8F);
    }
    holdKnown(pair, photo, isKnown);
    smoothEdge(pair.upperPx);
    smoothEdge(pair.lowerPx);
    return pair;
  }

 private:
  /// Lowest and highest height at each station.
  struct Extent {
    std::vector<float> low = std::vector<float>(EdgePair::kStations, std::numeric_limits<float>::max());
    std::vector<float> high = std::vector<float>(EdgePair::kStations, -std::numeric_limits<float>::max());

    void add(const Eigen::Vector2f& at) {
      const int i = stationOf(at.x());
      if (i < 0 || i >= EdgePair::kStations)
        return;
      low[static_cast<std::size_t>(i)] = std::min(low[static_cast<std::size_t>(i)], at.y());
      high[static_cast<std::size_t>(i)] = std::max(high[static_cast<std::size_t>(i)], at.y());
    }
    [[nodiscard]] bool isKnown(int i) const {
      return low[static_cast<std::size_t>(i)] <= high[static_cast<std::size_t>(i)];
    }
    void write(EdgePair& pair) const {
      for (int i = 0; i < EdgePair::kStations; ++i)
        if (isKnown(i)) {
          pair.upperPx[static_cast<std::size_t>(i)] = low[static_cast<std::size_t>(i)];
          pair.lowerPx[static_cast<std::size_t>(i)] = high[static_cast<std::size_t>(i)];
        }
      smoothEdge(pair.upperPx);
      smoothEdge(pair.lowerPx);
    }
  };

  /// Unknown stations are as far from the photograph's as the nearest known one.
  static void holdKnown(EdgePair& pair, const EdgePair& photo, const std::vector<bool>& isKnown) {
    for (int i = 0; i < EdgePair::kStations; ++i) {
      int nearest = -EdgePair::kStations;
      for (int k = 0; k < EdgePair::kStations; ++k)
        if (isKnown[static_cast<std::size_t>(k)] && std::abs(k - i) < std::abs(nearest - i))
          nearest = k;
      if (nearest == i)
        continue;
      const float off = nearest < 0 ? 0.0F : middleOf(pair, nearest) - middleOf(photo, nearest);
      pair.upperPx[static_cast<std::size_t>(i)] = photo.upperPx[static_cast<std::size_t>(i)] + off;
      pair.lowerPx[static_cast<std::size_t>(i)] = photo.lowerPx[static_cast<std::size_t>(i)] + off;
    }
  }
  static int stationOf(float at) { return static_cast<int>(std::lround(at * (EdgePair::kStations - 1))); }
  static float middleOf(const EdgePair& pair, int station) {
    return 0.5F * (pair.upperPx[static_cast<std::size_t>(station)] + pair.lowerPx[static_cast<std::size_t>(station)]);
  }
  static EdgePair emptyLike(const EdgePair& photo) { return frameOf(photo.originPx, photo.place(1, 0)); }

  [[nodiscard]] Closeup look(const EdgePair& photo, float margin) const {
    const float reach = (0.5F + margin) * photo.lengthPx;
    const Eigen::Vector2f middle = photo.place(0.5F, 0);
    Closeup closeup;
    closeup.scale = std::max(1.0F, 300.0F / (2 * reach));
    closeup.originPx = middle - Eigen::Vector2f::Constant(reach);
    PinholeCamera camera = m_view.camera;
    camera.focalPx *= closeup.scale;
    camera.principalPx = (camera.principalPx - closeup.originPx.cast<double>()) * closeup.scale;
    const int side = std::max(8, static_cast<int>(std::ceil(2 * reach * closeup.scale)));
    camera.imageSize = {side, side};
    closeup.raster = rasterize(m_vertices, m_topology.triangles, m_view.cameraFromHead, camera);
    return closeup;
  }

  template <typename Visit>
  static void forEachPixel(const Closeup& closeup, const Visit& visit) {
    const Size size = closeup.raster.sizePx();
    for (int y = 0; y < size.height; ++y)
      for (int x = 0; x < size.width; ++x)
        if (const int t = closeup.raster.triangleAt(x, y); t != Raster::kNothing)
          visit(closeup.place(x, y), t, closeup.raster.weightsAt(x, y));
  }

  const HeadTopology& m_topology;
  const FittedView& m_view;
  Eigen::Matrix3Xf m_vertices;
  Eigen::VectorXf m_jaw;
};

/// Lips that touch: both edges onto the dark line between them. Open ones: the landmarks run on the lower lip's rim.
void settleLips(EdgePair& lips, const Image& photo, float interOcularPx) {
  float widest = 0;
  for (int i = 0; i < EdgePair::kStations; ++i)
    widest = std::max(widest, lips.lowerPx[static_cast<std::size_t>(i)] - lips.upperPx[static_cast<std::size_t>(i)]);
  if (widest > kTouchingGap * interOcularPx) {
    for (int i = 0; i < EdgePair::kStations; ++i) {
      const auto s = static_cast<std::size_t>(i);
      lips.lowerPx[s] = std::max(lips.upperPx[s], lips.lowerPx[s] - kLipRim * lips.lengthPx);
    }
    return;
  }
  lips.upperPx = lips.lowerPx = darkLineBetween(lips, photo, 0.06F * interOcularPx);
}

/// The landmarks run along the inner border of the lids; the eye, waterline included, ends a little further out.
void widen(EdgePair& lids) {
  for (int i = 0; i < EdgePair::kStations; ++i) {
    const float at = static_cast<float>(i) / (EdgePair::kStations - 1);
    const float middle = 4 * at * (1 - at);
    lids.upperPx[static_cast<std::size_t>(i)] -= kUpperRim * middle * lids.lengthPx;
    lids.lowerPx[static_cast<std::size_t>(i)] += kLowerRim * middle * lids.lengthPx;
  }
}

}  // namespace

Eigen::Vector2f EdgePair::place(float at, float heightPx) const {
  return originPx + at * lengthPx * axis + heightPx * Eigen::Vector2f(-axis.y(), axis.x());
}

Eigen::Vector2f EdgePair::inFrame(const Eigen::Vector2f& point) const {
  const Eigen::Vector2f offset = point - originPx;
  return {offset.dot(axis) / lengthPx, offset.dot(Eigen::Vector2f(-axis.y(), axis.x()))};
}

float EdgePair::heightAt(const std::vector<float>& heights, float at) {
  const float x = std::clamp(at, 0.0F, 1.0F) * (kStations - 1);
  const auto left = static_cast<std::size_t>(std::min(x, static_cast<float>(kStations - 2)));
  const float t = x - static_cast<float>(left);
  return (1 - t) * heights[left] + t * heights[left + 1];
}

void smoothEdge(std::vector<float>& heights) {
  const std::vector<float> before = heights;
  for (std::size_t i = 1; i + 1 < heights.size(); ++i)
    heights[i] = 0.25F * before[i - 1] + 0.5F * before[i] + 0.25F * before[i + 1];
}

EdgeAlignment::Shift EdgeAlignment::shiftAt(const Eigen::Vector2f& point, float lowerShare) const {
  const Eigen::Vector2f at = mesh.inFrame(point);
  const float t = std::clamp(at.x(), 0.0F, 1.0F);
  const float upper = EdgePair::heightAt(mesh.upperPx, t);
  const float lower = EdgePair::heightAt(mesh.lowerPx, t);
  const Eigen::Vector2f toUpper = photo.place(t, EdgePair::heightAt(photo.upperPx, t)) - mesh.place(t, upper);
  const Eigen::Vector2f toLower = photo.place(t, EdgePair::heightAt(photo.lowerPx, t)) - mesh.place(t, lower);
  const float above = std::max({0.0F, upper - at.y(), at.y() - lower});
  const float beside = std::max({0.0F, -at.x(), at.x() - 1}) * mesh.lengthPx;
  const float reach = kReach * mesh.lengthPx;
  Shift shift;
  shift.share = std::exp(-(above * above + beside * beside) / (reach * reach));
  shift.shiftPx = shift.share * ((1 - lowerShare) * toUpper + lowerShare * toLower);
  shift.closingPx = shift.share * (lowerShare - 0.5F) * (toUpper - toLower);
  return shift;
}

Eigen::VectorXf jawShare(const FaceModel& model, int level) {
  const auto jaw = model.expressionIndex("jawOpen");
  const auto count = static_cast<Eigen::Index>(model.topology(level).regions.size());
  if (!jaw)
    return Eigen::VectorXf::Zero(count);
  const Eigen::Matrix3Xf offsets = model.expressionOffsets(*jaw, level);
  Eigen::VectorXf share(count);
  for (Eigen::Index v = 0; v < count; ++v)
    share[v] = std::clamp(0.5F - (offsets(1, v) + kJawDropMm) / (1.2F * kJawDropMm), 0.0F, 1.0F);
  return share;
}

ContourAlignment alignContours(const ReconstructedHead& head, const Image& photo, const Landmarks& landmarks) {
  const MeshEdges edges(head);
  ContourAlignment alignment;
  alignment.rightEye.photo = photoEdges(landmarks, kRightUpperLid, kRightLowerLid);
  alignment.leftEye.photo = photoEdges(landmarks, kLeftUpperLid, kLeftLowerLid);
  widen(alignment.rightEye.photo);
  widen(alignment.leftEye.photo);
  alignment.rightEye.mesh = edges.lids(alignment.rightEye.photo, HeadRegion::EyeballRight);
  alignment.leftEye.mesh = edges.lids(alignment.leftEye.photo, HeadRegion::EyeballLeft);
  alignment.lips.photo = photoEdges(landmarks, kUpperLip, kLowerLip);
  settleLips(alignment.lips.photo, photo, head.views.front().interOcularPx);
  alignment.lips.mesh = edges.lips(alignment.lips.photo);
  return alignment;
}

}  // namespace visagiste
