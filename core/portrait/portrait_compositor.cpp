#include "core/portrait/portrait_compositor.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/image/color.h"
#include "core/portrait/face_samples.h"
#include "core/portrait/portrait_field.h"
#include "core/portrait/sampling.h"
#include "core/portrait/tooth_gaps.h"

namespace visagiste {
namespace {

constexpr float kNothingPx = 1e-3F;
constexpr float kLidZone = 0.02F;       // Share of a lid from which skin is painted as one.
constexpr float kAlmostClosed = 0.72F;  // Of the opening of an eye: lids this far down leave a slit,
constexpr float kClosed = 0.92F;        // from here on none.
constexpr float kLipReach = 0.06F;      // Of the inter-ocular distance: what is this near to a lip goes with it.
constexpr float kToothGap = 0.06F;      // Of the inter-ocular distance: wider gaps between teeth stay.
constexpr float kInventedShare = 0.5F;  // A pixel with less of the photograph counts as invented.

cv::Vec3f srgbOf(const Eigen::Vector3f& linear) {
  return {255 * codedFromLinear(std::clamp(linear.x(), 0.0F, 1.0F)),
          255 * codedFromLinear(std::clamp(linear.y(), 0.0F, 1.0F)),
          255 * codedFromLinear(std::clamp(linear.z(), 0.0F, 1.0F))};
}

cv::Vec3f asFloat(const cv::Vec3b& color) {
  return {static_cast<float>(color[0]), static_cast<float>(color[1]), static_cast<float>(color[2])};
}

void blend(cv::Vec3b& pixel, const cv::Vec3f& color, float share) {
  for (int c = 0; c < 3; ++c)
    pixel[c] = cv::saturate_cast<std::uint8_t>((1 - share) * static_cast<float>(pixel[c]) + share * color[c]);
}

Eigen::Vector2f mapped(const PlaneMap& map, const Eigen::Vector2f& place) {
  return map.leftCols<2>() * place + map.col(2);
}

class Composition {
 public:
  Composition(const PortraitMesh& mesh, const DrivenShape& shape, const PortraitLayers& layers,
              const PortraitTextures& textures, int samples, int threads)
      : m_mesh(mesh),
        m_shape(shape),
        m_layers(layers),
        m_textures(textures),
        m_face(sampledFace(mesh, shape, layers, textures, samples, threads)),
        m_field(surroundingField(mesh, shape, layers)),
        m_picture(layers.picture.size(), PixelFormat::Rgb8),
        m_invented(layers.picture.size(), PixelFormat::Gray8) {}

  [[nodiscard]] DrivenPicture compose() {
    m_layers.rgb.copyTo(m_picture.mat());
    useMeshInFace();
    carryIntoMouth();
    warp();
    paintSkin();
    paintMouth();
    for (std::size_t eye = 0; eye < 2; ++eye) paintEye(eye);
    DrivenPicture result;
    result.inventedShare =
        static_cast<float>(cv::countNonZero(m_invented.mat())) / static_cast<float>(m_invented.mat().total());
    result.picture = m_picture.finish();
    result.invented = m_invented.finish();
    return result;
  }

 private:
  [[nodiscard]] static FaceSamples sampledFace(const PortraitMesh& mesh, const DrivenShape& shape,
                                               const PortraitLayers& layers, const PortraitTextures& textures,
                                               int samples, int threads) {
    FaceSamples face = sampleFace(mesh, shape, layers, textures, samples, threads);
    closeToothGaps(face, shape.lids[0].edge.axis, kToothGap * mesh.interOcularPx() * layers.scale);
    return face;
  }

  template <typename Visit>
  void forFacePixels(const Visit& visit) {
    for (int y = 0; y < m_face.area.height; ++y)
      for (int x = 0; x < m_face.area.width; ++x) visit(x + m_face.area.x, y + m_face.area.y, m_face.at(x, y));
  }

  void useMeshInFace() {
    forFacePixels([this](int x, int y, const FacePixel& pixel) {
      if (pixel.skin == 0)
        return;
      const float count = pixel.skin;
      const float share = pixel.faceShare / count;
      const Eigen::Vector2f displacement = pixel.displacementPx * (m_layers.scale / count);
      auto& value = m_field.at<cv::Vec2f>(y, x);
      value = (1 - share) * value + share * cv::Vec2f(displacement.x(), displacement.y());
    });
  }

  /// Between the lips the picture goes as the nearest lip does.
  void carryIntoMouth() {
    cv::Mat isMouth = cv::Mat::zeros(m_face.area.size(), CV_8U);
    forFacePixels([&](int x, int y, const FacePixel& pixel) {
      if (pixel.mouth > 0 && pixel.skin == 0)
        isMouth.at<std::uint8_t>(y - m_face.area.y, x - m_face.area.x) = 255;
    });
    if (cv::countNonZero(isMouth) == 0)
      return;
    cv::Mat distance;
    cv::Mat nearest;
    cv::distanceTransform(isMouth, distance, nearest, cv::DIST_L2, cv::DIST_MASK_5, cv::DIST_LABEL_PIXEL);
    std::vector<cv::Vec2f> ofLabel(1);
    cv::Mat part = m_field(m_face.area);
    for (int y = 0; y < nearest.rows; ++y)
      for (int x = 0; x < nearest.cols; ++x)
        if (isMouth.at<std::uint8_t>(y, x) == 0) {
          const auto label = static_cast<std::size_t>(nearest.at<int>(y, x));
          ofLabel.resize(std::max(ofLabel.size(), label + 1));
          ofLabel[label] = part.at<cv::Vec2f>(y, x);
        }
    for (int y = 0; y < nearest.rows; ++y)
      for (int x = 0; x < nearest.cols; ++x)
        if (isMouth.at<std::uint8_t>(y, x) != 0)
          part.at<cv::Vec2f>(y, x) = ofLabel[static_cast<std::size_t>(nearest.at<int>(y, x))];
  }

  /// The part of the picture that moves.
  [[nodiscard]] cv::Rect movingArea() const {
    cv::Mat moves(m_field.size(), CV_8U);
    for (int y = 0; y < m_field.rows; ++y) {
      const auto* const value = m_field.ptr<cv::Vec2f>(y);
      auto* const out = moves.ptr<std::uint8_t>(y);
      for (int x = 0; x < m_field.cols; ++x)
        out[x] = std::abs(value[x][0]) + std::abs(value[x][1]) > kNothingPx ? 255 : 0;
    }
    return cv::boundingRect(moves);
  }

  void warp() {
    const cv::Rect area = movingArea();
    if (area.empty())
      return;
    cv::Mat map(area.size(), CV_32FC2);
    for (int y = 0; y < area.height; ++y)
      for (int x = 0; x < area.width; ++x)
        map.at<cv::Vec2f>(y, x) = m_field.at<cv::Vec2f>(y + area.y, x + area.x) +
                                  cv::Vec2f(static_cast<float>(x + area.x), static_cast<float>(y + area.y));
    cv::Mat moved;
    cv::remap(m_layers.rgb, moved, map, cv::Mat(), cv::INTER_CUBIC, cv::BORDER_REFLECT_101);
    moved.copyTo(m_picture.mat()(area));
  }

  void markInvented(int x, int y, float share) {
    if (share > kInventedShare)
      m_invented.mat().at<std::uint8_t>(y, x) = 255;
  }

  /// Skin that the photograph hardly shows, from the head's completed texture.
  void paintSkin() {
    cv::Mat lidShare = cv::Mat::zeros(m_face.area.size(), CV_32F);
    forFacePixels([&](int x, int y, const FacePixel& pixel) {
      if (pixel.skin == 0)
        return;
      const float count = pixel.skin;
      const float movedPx = pixel.displacementPx.norm() * m_layers.scale / count;
      const float share = (1 - pixel.trust / count) * (pixel.faceShare / count) * smoothRise(0.2F, 1.5F, movedPx);
      if (pixel.lidShare > kLidZone * count) {
        lidShare.at<float>(y - m_face.area.y, x - m_face.area.x) = lidShareAt(x, y, share);
        return;
      }
      if (share < 0.004F)
        return;
      blend(m_picture.mat().at<cv::Vec3b>(y, x), srgbOf(m_textures.skin.at(pixel.uv / count).head<3>()), share);
      markInvented(x, y, share);
    });
    paintLids(lidShare);
  }

  /// How much of a lid is painted. untrusted: how little the photograph shows of this skin.
  [[nodiscard]] float lidShareAt(int x, int y, float untrusted) const {
    const Eigen::Vector2f place = placeOf(x, y);
    const std::size_t eye = nearestEye(place);
    const LidPlace at = lidPlace(eye, place);
    const float inside = smoothRise(-0.08F, 0.02F, at.at) * smoothRise(-0.08F, 0.02F, 1 - at.at);
    const float edge = 1 - smoothRise(0.4F, 1, std::abs(at.abovePx) / m_layers.lids[eye].lashReachPx());
    return inside * std::max(untrusted, edge * smoothRise(0.15F, 0.45F, at.closed));
  }

  [[nodiscard]] std::size_t nearestEye(const Eigen::Vector2f& place) const {
    const auto away = [&](std::size_t eye) { return (place - m_shape.lids[eye].edge.place(0.5F, 0)).norm(); };
    return away(0) < away(1) ? 0 : 1;
  }

  void paintLids(cv::Mat& lidShare) {
    if (cv::countNonZero(lidShare > 0.01F) == 0)
      return;
    // A lid ends softly in its fold.
    cv::GaussianBlur(lidShare, lidShare, {}, std::max(0.5F, 0.3F * m_layers.lids[0].lashReachPx()));
    forFacePixels([&](int x, int y, const FacePixel& pixel) {
      const float share = lidShare.at<float>(y - m_face.area.y, x - m_face.area.x) * static_cast<float>(pixel.skin) /
                          static_cast<float>(m_face.samplesPerPixel);
      if (share < 0.004F || pixel.lidShare <= kLidZone * static_cast<float>(pixel.skin))
        return;
      const Eigen::Vector2f place = placeOf(x, y);
      const std::size_t eye = nearestEye(place);
      blend(m_picture.mat().at<cv::Vec3b>(y, x), lidColor(eye, place, lidPlace(eye, place)), share);
      markInvented(x, y, share);
    });
  }

  void paintMouth() {
    cv::Mat opening = cv::Mat::zeros(m_face.area.size(), CV_32F);
    bool isOpen = false;
    forFacePixels([&](int x, int y, const FacePixel& pixel) {
      opening.at<float>(y - m_face.area.y, x - m_face.area.x) =
          static_cast<float>(pixel.mouth) / static_cast<float>(m_face.samplesPerPixel);
      isOpen = isOpen || pixel.mouth > 0;
    });
    if (!isOpen)
      return;
    cv::Mat light;
    cv::GaussianBlur(opening, light, {}, std::max(0.5F, 0.03F * m_mesh.interOcularPx() * m_layers.scale));
    const float unit = m_mesh.interOcularPx() * 0.01F;
    const float change = smoothRise(0.2F * unit, 1.0F * unit, m_shape.lipShiftPx);
    const cv::Mat inner = innerField(opening);
    forFacePixels([&](int x, int y, const FacePixel& pixel) {
      if (pixel.mouth > 0)
        putMouth(x, y, pixel, light.at<float>(y - m_face.area.y, x - m_face.area.x), change,
                 inner.at<cv::Vec2f>(y - m_face.area.y, x - m_face.area.x));
    });
  }

  /// What lies right behind a lip goes with it where that goes not too far; the rest goes with the upper jaw.
  /// CV_32FC2, the face's area: from each pixel of the mouth back to the photograph.
  [[nodiscard]] cv::Mat innerField(const cv::Mat& opening) {
    const float reach = std::max(1.0F, kLipReach * m_mesh.interOcularPx() * m_layers.scale);
    cv::Mat distance;
    cv::distanceTransform(opening > 0.5, distance, cv::DIST_L2, cv::DIST_MASK_5);
    cv::Mat inner = cv::Mat::zeros(opening.size(), CV_32FC2);
    for (int y = 0; y < inner.rows; ++y)
      for (int x = 0; x < inner.cols; ++x) {
        if (opening.at<float>(y, x) <= 0)
          continue;
        const Eigen::Vector2f place = placeOf(x + m_face.area.x, y + m_face.area.y);
        const Eigen::Vector2f byJaw = (mapped(m_shape.upperJaw, place) - place) * m_layers.scale;
        const cv::Vec2f jaw(byJaw.x(), byJaw.y());
        const cv::Vec2f beyond = m_field.at<cv::Vec2f>(y + m_face.area.y, x + m_face.area.x) - jaw;
        const float away = distance.at<float>(y, x) / reach;
        const float follows = std::exp(-away * away) * (1 - smoothRise(1, 3, std::hypot(beyond[0], beyond[1]) / reach));
        inner.at<cv::Vec2f>(y, x) = jaw + follows * beyond;
      }
    return inner;
  }

  void putMouth(int x, int y, const FacePixel& pixel, float light, float change, const cv::Vec2f& back) {
    const float share =
        (1 - m_shape.lipsSealed) * static_cast<float>(pixel.mouth) / static_cast<float>(m_face.samplesPerPixel);
    const Eigen::Vector2f before = placeOf(x, y) * m_layers.scale + Eigen::Vector2f(back[0], back[1]);
    const float shown = std::max(1 - change, bilinear<float>(m_layers.mouth, before));
    const float shade = 0.2F + 0.8F * smoothRise(0.4F, 1.0F, light);
    const cv::Vec3f built = srgbOf(pixel.mouthColor * (shade / static_cast<float>(pixel.mouth)));
    const cv::Vec3f photo = sampleCubic(before);
    blend(m_picture.mat().at<cv::Vec3b>(y, x), shown * photo + (1 - shown) * built, share);
    markInvented(x, y, share * (1 - shown));
  }

  [[nodiscard]] Eigen::Vector2f placeOf(int x, int y) const {
    return Eigen::Vector2f(static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F) / m_layers.scale;
  }

  [[nodiscard]] cv::Vec3f sampleCubic(const Eigen::Vector2f& place) const {
    cv::Mat map(1, 1, CV_32FC2, cv::Scalar(place.x() - 0.5F, place.y() - 0.5F));
    cv::Mat color;
    cv::remap(m_layers.rgb, color, map, cv::Mat(), cv::INTER_CUBIC, cv::BORDER_REFLECT_101);
    return asFloat(color.at<cv::Vec3b>(0, 0));
  }

  void paintEye(std::size_t eye) {
    const EyePicture& picture = m_layers.eyes[eye];
    const float radiusPx = picture.irisRadiusPx() / m_layers.scale;
    const float gaze = smoothRise(0.02F, 0.1F, m_shape.irisShiftPx[eye] / radiusPx);
    const float opening = smoothRise(0.02F, 0.1F, m_shape.lidShiftPx[eye] / radiusPx);
    forFacePixels([&](int x, int y, const FacePixel& pixel) {
      if (pixel.eyes[eye] == 0)
        return;
      const float share = static_cast<float>(pixel.eyes[eye]) / static_cast<float>(m_face.samplesPerPixel);
      const Eigen::Vector2f place = placeOf(x, y);
      EyePicture::Sample sample = picture.at(mapped(m_shape.eyes[eye], place) * m_layers.scale,
                                             mapped(m_shape.irises[eye], place) * m_layers.scale, gaze, opening);
      coverWithLid(eye, place, sample);
      blend(m_picture.mat().at<cv::Vec3b>(y, x), sample.color, share);
      markInvented(x, y, share * sample.invented);
    });
  }

  /// Lids that all but meet leave no slit.
  void coverWithLid(std::size_t eye, const Eigen::Vector2f& place, EyePicture::Sample& sample) const {
    const LidPlace at = lidPlace(eye, place);
    const float covered = smoothRise(kAlmostClosed, kClosed, at.closed);
    if (covered <= 0)
      return;
    sample.color = (1 - covered) * sample.color + covered * lidColor(eye, place, at);
    sample.invented = std::max(sample.invented, covered);
  }

  struct LidPlace {
    float at = 0;
    float abovePx = 0;  ///< Pixels of the layers.
    float openPx = 0;
    float closed = 0;
  };

  [[nodiscard]] LidPlace lidPlace(std::size_t eye, const Eigen::Vector2f& place) const {
    const LidLine& line = m_shape.lids[eye];
    const Eigen::Vector2f at = line.edge.inFrame(place);
    return {at.x(), (EdgePair::heightAt(line.edge.upperPx, at.x()) - at.y()) * m_layers.scale,
            EdgePair::heightAt(line.openPx, at.x()) * m_layers.scale, EdgePair::heightAt(line.closed, at.x())};
  }

  [[nodiscard]] cv::Vec3f lidColor(std::size_t eye, const Eigen::Vector2f& place, const LidPlace& at) const {
    return m_layers.lids[eye].at(mapped(m_shape.eyes[eye], place) * m_layers.scale, at.at, at.abovePx, at.openPx);
  }

  const PortraitMesh& m_mesh;
  const DrivenShape& m_shape;
  const PortraitLayers& m_layers;
  const PortraitTextures& m_textures;
  const FaceSamples m_face;
  cv::Mat m_field;
  ImageBuilder m_picture;
  ImageBuilder m_invented;
};

}  // namespace

DrivenPicture composePortrait(const PortraitMesh& mesh, const DrivenShape& shape, const PortraitLayers& layers,
                              const PortraitTextures& textures, int samples, int threads) {
  return Composition(mesh, shape, layers, textures, samples, threads).compose();
}

}  // namespace visagiste
