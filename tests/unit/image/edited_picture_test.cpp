#include "core/image/edited_picture.h"

#include <fstream>

#include "core/image/color_profile.h"
#include "core/image/decode.h"
#include "core/image/image_header.h"
#include "core/image/resample.h"
#include "tests/support/error_matchers.h"
#include "tests/support/sample_images.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/image/photo_notes.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

void write(const std::filesystem::path& file, const Bytes& bytes) {
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

/// Saturated colours, many of which sRGB does not have.
Image wideColors() {
  return paintedImage({40, 24}, [](int x, int y) -> std::array<int, 3> { return {255 - x, 10 * y, 6 * x}; });
}

Image asStored(const std::filesystem::path& file) {
  const Bytes bytes = bytesOf(file);
  return decodeImage(bytes.data(), bytes.size(), "file", {}, AlphaHandling::OverWhite, ColorHandling::AsStored);
}

ImageMetadata metadataOf(const std::filesystem::path& file) {
  const Bytes bytes = bytesOf(file);
  return readImageMetadata(bytes.data(), bytes.size());
}

}  // namespace

TEST_CASE("a copy without an edit is the photograph, upright, with its notes", "[image]") {
  const TemporaryFolder folder;
  const ImageMetadata camera = {cameraExif(6, true), displayP3Profile()};
  for (const ImageFileKind kind : {ImageFileKind::Jpeg, ImageFileKind::Png, ImageFileKind::Webp}) {
    INFO("kind " << static_cast<int>(kind));
    const std::filesystem::path photo = folder / "photo";
    const std::filesystem::path copy = folder / "copy.png";
    write(photo, cameraFile(wideColors(), kind, camera));
    encodeEditedImageFile(decodeImageFile(photo), copy, photo);
    // To the last bit, though its colours went to sRGB and back.
    CHECK(largestDifference(asStored(copy), asStored(photo)) == 0);
    CHECK(asStored(copy).size() == Size{24, 40});
    const ImageMetadata kept = metadataOf(copy);
    CHECK(kept.iccProfile == camera.iccProfile);
    CHECK(contains(kept.exif, kCameraName));
    CHECK_FALSE(contains(kept.exif, kThumbnail));
    CHECK(exifOrientation(kept.exif.data(), kept.exif.size()) == 1);
  }
}

TEST_CASE("every kind of file that is written keeps the notes", "[image]") {
  const TemporaryFolder folder;
  write(folder / "photo.jpg", cameraFile(wideColors(), ImageFileKind::Jpeg, {cameraExif(8, false), srgbProfile()}));
  const Image image = decodeImageFile(folder / "photo.jpg");
  for (const char* name : {"copy.jpg", "copy.png", "copy.webp"}) {
    INFO(name);
    encodeEditedImageFile(image, folder / name, folder / "photo.jpg", {100, 3});
    CHECK(metadataOf(folder / name).iccProfile == srgbProfile());
    CHECK(contains(metadataOf(folder / name).exif, kCameraName));
    CHECK(decodeImageFile(folder / name).size() == image.size());
  }
  // Lossless, and in sRGB: nothing happens to the pixels.
  CHECK(largestDifference(decodeImageFile(folder / "copy.png"), image) == 0);
}

TEST_CASE("an edit shows as it was made, and leaves the rest alone", "[image]") {
  const TemporaryFolder folder;
  write(folder / "photo.png", cameraFile(wideColors(), ImageFileKind::Png, {{}, displayP3Profile()}));
  const Image photo = decodeImageFile(folder / "photo.png");
  const Image edited = paintedImage(photo.size(), [&](int x, int y) -> std::array<int, 3> {
    const Pixel pixel = pixelAt(photo, x, y);
    return x < 20 ? std::array<int, 3>{pixel[0], pixel[1], pixel[2]} : std::array<int, 3>{150, 60 + 4 * y, 70 + 2 * x};
  });
  encodeEditedImageFile(edited, folder / "edited.png", folder / "photo.png");
  const Image stored = asStored(folder / "edited.png");
  CHECK(largestDifference(cropped(stored, 0, 0, {20, 24}), cropped(wideColors(), 0, 0, {20, 24})) == 0);
  const Image shown = decodeImageFile(folder / "edited.png");
  CHECK(largestDifference(cropped(shown, 0, 0, {20, 24}), cropped(photo, 0, 0, {20, 24})) == 0);
  // Two roundings, to the profile's numbers and back, of a colour that sRGB has.
  CHECK(largestDifference(cropped(shown, 20, 0, {20, 24}), cropped(edited, 20, 0, {20, 24})) <= 2);
}

TEST_CASE("a picture of another size keeps the notes that still hold", "[image]") {
  const TemporaryFolder folder;
  write(folder / "photo.png", cameraFile(wideColors(), ImageFileKind::Png, {cameraExif(1, false), displayP3Profile()}));
  const Image small = resized(decodeImageFile(folder / "photo.png"), {20, 12});
  encodeEditedImageFile(small, folder / "small.png", folder / "photo.png");
  CHECK(largestDifference(decodeImageFile(folder / "small.png"), small) <= 2);
  const auto width = Numbers(false).entry(0xA002, 3, 1, 20).bytes;
  CHECK(contains(metadataOf(folder / "small.png").exif, width));
}

TEST_CASE("profiles that do not fit the picture are left out", "[image]") {
  const TemporaryFolder folder;
  const Image grey({40, 24}, PixelFormat::Gray8, Bytes(40 * 24, 128));
  write(folder / "grey.png", cameraFile(grey, ImageFileKind::Png, {cameraExif(1, false), greyProfile(1.8)}));
  const Image image = decodeImageFile(folder / "grey.png");
  encodeEditedImageFile(image, folder / "copy.png", folder / "grey.png");
  CHECK(metadataOf(folder / "copy.png").iccProfile.empty());
  CHECK(contains(metadataOf(folder / "copy.png").exif, kCameraName));
  CHECK(largestDifference(decodeImageFile(folder / "copy.png"), image) == 0);
}

TEST_CASE("without a photograph a picture is written as it is", "[image]") {
  const TemporaryFolder folder;
  write(folder / "text.jpg", {'n', 'o'});
  for (const std::filesystem::path& source :
       {std::filesystem::path(), folder / "gone.png", folder.path(), folder / "text.jpg"}) {
    encodeEditedImageFile(quadrants(), folder / "made.png", source);
    CHECK(bytesOf(folder / "made.png") == encodeImage(quadrants(), ImageFileKind::Png));
  }
  CHECK(failsWith(ErrorCode::InvalidArgument, ".png, .jpg or .webp",
                  [&] { encodeEditedImageFile(quadrants(), folder / "made.tif", {}); }));
}

TEST_CASE("a photograph may be replaced by its edit", "[image]") {
  const TemporaryFolder folder;
  const std::filesystem::path photo = folder / "photo.png";
  write(photo, cameraFile(wideColors(), ImageFileKind::Png, {cameraExif(6, false), displayP3Profile()}));
  encodeEditedImageFile(decodeImageFile(photo), photo, photo);
  encodeEditedImageFile(decodeImageFile(photo), photo, photo);
  CHECK(largestDifference(asStored(photo), turned(wideColors(), 1)) == 0);
}
