#include "core/garment/garment_import.h"

#include <opencv2/imgproc.hpp>

#include "app/garments/tailor.h"
#include "core/garment/thin_plate.h"
#include "core/image/mat_view.h"
#include "tests/support/error_matchers.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

constexpr int kMarginPx = 60;

const GarmentRecipe& recipe(const std::string& name) {
  static const std::vector<GarmentRecipe> recipes = wardrobe();
  return *std::find_if(recipes.begin(), recipes.end(), [&](const GarmentRecipe& r) { return r.name == name; });
}

/// The garment photographed on a wooden table.
Image photoOf(const std::vector<Garment>& garments) {
  int width = kMarginPx;
  int height = 0;
  for (const Garment& garment : garments) {
    width += garment.picture.width() + kMarginPx;
    height = std::max(height, garment.picture.height() + 2 * kMarginPx);
  }
  ImageBuilder builder({width, height}, PixelFormat::Rgb8);
  cv::RNG random(4);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const int grain = static_cast<int>(6 * std::sin(y / 3.0) + random.gaussian(3));
      builder.mat().at<cv::Vec3b>(y, x) =
          cv::Vec3b(cv::saturate_cast<std::uint8_t>(206 + grain), cv::saturate_cast<std::uint8_t>(176 + grain),
                    cv::saturate_cast<std::uint8_t>(132 + grain));
    }
  int left = kMarginPx;
  for (const Garment& garment : garments) {
    const cv::Mat picture = matView(garment.picture);
    for (int y = 0; y < picture.rows; ++y)
      for (int x = 0; x < picture.cols; ++x) {
        const auto& from = picture.at<cv::Vec4b>(y, x);
        auto& to = builder.mat().at<cv::Vec3b>(y + kMarginPx, x + left);
        for (int c = 0; c < 3; ++c)
          to[c] = static_cast<std::uint8_t>((from[c] * from[3] + to[c] * (255 - from[3])) / 255);
      }
    left += picture.cols + kMarginPx;
  }
  return builder.finish();
}

}  // namespace

TEST_CASE("a garment is read off its photograph", "[garment]") {
  for (const auto& [name, category] : {std::pair("Black tee", GarmentCategory::TShirt),
                                       {"Teal tee", GarmentCategory::TShirt},
                                       {"Navy longsleeve", GarmentCategory::LongSleeve},
                                       {"Burgundy sweater", GarmentCategory::LongSleeve}}) {
    INFO(name);
    constexpr float kPixelsPerCm = 5;
    const Garment truth = sewn(recipe(name), kPixelsPerCm);
    const ImportedGarment read = importedGarment(photoOf({truth}), "found");
    CHECK(read.garment.category == category);
    CHECK(read.garment.name == "found");
    const auto points = read.garment.handles.all();
    const auto wanted = truth.handles.all();
    const Eigen::Vector2f offset(kMarginPx, kMarginPx);
    // Sleeve ends and hem are corners of the outline; the shoulder is read from a smooth line, and at the armpit the
    // narrow gap between trunk and sleeve is lost.
    for (std::size_t i = 0; i < points.size(); ++i) {
      INFO("handle " << i);
      const bool isArmpit = i == 7 || i == 8;
      CHECK((points[i] - offset - wanted[i]).norm() < (isArmpit ? 8 : i >= 9 ? 3.5F : 5) * kPixelsPerCm);
    }
    // The cut-out is the garment.
    int both = 0;
    int either = 0;
    for (int y = 0; y < truth.picture.height(); ++y)
      for (int x = 0; x < truth.picture.width(); ++x) {
        const bool isTruth = truth.picture.row(y)[4 * x + 3] > 127;
        const bool isRead = read.garment.picture.row(y + kMarginPx)[4 * (x + kMarginPx) + 3] > 127;
        both += isTruth && isRead ? 1 : 0;
        either += isTruth || isRead ? 1 : 0;
      }
    CHECK(both > 0.93 * either);
  }
}

TEST_CASE("photos without one top say so", "[garment]") {
  const auto refuses = [](const Image& photo, const std::string& part) {
    return failsWith(ErrorCode::Unreadable, part, [&] { static_cast<void>(importedGarment(photo, "x")); });
  };
  const Garment tee = sewn(recipe("Black tee"), 4);
  CHECK(refuses(photoOf({tee, tee}), "several things"));
  CHECK(refuses(Image({200, 200}, PixelFormat::Rgb8, std::vector<std::uint8_t>(200 * 200 * 3, 90)), ""));
  CHECK(refuses(Image({20, 400}, PixelFormat::Rgb8, std::vector<std::uint8_t>(20 * 400 * 3, 90)), "narrow"));
  CHECK(failsWith(ErrorCode::InvalidArgument, "RGB", [] {
    static_cast<void>(importedGarment(Image({64, 64}, PixelFormat::Gray8, std::vector<std::uint8_t>(64 * 64)), "x"));
  }));
}

TEST_CASE("a thin plate meets its points and keeps straight maps straight", "[garment]") {
  const auto straight = [](const Eigen::Vector2f& p) {
    return Eigen::Vector2f(2 * p.x() - p.y() + 7, 0.5F * p.y() + 3);
  };
  std::vector<WarpPoint> points;
  for (const Eigen::Vector2f& p :
       {Eigen::Vector2f(0, 0), Eigen::Vector2f(90, 10), Eigen::Vector2f(20, 80), Eigen::Vector2f(70, 66)})
    points.push_back({p, straight(p)});
  const ThinPlate even(points);
  CHECK((even({33, 41}) - straight({33, 41})).norm() < 0.01F);
  points.push_back({{50, 30}, {0, 0}});
  const ThinPlate bent(points);
  for (const WarpPoint& point : points) CHECK((bent(point.from) - point.to).norm() < 0.02F);
  const cv::Mat map = bent.map({10, 20, 33, 17});
  const cv::Vec2f at = map.at<cv::Vec2f>(8, 16);  // A node of the coarse lattice: exact.
  const Eigen::Vector2f wanted = bent({26.5F, 28.5F}) - Eigen::Vector2f(0.5F, 0.5F);
  CHECK(at[0] == Approx(wanted.x()).margin(0.01));
  CHECK(at[1] == Approx(wanted.y()).margin(0.01));
  CHECK(failsWith(ErrorCode::InvalidArgument, "one line", [] {
    ThinPlate({{{0, 0}, {0, 0}}, {{1, 1}, {1, 1}}, {{2, 2}, {2, 2}}});
  }));
}
