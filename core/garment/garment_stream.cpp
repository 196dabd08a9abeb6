#include "core/garment/garment_stream.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/garment/dressed_part.h"
#include "core/garment/hanging.h"
#include "core/garment/region_fill.h"
#include "core/garment/trunk_filter.h"

namespace visagiste {
namespace {

constexpr int kLeastSidePx = 160;

/// A garment's cloth as it was last cut for this stream.
struct CutGarment {
  WornGarment worn;
  GarmentCloth cloth;
  GarmentPieces pieces;
  float pixelsPerCm = 0;  ///< That the pieces were cut for; 0: not yet.
};

/// Cut anew only when the person has come so much nearer or gone so much farther.
bool fits(float cutFor, float wanted) {
  constexpr float kTolerance = 1.25F;
  return cutFor > 0 && wanted < cutFor * kTolerance && cutFor < wanted * kTolerance;
}

FaceParsing scaled(const FaceParsing& parsing, double scale) {
  FaceParsing result = parsing;
  result.pictureFromCrop *= scale;
  return result;
}

Landmarks scaled(const Landmarks& landmarks, float scale) {
  Landmarks result = landmarks;
  result.pointsPx *= scale;
  result.relativeDepth *= scale;
  return result;
}

}  // namespace

void GarmentStreamOptions::check() const {
  if (mostSidePx != 0 && mostSidePx < kLeastSidePx)
    throw Error(ErrorCode::InvalidArgument, "A garment stream's mostSidePx must be 0 or at least 160.");
  if (!(fadeS >= 0))
    throw Error(ErrorCode::InvalidArgument, "A garment stream's fadeS must not be negative.");
}

class GarmentStream::Dresser {
 public:
  explicit Dresser(const GarmentStreamOptions& options) : m_options(options) { m_options.check(); }

  void setOutfit(Outfit outfit) {
    std::vector<CutGarment> cut;
    for (WornGarment& worn : outfit) {
      worn.garment->check();
      worn.fit.check();
      if (!worn.isShown())
        continue;
      // The cloth is dyed once; a garment that stays on is not cut again.
      const auto known = std::find_if(m_cut.begin(), m_cut.end(), [&worn](const CutGarment& old) {
        return old.worn.garment == worn.garment && old.worn.fit == worn.fit;
      });
      if (known != m_cut.end()) {
        cut.push_back(*known);
      } else {
        cut.push_back({worn, garmentCloth(*worn.garment, worn.fit), {}, 0});
      }
    }
    m_cut = std::move(cut);
  }

  void setMostSidePx(int mostSidePx) {
    GarmentStreamOptions options = m_options;
    options.mostSidePx = mostSidePx;
    options.check();
    m_options = options;
  }

  Image next(const Image& picture, const std::optional<StreamedPerson>& person,
             std::chrono::steady_clock::time_point capturedAt) {
    const bool isSameFrame = m_lastAt == capturedAt;
    const double elapsedS = m_lastAt ? std::chrono::duration<double>(capturedAt - *m_lastAt).count() : 0;
    m_lastAt = capturedAt;
    const bool isDressed = person && !m_cut.empty() && dress(picture, *person, elapsedS);
    fade(isDressed, isSameFrame ? m_options.fadeS : elapsedS);
    if (m_strength <= 0 || m_mix.empty() || m_frameSize != picture.size())
      return picture;
    ImageBuilder builder(picture.size(), PixelFormat::Rgb8);
    matView(picture).copyTo(builder.mat());
    cv::Mat part = builder.mat()(m_part);
    applyBlend(m_mix, static_cast<float>(m_strength), part);
    return builder.finish();
  }

  [[nodiscard]] const std::optional<GarmentHandles>& lastHandles() const { return m_handles; }

 private:
  void fade(bool isDressed, double elapsedS) {
    const double step = m_options.fadeS > 0 ? std::max(0.0, elapsedS) / m_options.fadeS : 1;
    m_strength = std::clamp(m_strength + (isDressed ? step : -step), 0.0, 1.0);
    if (isDressed)
      return;
    m_handles.reset();
    // Whoever comes back is looked at afresh.
    if (m_strength == 0) {
      m_filter.reset();
      m_memory.clothColors.clear();
      m_mix.release();
    }
  }

  /// False where this frame shows nobody who could be dressed: what was laid last stays.
  bool dress(const Image& picture, const StreamedPerson& person, double elapsedS) {
    requirePerson(person, picture);
    if (person.id != m_personId || m_frameSize != picture.size()) {
      m_personId = person.id;
      m_filter.reset();
      m_memory.clothColors.clear();
    }
    const int longer = std::max(picture.width(), picture.height());
    const double scale = m_options.mostSidePx > 0 ? std::min(1.0, double(m_options.mostSidePx) / longer) : 1.0;
    cv::Mat small = matView(picture);
    if (scale < 1)
      cv::resize(small, small, {}, scale, scale, cv::INTER_AREA);
    const Size size{small.cols, small.rows};
    if (m_memory.unitGrain.size() != small.size())
      m_memory.unitGrain = grain(small.size(), 1);
    const Landmarks landmarks = scaled(person.landmarks, static_cast<float>(scale));
    const cv::Rect part = dressedPart(landmarks, size);
    const cv::Mat rgb = small(part);
    BodyMattes mattes = bodyMattes(imageFromMat(rgb), moved(scaled(*person.parsing, scale), part));
    const Landmarks here = moved(landmarks, part);
    const TrunkPose trunk = m_filter.steadied(here, trunkPose(here, mattes), elapsedS);
    if (trunk.neckPx.y() > static_cast<float>(part.height) - trunk.pixelsPerCm)
      return false;
    const PreparedPerson prepared = preparedPerson(rgb, std::move(mattes), trunk, m_memory);
    const OutfitBlend blend = outfitBlend(prepared, laid(trunk, rgb.size()));
    keep(blend.mix, part, picture.size(), scale);
    rememberHandles(trunk, part, scale);
    return true;
  }

  static void requirePerson(const StreamedPerson& person, const Image& picture) {
    if (picture.format() != PixelFormat::Rgb8)
      throw Error(ErrorCode::InvalidArgument, "A person to be dressed has to be an RGB picture.");
    if (person.landmarks.pointsPx.cols() != kCanonicalPointCount || !person.landmarks.pointsPx.allFinite() ||
        person.landmarks.relativeDepth.size() != kCanonicalPointCount || person.parsing == nullptr)
      throw Error(ErrorCode::InvalidArgument, "A person to be dressed needs all landmarks and a parsing.");
  }

  [[nodiscard]] std::vector<LaidGarment> laid(const TrunkPose& trunk, cv::Size size) {
    std::vector<LaidGarment> garments;
    for (CutGarment& cut : m_cut) {
      if (!fits(cut.pixelsPerCm, trunk.pixelsPerCm)) {
        cut.pieces = garmentPieces(*cut.worn.garment, cut.cloth, trunk.pixelsPerCm);
        cut.pixelsPerCm = trunk.pixelsPerCm;
      }
      garments.push_back(laidGarment(cut.worn, cut.pieces, trunk, size));
    }
    return garments;
  }

  /// The blend in the size of the frame.
  void keep(const cv::Mat& mix, const cv::Rect& part, Size frame, double scale) {
    m_frameSize = frame;
    const int top = std::min(frame.height - 1, static_cast<int>(std::lround(part.y / scale)));
    m_part = cv::Rect(0, top, frame.width, frame.height - top);
    if (scale < 1)
      cv::resize(mix, m_mix, m_part.size(), 0, 0, cv::INTER_LINEAR);
    else
      m_mix = mix;
  }

  void rememberHandles(const TrunkPose& trunk, const cv::Rect& part, double scale) {
    const WornGarment& worn = m_cut.front().worn;
    auto places = Hanging(worn.garment->handles, worn.garment->shoulderCm, worn.fit, trunk).onPerson().all();
    for (Eigen::Vector2f& place : places) place = (place + Eigen::Vector2f(part.x, part.y)) / static_cast<float>(scale);
    m_handles = GarmentHandles::of(places);
  }

  GarmentStreamOptions m_options;
  std::vector<CutGarment> m_cut;
  std::optional<std::chrono::steady_clock::time_point> m_lastAt;
  int m_personId = 0;
  TrunkFilter m_filter;
  StreamMemory m_memory;
  double m_strength = 0;  // 0..1: how much of the clothes is there.
  Size m_frameSize;       // Of what the two below belong to.
  cv::Rect m_part;
  cv::Mat m_mix;
  std::optional<GarmentHandles> m_handles;
};

GarmentStream::GarmentStream(const GarmentStreamOptions& options) : m_dresser(std::make_unique<Dresser>(options)) {}
GarmentStream::~GarmentStream() = default;

void GarmentStream::setOutfit(Outfit outfit) {
  m_dresser->setOutfit(std::move(outfit));
}

void GarmentStream::setMostSidePx(int mostSidePx) {
  m_dresser->setMostSidePx(mostSidePx);
}

Image GarmentStream::next(const Image& picture, const std::optional<StreamedPerson>& person,
                          std::chrono::steady_clock::time_point capturedAt) {
  return m_dresser->next(picture, person, capturedAt);
}

std::optional<GarmentHandles> GarmentStream::lastHandles() const {
  return m_dresser->lastHandles();
}

}  // namespace visagiste
