#pragma once

#include <lcms2.h>

#include <algorithm>
#include <string>

#include "core/image/encode.h"
#include "core/image/image_metadata.h"
#include "tests/unit/image/picture_bytes.h"

// What cameras put into their files: EXIF blocks and ICC profiles.

namespace visagiste::test {

/// Numbers of one byte order, one behind the other.
class Numbers {
 public:
  explicit Numbers(bool bigEndian) : m_bigEndian(bigEndian) {}

  Numbers& add(std::uint32_t value, int width) {
    for (int i = 0; i < width; ++i)
      bytes.push_back(static_cast<std::uint8_t>(value >> (8 * (m_bigEndian ? width - 1 - i : i))));
    return *this;
  }
  Numbers& entry(std::uint32_t tag, std::uint32_t type, std::uint32_t count, std::uint32_t value) {
    add(tag, 2).add(type, 2).add(count, 4);
    return type == 3 ? add(value, 2).add(0, 2) : add(value, 4);
  }

  Bytes bytes;

 private:
  bool m_bigEndian;
};

inline const std::string kCameraName = "Lochkamera";
inline const std::string kThumbnail = "the face before";

/// A camera's EXIF block: its name, an orientation, the stored size (40 x 24), a thumbnail.
inline Bytes cameraExif(int orientation, bool bigEndian) {
  constexpr std::uint32_t kName = 110;  // Behind the three directories.
  Numbers block(bigEndian);
  block.bytes = bigEndian ? Bytes{'M', 'M', 0, 42} : Bytes{'I', 'I', 42, 0};
  block.add(8, 4).add(3, 2);  // The main directory, from 8 to 50.
  block.entry(0x0110, 2, static_cast<std::uint32_t>(kCameraName.size() + 1), kName)
      .entry(0x0112, 3, 1, static_cast<std::uint32_t>(orientation))
      .entry(0x8769, 4, 1, 50)
      .add(80, 4);
  block.add(2, 2).entry(0xA002, 4, 1, 40).entry(0xA003, 3, 1, 24).add(0, 4);  // The photograph's, from 50 to 80.
  const auto thumbnail = static_cast<std::uint32_t>(kName + kCameraName.size() + 1);
  block.add(2, 2)
      .entry(0x0201, 4, 1, thumbnail)
      .entry(0x0202, 4, 1, static_cast<std::uint32_t>(kThumbnail.size()))
      .add(0, 4);
  block.bytes.insert(block.bytes.end(), kCameraName.begin(), kCameraName.end());
  block.bytes.push_back(0);
  block.bytes.insert(block.bytes.end(), kThumbnail.begin(), kThumbnail.end());
  return block.bytes;
}

inline bool contains(const Bytes& bytes, const Bytes& part) {
  return std::search(bytes.begin(), bytes.end(), part.begin(), part.end()) != bytes.end();
}

inline bool contains(const Bytes& bytes, const std::string& text) {
  return contains(bytes, Bytes(text.begin(), text.end()));
}

/// The bytes of an opened profile, which is closed. The time of its making is left out: equal calls give equal bytes.
inline Bytes taken(cmsHPROFILE profile) {
  cmsUInt32Number count = 0;
  cmsSaveProfileToMem(profile, nullptr, &count);
  Bytes bytes(count);
  cmsSaveProfileToMem(profile, bytes.data(), &count);
  cmsCloseProfile(profile);
  std::fill_n(bytes.begin() + 24, 12, std::uint8_t{0});
  return bytes;
}

/// The colours of phones since 2016: wider than sRGB, with its tone curve.
inline Bytes displayP3Profile() {
  const cmsCIExyY white = {0.3127, 0.3290, 1};
  const cmsCIExyYTRIPLE primaries = {{0.680, 0.320, 1}, {0.265, 0.690, 1}, {0.150, 0.060, 1}};
  const cmsFloat64Number srgbCurve[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
  cmsToneCurve* const curve = cmsBuildParametricToneCurve(nullptr, 4, srgbCurve);
  cmsToneCurve* const curves[] = {curve, curve, curve};
  const Bytes bytes = taken(cmsCreateRGBProfile(&white, &primaries, curves));
  cmsFreeToneCurve(curve);
  return bytes;
}

inline Bytes srgbProfile() {
  return taken(cmsCreate_sRGBProfile());
}

inline Bytes greyProfile(double gamma) {
  cmsToneCurve* const curve = cmsBuildGamma(nullptr, gamma);
  const Bytes bytes = taken(cmsCreateGrayProfile(cmsD50_xyY(), curve));
  cmsFreeToneCurve(curve);
  return bytes;
}

/// A file of one of the three kinds that are written, as a camera would store it.
inline Bytes cameraFile(const Image& stored, ImageFileKind kind, const ImageMetadata& metadata) {
  return withMetadata(encodeImage(stored, kind, {100, 3}), kind, metadata);
}

}  // namespace visagiste::test
