#include "core/image/color_profile.h"

#include <lcms2.h>

#include <opencv2/core.hpp>
#include <utility>

#include "core/base/error.h"
#include "core/image/mat_view.h"

namespace visagiste {

/// A context of its own, so that threads share nothing and no message goes to a global logger.
struct ColorProfile::Handles {
  cmsContext context = cmsCreateContext(nullptr, nullptr);
  cmsHPROFILE profile = nullptr;
  cmsHPROFILE srgb = nullptr;
  bool isGrey = false;
  bool isSrgb = false;

  Handles() = default;
  Handles(const Handles&) = delete;
  Handles& operator=(const Handles&) = delete;
  ~Handles() {
    for (cmsHPROFILE opened : {profile, srgb}) {
      if (opened != nullptr) {
        cmsCloseProfile(opened);
      }
    }
    cmsDeleteContext(context);
  }
};

namespace {

constexpr cmsUInt32Number kFlags = cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_COPY_ALPHA | cmsFLAGS_NOCACHE;

using Transform = std::unique_ptr<void, decltype(&cmsDeleteTransform)>;

Transform transformOf(cmsContext context, cmsHPROFILE from, cmsUInt32Number fromType, cmsHPROFILE to,
                      cmsUInt32Number toType) {
  return {cmsCreateTransformTHR(context, from, fromType, to, toType, INTENT_RELATIVE_COLORIMETRIC, kFlags),
          &cmsDeleteTransform};
}

Transform requiredTransform(cmsContext context, cmsHPROFILE from, cmsUInt32Number fromType, cmsHPROFILE to,
                            cmsUInt32Number toType) {
  Transform transform = transformOf(context, from, fromType, to, toType);
  if (transform == nullptr) {
    throw Error(ErrorCode::Internal, "A colour profile that was read cannot be applied (ColorProfile).");
  }
  return transform;
}

void apply(const Transform& transform, const cv::Mat& from, cv::Mat& to) {
  cmsDoTransformLineStride(transform.get(), from.data, to.data, static_cast<cmsUInt32Number>(from.cols),
                           static_cast<cmsUInt32Number>(from.rows), static_cast<cmsUInt32Number>(from.step[0]),
                           static_cast<cmsUInt32Number>(to.step[0]), 0, 0);
}

/// All colours in steps of a twelfth, through the profile and back to be compared.
bool meansSrgb(const Transform& toSrgb) {
  constexpr int kSteps = 13;
  cv::Mat colors(kSteps * kSteps, kSteps, CV_8UC3);
  for (int i = 0; i < colors.rows; ++i) {
    for (int k = 0; k < colors.cols; ++k) {
      const auto level = [](int step) { return static_cast<uchar>(step * 255 / (kSteps - 1)); };
      colors.at<cv::Vec3b>(i, k) = {level(i / kSteps), level(i % kSteps), level(k)};
    }
  }
  cv::Mat converted(colors.size(), colors.type());
  apply(toSrgb, colors, converted);
  return cv::norm(colors, converted, cv::NORM_INF) <= 1;
}

}  // namespace

std::optional<ColorProfile> ColorProfile::read(const std::vector<std::uint8_t>& icc) {
  auto handles = std::make_shared<Handles>();
  if (icc.empty() || handles->context == nullptr) {
    return std::nullopt;
  }
  handles->profile = cmsOpenProfileFromMemTHR(handles->context, icc.data(), static_cast<cmsUInt32Number>(icc.size()));
  handles->srgb = cmsCreate_sRGBProfileTHR(handles->context);
  if (handles->profile == nullptr || handles->srgb == nullptr) {
    return std::nullopt;
  }
  const cmsColorSpaceSignature space = cmsGetColorSpace(handles->profile);
  handles->isGrey = space == cmsSigGrayData;
  if (space != cmsSigRgbData && space != cmsSigGrayData) {
    return std::nullopt;
  }
  const Transform there = transformOf(handles->context, handles->profile, handles->isGrey ? TYPE_GRAY_8 : TYPE_BGR_8,
                                      handles->srgb, TYPE_BGR_8);
  if (there == nullptr) {
    return std::nullopt;
  }
  if (!handles->isGrey) {
    // Some profiles (scanners') lead only one way; a picture could not be written in their colours again.
    if (transformOf(handles->context, handles->srgb, TYPE_BGR_8, handles->profile, TYPE_BGR_8) == nullptr) {
      return std::nullopt;
    }
    handles->isSrgb = meansSrgb(there);
  }
  return ColorProfile(std::move(handles));
}

bool ColorProfile::isGrey() const {
  return m_handles->isGrey;
}

bool ColorProfile::isSrgb() const {
  return m_handles->isSrgb;
}

cv::Mat ColorProfile::toSrgb(const cv::Mat& pixels) const {
  const bool isDeep = pixels.depth() == CV_16U;
  const bool fits = isGrey() ? pixels.channels() == 1 : pixels.channels() == 3 || pixels.channels() == 4;
  if (!fits || (!isDeep && pixels.depth() != CV_8U)) {
    throw Error(ErrorCode::InvalidArgument, "A picture's channels do not fit its colour profile (ColorProfile).");
  }
  const bool hasAlpha = pixels.channels() == 4;
  const cmsUInt32Number from = isGrey()   ? (isDeep ? TYPE_GRAY_16 : TYPE_GRAY_8)
                               : hasAlpha ? (isDeep ? TYPE_BGRA_16 : TYPE_BGRA_8)
                                          : (isDeep ? TYPE_BGR_16 : TYPE_BGR_8);
  const Transform transform = requiredTransform(m_handles->context, m_handles->profile, from, m_handles->srgb,
                                                hasAlpha ? TYPE_BGRA_8 : TYPE_BGR_8);
  cv::Mat converted(pixels.size(), hasAlpha ? CV_8UC4 : CV_8UC3);
  apply(transform, pixels, converted);
  return converted;
}

Image ColorProfile::fromSrgb(const Image& image) const {
  if (isGrey() || image.isEmpty() || image.format() == PixelFormat::Gray8) {
    throw Error(ErrorCode::InvalidArgument, "Only colours can be written in a colour profile (ColorProfile).");
  }
  const cmsUInt32Number type = image.format() == PixelFormat::Rgba8 ? TYPE_RGBA_8 : TYPE_RGB_8;
  const Transform transform = requiredTransform(m_handles->context, m_handles->srgb, type, m_handles->profile, type);
  ImageBuilder builder(image.size(), image.format());
  apply(transform, matView(image), builder.mat());
  return builder.finish();
}

}  // namespace visagiste
