#include "tests/support/triangle_warp.h"

#include <opencv2/imgproc.hpp>

#include "core/image/mat_view.h"
#include "core/mesh/rasterizer.h"

namespace visagiste::test {

Image warpedByTriangles(const Image& photo, const Eigen::Matrix2Xf& from, const Eigen::Matrix2Xf& to,
                        const TriangleIndices& triangles) {
  const Size size = photo.size();
  Eigen::Matrix2Xf uv = to;
  uv.row(0) /= static_cast<float>(size.width);
  uv.row(1) = 1 - uv.row(1).array() / static_cast<float>(size.height);
  const Raster raster = rasterizeUv(uv, triangles, size);
  cv::Mat map(size.height, size.width, CV_32FC2);
  for (int y = 0; y < size.height; ++y)
    for (int x = 0; x < size.width; ++x) {
      Eigen::Vector2f place = Eigen::Vector2i(x, y).cast<float>();
      if (const int t = raster.triangleAt(x, y); t != Raster::kNothing) {
        const Eigen::Vector3f weights = raster.weightsAt(x, y);
        place.setConstant(-0.5F);
        for (int k = 0; k < 3; ++k) place += weights[k] * from.col(triangles(k, t));
      }
      map.at<cv::Vec2f>(y, x) = {place.x(), place.y()};
    }
  ImageBuilder warped(size, PixelFormat::Rgb8);
  cv::remap(matView(photo), warped.mat(), map, cv::Mat(), cv::INTER_CUBIC, cv::BORDER_REPLICATE);
  return warped.finish();
}

}  // namespace visagiste::test
