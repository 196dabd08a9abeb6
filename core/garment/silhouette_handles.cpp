#include "core/garment/silhouette_handles.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <vector>

#include "core/base/error.h"

namespace visagiste {
namespace {

using Contour = std::vector<cv::Point>;

Eigen::Vector2f pointOf(const cv::Point& point) {
  return {static_cast<float>(point.x) + 0.5F, static_cast<float>(point.y) + 0.5F};
}

Contour outlineOf(const cv::Mat& mask) {
  cv::Mat hard;
  cv::threshold(mask, hard, 127, 255, cv::THRESH_BINARY);
  std::vector<Contour> contours;
  cv::findContours(hard, contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
  if (contours.empty())
    throw Error(ErrorCode::Unreadable, "The garment has no outline.");
  return *std::max_element(contours.begin(), contours.end(),
                           [](const Contour& a, const Contour& b) { return cv::contourArea(a) < cv::contourArea(b); });
}

/// A notch of the outline between a sleeve and the trunk.
struct Notch {
  Eigen::Vector2f armpit;
  Eigen::Vector2f sleeveEnd;  // The sleeve's inner corner.
  Eigen::Vector2f hem;        // The trunk's lower corner.
  float depth = 0;
  std::optional<Eigen::Vector2f> sleeveOuter;  // Where the notch itself tells it.
};

class Outline {
 public:
  explicit Outline(const cv::Mat& mask) : m_mask(mask), m_contour(outlineOf(mask)), m_box(cv::boundingRect(m_contour)) {
    if (m_box.width < 24 || m_box.height < 24)
      throw Error(ErrorCode::Unreadable, "The garment is too small to be read.");
    const cv::Moments moments = cv::moments(m_contour);
    m_middle = static_cast<float>(moments.m10 / moments.m00);
  }

  [[nodiscard]] const cv::Rect& box() const { return m_box; }
  [[nodiscard]] float middle() const { return m_middle; }

  /// The deepest notch of a side that opens downwards.
  [[nodiscard]] std::optional<Notch> notch(std::size_t side) const {
    std::vector<int> hull;
    cv::convexHull(m_contour, hull, false, false);
    std::sort(hull.begin(), hull.end(), std::greater<>());
    std::vector<cv::Vec4i> defects;
    if (hull.size() < 4)
      return std::nullopt;
    cv::convexityDefects(m_contour, hull, defects);
    std::optional<Notch> best;
    for (const cv::Vec4i& defect : defects) {
      const Eigen::Vector2f far = pointOf(m_contour[static_cast<std::size_t>(defect[2])]);
      const Eigen::Vector2f a = pointOf(m_contour[static_cast<std::size_t>(defect[0])]);
      const Eigen::Vector2f b = pointOf(m_contour[static_cast<std::size_t>(defect[1])]);
      const bool isHere = (far.x() > m_middle) == (side == 1);
      const float height = (far.y() - static_cast<float>(m_box.y)) / static_cast<float>(m_box.height);
      const float depth = static_cast<float>(defect[3]) / 256;
      if (!isHere || height < 0.12F || height > 0.75F || depth < 0.035F * static_cast<float>(m_box.height))
        continue;
      const bool isAOut = std::abs(a.x() - m_middle) > std::abs(b.x() - m_middle);
      Notch notch{far, isAOut ? a : b, isAOut ? b : a, depth, std::nullopt};
      // The hem is below the armpit; a notch above belongs to the neck.
      if (notch.hem.y() < far.y() || notch.sleeveEnd.y() < far.y() - 0.25F * static_cast<float>(m_box.height))
        continue;
      findShortCuff(notch, static_cast<std::size_t>(defect[isAOut ? 0 : 1]), static_cast<std::size_t>(defect[2]));
      if (!best || depth > best->depth)
        best = notch;
    }
    return best;
  }

  /// A short sleeve makes no notch: it is where the outline is wider than the trunk below it.
  [[nodiscard]] std::optional<Notch> shortSleeve(std::size_t side) const {
    const float sign = side == 0 ? -1.0F : 1.0F;
    const auto reach = [&](int y) {
      const std::pair<float, float> run = runAt(static_cast<float>(y), m_middle);
      return sign * ((side == 0 ? run.first : run.second) - m_middle);
    };
    std::vector<float> below;
    for (int y = m_box.y + m_box.height * 65 / 100; y < m_box.y + m_box.height * 9 / 10; ++y) below.push_back(reach(y));
    std::nth_element(below.begin(), below.begin() + static_cast<std::ptrdiff_t>(below.size() / 2), below.end());
    const float trunk = below[below.size() / 2];
    Eigen::Vector2f outer = Eigen::Vector2f::Zero();
    float widest = 0;
    for (int y = m_box.y; y < m_box.y + m_box.height * 6 / 10; ++y)
      if (reach(y) > widest)
        outer = {m_middle + sign * (widest = reach(y)), static_cast<float>(y)};
    if (widest < 1.14F * trunk)
      return std::nullopt;
    int last = static_cast<int>(outer.y());
    while (last < m_box.y + m_box.height * 65 / 100 && reach(last + 1) > trunk + 0.12F * (widest - trunk)) ++last;
    const Eigen::Vector2f inner(m_middle + sign * reach(last), static_cast<float>(last));
    const float rise = 0.3F * (inner.y() - outer.y());
    const float bottom = static_cast<float>(m_box.y + m_box.height);
    return Notch{
        {m_middle + sign * trunk, inner.y() - rise}, inner, {m_middle + sign * trunk, bottom}, widest - trunk, outer};
  }

  /// The outline's highest place in a column.
  [[nodiscard]] float topAt(float x) const {
    const int column = std::clamp(static_cast<int>(x), m_box.x, m_box.x + m_box.width - 1);
    for (int y = m_box.y; y < m_box.y + m_box.height; ++y)
      if (m_mask.at<std::uint8_t>(y, column) > 127)
        return static_cast<float>(y);
    return static_cast<float>(m_box.y);
  }

  /// The ends of the run of pixels around `x` in a row; both `x` where there is none.
  [[nodiscard]] std::pair<float, float> runAt(float row, float x) const {
    const int y = std::clamp(static_cast<int>(row), 0, m_mask.rows - 1);
    int left = std::clamp(static_cast<int>(x), 0, m_mask.cols - 1);
    if (m_mask.at<std::uint8_t>(y, left) <= 127)
      return {x, x};
    int right = left;
    while (left > 0 && m_mask.at<std::uint8_t>(y, left - 1) > 127) --left;
    while (right + 1 < m_mask.cols && m_mask.at<std::uint8_t>(y, right + 1) > 127) ++right;
    return {static_cast<float>(left), static_cast<float>(right + 1)};
  }

  /// The highest place between middle and shoulder, near where a collar usually begins.
  [[nodiscard]] Eigen::Vector2f neckPoint(float middle, float signedWidth, float shoulderDistance) const {
    const float width = std::abs(signedWidth);
    const float sign = signedWidth < 0 ? -1.0F : 1.0F;
    Eigen::Vector2f best(middle + sign * 0.1F * width, topAt(middle + sign * 0.1F * width));
    float least = 1e9F;
    for (float distance = 0.1F * width; distance < 0.9F * shoulderDistance; distance += 1) {
      const float top = topAt(middle + sign * distance);
      const float value = top + 0.25F * std::abs(distance - 0.185F * width);
      if (value < least) {
        least = value;
        best = {middle + sign * distance, top};
      }
    }
    return best;
  }

  /// The lowest row of the trunk's middle.
  [[nodiscard]] float bottom() const {
    const int column = static_cast<int>(m_middle);
    for (int y = m_box.y + m_box.height - 1; y > m_box.y; --y)
      if (m_mask.at<std::uint8_t>(y, column) > 127)
        return static_cast<float>(y);
    return static_cast<float>(m_box.y + m_box.height);
  }

  /// Next to the sleeve's inner corner: the outline's farthest place from the armpit's side.
  [[nodiscard]] Eigen::Vector2f sleeveOuter(const Eigen::Vector2f& shoulder, const Eigen::Vector2f& armpit,
                                            const Eigen::Vector2f& inner) const {
    const Eigen::Vector2f along = (inner - armpit).normalized();
    Eigen::Vector2f across(-along.y(), along.x());
    if (across.dot(shoulder - armpit) < 0)
      across = -across;
    Eigen::Vector2f best = inner;
    float score = -1e9F;
    for (const cv::Point& raw : m_contour) {
      const Eigen::Vector2f offset = pointOf(raw) - armpit;
      const float value = offset.dot(along) + 0.8F * offset.dot(across);
      if (offset.dot(across) > 0.1F * (shoulder - armpit).norm() &&
          offset.dot(along) > 0.5F * (inner - armpit).norm() && value > score) {
        score = value;
        best = pointOf(raw);
      }
    }
    return best;
  }

 private:
  /// Of a short sleeve the hull has the outer corner: the inner one stands out between it and the armpit.
  void findShortCuff(Notch& notch, std::size_t corner, std::size_t armpit) const {
    const std::size_t count = m_contour.size();
    const bool isForward = (armpit + count - corner) % count < count / 2;
    const Eigen::Vector2f line = notch.armpit - notch.sleeveEnd;
    const Eigen::Vector2f across = Eigen::Vector2f(-line.y(), line.x()).normalized();
    float farthest = 0;
    Eigen::Vector2f best = notch.sleeveEnd;
    for (std::size_t i = corner; i != armpit; i = (i + (isForward ? 1 : count - 1)) % count) {
      const Eigen::Vector2f point = pointOf(m_contour[i]);
      const float off = std::abs((point - notch.sleeveEnd).dot(across));
      if (off > farthest && point.y() > notch.sleeveEnd.y()) {
        farthest = off;
        best = point;
      }
    }
    // A hull's corner over the armpit cannot be the lower side of a sleeve.
    const float least = notch.sleeveEnd.y() < notch.armpit.y() ? 0.03F : 0.12F;
    if (farthest > least * line.norm()) {
      notch.sleeveOuter = notch.sleeveEnd;
      notch.sleeveEnd = best;
    }
  }

  cv::Mat m_mask;
  Contour m_contour;
  cv::Rect m_box;
  float m_middle = 0;
};

/// Legs: well above the bottom, the middle is empty between two full sides.
bool hasLegs(const Outline& outline, const cv::Mat& mask) {
  const cv::Rect& box = outline.box();
  int parted = 0;
  for (int i = 0; i < 10; ++i) {
    const int y = box.y + static_cast<int>(static_cast<float>(box.height) * (0.6F + 0.035F * static_cast<float>(i)));
    int runs = 0;
    bool isIn = false;
    for (int x = box.x; x < box.x + box.width; ++x) {
      const bool isHere = mask.at<std::uint8_t>(y, x) > 127;
      runs += isHere && !isIn ? 1 : 0;
      isIn = isHere;
    }
    const bool isMiddleEmpty = mask.at<std::uint8_t>(y, static_cast<int>(outline.middle())) <= 127;
    parted += runs == 2 && isMiddleEmpty ? 1 : 0;
  }
  return parted >= 5;
}

}  // namespace

GarmentOutline garmentOutline(const cv::Mat& mask) {
  const Outline outline(mask);
  const cv::Rect& box = outline.box();
  const auto height = static_cast<float>(box.height);
  const auto top = static_cast<float>(box.y);
  std::array<std::optional<Notch>, 2> notches{outline.notch(0), outline.notch(1)};
  if (!notches[0] && !notches[1])
    notches = {outline.shortSleeve(0), outline.shortSleeve(1)};
  // What one sleeve shows, the other has too.
  for (std::size_t side = 0; side < 2; ++side)
    if (!notches[side] && notches[1 - side]) {
      notches[side] = notches[1 - side];
      for (Eigen::Vector2f* point : {&notches[side]->armpit, &notches[side]->sleeveEnd, &notches[side]->hem})
        point->x() = 2 * outline.middle() - point->x();
      if (notches[side]->sleeveOuter)
        notches[side]->sleeveOuter->x() = 2 * outline.middle() - notches[side]->sleeveOuter->x();
    }
  GarmentOutline result;
  GarmentHandles& handles = result.handles;
  const bool hasSleeves = notches[0].has_value();
  const float bottom = outline.bottom();
  const float pitRow = hasSleeves ? 0.5F * (notches[0]->armpit.y() + notches[1]->armpit.y()) : top + 0.36F * height;
  const auto trunk = outline.runAt(pitRow + 0.03F * height, outline.middle());
  for (std::size_t side = 0; side < 2; ++side) {
    const float edge = side == 0 ? trunk.first : trunk.second;
    handles.armpit[side] = hasSleeves ? notches[side]->armpit : Eigen::Vector2f(edge, pitRow);
    const auto hemRun = outline.runAt(bottom - 0.04F * height, outline.middle());
    handles.hem[side] = {side == 0 ? hemRun.first : hemRun.second, bottom};
  }
  const float width = std::max(4.0F, handles.armpit[1].x() - handles.armpit[0].x());
  const float middle = 0.5F * (handles.armpit[0].x() + handles.armpit[1].x());
  for (std::size_t side = 0; side < 2; ++side) {
    const float sign = side == 0 ? -1.0F : 1.0F;
    float x = handles.armpit[side].x() - sign * 0.09F * width;
    if (!hasSleeves) {
      // Straps: the outer edge a little under their tops.
      const auto run =
          outline.runAt(outline.topAt(middle + sign * 0.26F * width) + 0.03F * height, middle + sign * 0.26F * width);
      x = side == 0 ? run.first : run.second;
      x = middle + sign * std::clamp(sign * (x - middle), 0.2F * width, 0.48F * width);
    }
    handles.shoulder[side] = {x, outline.topAt(x)};
    handles.neck[side] = outline.neckPoint(middle, sign * width, std::abs(x - middle));
    handles.collarTop[side] = handles.neck[side];
    handles.sleeveInner[side] = hasSleeves ? notches[side]->sleeveEnd : handles.armpit[side];
    handles.sleeveOuter[side] =
        !hasSleeves ? handles.shoulder[side]
        : notches[side]->sleeveOuter
            ? *notches[side]->sleeveOuter
            : outline.sleeveOuter(handles.shoulder[side], handles.armpit[side], handles.sleeveInner[side]);
  }
  // Both sides hang from one height: a garment that lies askew is read on average.
  const float neckRow = std::min(handles.neck[0].y(), handles.neck[1].y());
  handles.collarFront = {middle, neckRow + 0.17F * width};
  const float trunkLength = bottom - 0.5F * (handles.shoulder[0].y() + handles.shoulder[1].y());
  if (hasSleeves)
    result.sleeveShare = 0.5F *
                         ((handles.sleeveOuter[0] - handles.shoulder[0]).norm() +
                          (handles.sleeveOuter[1] - handles.shoulder[1]).norm()) /
                         std::max(1.0F, trunkLength);
  result.lengthShare = trunkLength / width;
  result.hasLegs = hasLegs(outline, mask);
  const auto upper = outline.runAt(top + 0.06F * height, middle);
  const float dip = outline.topAt(middle) - std::min(handles.neck[0].y(), handles.neck[1].y());
  result.isSkirt =
      !hasSleeves && dip < 0.04F * height && (upper.second - upper.first) > 0.5F * width && result.lengthShare < 1.7F;
  return result;
}

}  // namespace visagiste
