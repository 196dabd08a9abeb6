#include <filesystem>
#include <fstream>

#include "core/image/decode.h"
#include "core/image/image_header.h"
#include "core/image/resample.h"
#include "tests/integration/cli/cli_process.h"
#include "tests/integration/test_portrait.h"
#include "tests/support/sample_images.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/image/photo_notes.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

TEST_CASE("what is made of a photo keeps its camera and colours, upright", "[cli]") {
  const TemporaryFolder folder;
  // Lying on its side, as a phone stores it.
  const Image upright = decodeImageFile(writeSmallSample(folder.path()));
  const Bytes photo = cameraFile(turned(upright, 3), ImageFileKind::Jpeg, {cameraExif(6, false), displayP3Profile()});
  std::ofstream(folder / "photo.jpg", std::ios::binary)
      .write(reinterpret_cast<const char*>(photo.data()), static_cast<std::streamsize>(photo.size()));
  const QString file = pathText(folder / "photo.jpg");
  for (const QStringList& command :
       {QStringList{"makeup", file, "--look", "Classic red lip"},
        QStringList{"makeup-transfer", file, "--reference", pathText(sampleFile())},
        QStringList{"tryon", file, "--garment", "Navy blazer"}, QStringList{"express", file, "--set", "smile=0.3"},
        QStringList{"drive", file, "--driver", pathText(sampleFile())},
        QStringList{"compose", file, "--look", "Classic red lip"},
        QStringList{"stylize", file, "--style", pathText(sampleFile()), "--strength", "0.2"}}) {
    INFO(command.front().toStdString());
    const CliRun run = runCli(command + QStringList{"-o", pathText(folder / "made.png"), "-q"});
    INFO(run.errors.toStdString());
    REQUIRE(run.status == 0);
    const Bytes made = bytesOf(folder / "made.png");
    const ImageMetadata kept = readImageMetadata(made.data(), made.size());
    CHECK(kept.iccProfile == displayP3Profile());
    CHECK(contains(kept.exif, kCameraName));
    CHECK_FALSE(contains(kept.exif, kThumbnail));
    CHECK(exifOrientation(kept.exif.data(), kept.exif.size()) == 1);
    CHECK(decodeImageFile(folder / "made.png").size() == upright.size());
    std::filesystem::remove(folder / "made.png");
  }
}
