#include "widgets/preview/view_transform.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

constexpr double kRoundOff = 1e-9;

ViewTransform viewOf(QSizeF picture, double ratio = 1) {
  ViewTransform view;
  view.setSizes(picture, {800, 600}, ratio);
  return view;
}

double distanceOf(QPointF a, QPointF b) {
  return QLineF(a, b).length();
}

}  // namespace

TEST_CASE("a fitting picture lies in the middle of the view", "[view_transform]") {
  const ViewTransform view = viewOf({400, 400});
  CHECK(view.isFitting());
  CHECK(distanceOf(view.viewFromPicture({200, 200}), {400, 300}) < kRoundOff);
  CHECK(view.pictureRect().height() == Approx(600 - 16));  // 8 units of air above and below.
}

TEST_CASE("picture and view coordinates are inverse to each other", "[view_transform]") {
  ViewTransform view = viewOf({1024, 768});
  view.zoomBy(3.7, {123, 456});
  for (const bool mirrored : {false, true}) {
    view.setMirrored(mirrored);
    const QPointF point(17.25, 600.5);
    CHECK(distanceOf(view.pictureFromView(view.viewFromPicture(point)), point) < kRoundOff);
    CHECK(distanceOf(view.transform().map(point), view.viewFromPicture(point)) < kRoundOff);
  }
}

TEST_CASE("zooming keeps the point under the anchor", "[view_transform]") {
  ViewTransform view = viewOf({1024, 768});
  const QPointF anchor(300, 250);
  const QPointF before = view.pictureFromView(anchor);
  view.zoomBy(5, anchor);
  CHECK(distanceOf(view.pictureFromView(anchor), before) < 1e-6);
  view.zoomBy(0.3, anchor);
  CHECK(distanceOf(view.pictureFromView(anchor), before) < 1e-6);
}

TEST_CASE("100 % is one device pixel a picture pixel, also on dense screens", "[view_transform]") {
  ViewTransform view = viewOf({3000, 2000}, 2);
  view.actualPixels();
  CHECK(view.devicePixelsPerPixel() == Approx(1));
  CHECK(view.scale() == Approx(0.5));
  CHECK_FALSE(view.isFitting());
}

TEST_CASE("zoom has limits and panning keeps some of the picture in view", "[view_transform]") {
  ViewTransform view = viewOf({100, 100});
  view.zoomBy(1e6, {400, 300});
  CHECK(view.devicePixelsPerPixel() == Approx(ViewTransform::kMaximumDevicePixels));
  view.panBy({1e6, -1e6});
  CHECK(view.pictureRect().intersects(QRectF(0, 0, 800, 600)));
}

TEST_CASE("a resized view keeps fitting, or keeps its middle", "[view_transform]") {
  ViewTransform view = viewOf({1000, 500});
  view.setSizes({1000, 500}, {400, 400}, 1);
  CHECK(view.pictureRect().width() == Approx(400 - 16));
  view.zoomBy(4, {200, 200});
  const QPointF middle = view.pictureFromView({200, 200});
  view.setSizes({1000, 500}, {600, 300}, 1);
  CHECK(distanceOf(view.pictureFromView({300, 150}), middle) < 1e-6);
}
