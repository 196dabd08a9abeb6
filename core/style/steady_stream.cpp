#include "core/style/steady_stream.h"

#include <opencv2/imgproc.hpp>
#include <utility>

#include "core/base/error.h"
#include "core/image/mat_view.h"
#include "core/image/resample.h"
#include "core/style/style_blend.h"
#include "core/style/style_protection.h"
#include "core/style/style_weights.h"

namespace visagiste {
namespace {

constexpr int kMeasuredEvery = 15;        // Frames; half a second.
constexpr float kTowardsMeasured = 0.1F;  // Each frame goes so far towards what was measured last.
constexpr double kOtherScene = 40;        // Mean difference of small copies, in levels: a cut, not a movement.
constexpr double kNoiseLevels = 5;        // Differences up to this are noise,
constexpr double kMotionLevels = 18;      // from this on something moved.
constexpr double kTakenOfNoise = 0.2;     // How much of a new pixel is taken where nothing moved.

/// Frees the pixels that stand still from noise: each goes slowly towards what the camera sees. One thread.
class NoiseGate {
 public:
  /// CV_8UC3, all of one size until forget().
  cv::Mat next(const cv::Mat& frame) {
    cv::Mat now;
    frame.convertTo(now, CV_32F);
    if (m_held.empty() || m_held.size() != now.size()) {
      m_held = now;
      return frame.clone();
    }
    cv::Mat difference;
    cv::absdiff(now, m_held, difference);
    cv::transform(difference, difference, cv::Matx13f(1 / 3.0F, 1 / 3.0F, 1 / 3.0F));
    cv::blur(difference, difference, {5, 5});
    // 0 at noise, 1 at motion.
    cv::Mat taken = (difference - kNoiseLevels) / (kMotionLevels - kNoiseLevels);
    cv::min(cv::max(taken, 0.0), 1.0, taken);
    taken = kTakenOfNoise + (1 - kTakenOfNoise) * taken;
    cv::Mat shares;
    cv::merge(std::vector{taken, taken, taken}, shares);
    m_held += shares.mul(now - m_held);
    cv::Mat steady;
    m_held.convertTo(steady, CV_8U);
    return steady;
  }

  void forget() { m_held.release(); }

 private:
  cv::Mat m_held;  // CV_32FC3
};

class SteadyStream final : public StyleStream {
 public:
  SteadyStream(StyleSpec spec, const StyleStreamOptions& options, std::vector<StyleShare> styles)
      : m_spec(std::move(spec)), m_options(options), m_styles(std::move(styles)) {}

  Image next(const StyleScene& scene) override {
    if (m_spec.strength == 0)
      return scene.picture;
    const Image picture = converted(scene.picture, PixelFormat::Rgb8);
    Image strokes = resized(picture, strokeSize(picture.size(), m_spec, m_options.mostSidePx));
    if (m_options.isSteadied)
      strokes = steadied(strokes);
    else
      m_used.clear();
    QuietContext quiet;
    const Image small = painted(strokes, m_styles, m_used, quiet);
    const Image whole = withProtectedFeatures(scene, resized(small, picture.size()), m_spec.protect);
    return blendedStyle(scene.picture, whole, {m_spec.strength, styleWeights(scene, m_spec), m_spec.keepColor});
  }

 private:
  /// The frame without noise; statistics are brought up to it.
  Image steadied(const Image& frame) {
    if (isOtherScene(frame)) {
      m_gate.forget();
      m_used.clear();
      m_measured.clear();
      m_age = 0;
    }
    const Image steady = imageFromMat(m_gate.next(matView(frame)));
    if (m_age % kMeasuredEvery == 0) {
      m_measured.clear();
      QuietContext quiet;
      static_cast<void>(painted(steady, m_styles, m_measured, quiet));
      if (m_used.empty())
        m_used = m_measured;
    }
    ++m_age;
    for (std::size_t i = 0; i < m_used.size(); ++i) m_used[i] = blended(m_used[i], m_measured[i], kTowardsMeasured);
    return steady;
  }

  bool isOtherScene(const Image& frame) {
    cv::Mat small;
    cv::resize(matView(frame), small, {24, 24}, 0, 0, cv::INTER_AREA);
    const bool isOther = m_last.empty() || m_lastSize != frame.size() ||
                         cv::norm(small, m_last, cv::NORM_L1) / static_cast<double>(small.total() * 3) > kOtherScene;
    m_last = small;
    m_lastSize = frame.size();
    return isOther;
  }

  const StyleSpec m_spec;
  const StyleStreamOptions m_options;
  const std::vector<StyleShare> m_styles;
  NoiseGate m_gate;
  std::vector<StyleStatistics> m_used;
  std::vector<StyleStatistics> m_measured;
  int m_age = 0;  // Frames of this scene.
  cv::Mat m_last;
  Size m_lastSize;
};

}  // namespace

void StyleStreamOptions::check() const {
  if (mostSidePx < 64 || mostSidePx > 4096)
    throw Error(ErrorCode::InvalidArgument, "A video is restyled at 64 to 4096 pixels along its longer side.");
}

std::unique_ptr<StyleStream> makeStyleStream(const StyleSpec& spec, const StyleStreamOptions& options,
                                             std::vector<StyleShare> styles) {
  return std::make_unique<SteadyStream>(spec, options, std::move(styles));
}

}  // namespace visagiste
