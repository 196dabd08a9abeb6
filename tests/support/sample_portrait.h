#pragma once

#include <memory>
#include <vector>

#include "core/mesh/mesh_renderer.h"
#include "core/portrait/driven_portrait.h"
#include "core/reconstruct/eye_texture.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/mouth_texture.h"
#include "tests/support/sample_images.h"

namespace visagiste::test {

/// The face model's mean person in front of a plain wall, everything about the picture known exactly and symmetric.
inline PortraitSource samplePortrait(int sidePx = 320) {
  static const std::shared_ptr<const FaceModel> model = FaceModel::load(ModelFolders());
  auto head = std::make_shared<ReconstructedHead>();
  head->model = model;
  head->coefficients = model->neutral();
  head->texture = paintedImage({256, 256}, [](int, int y) -> std::array<int, 3> {
    return {200 - y / 8, 150 + y / 10, 130};
  });
  head->eyeTexture = eyeTexture({}, 128);
  head->teethTexture = teethTexture(*model, 64);
  head->mouthTexture = mouthTexture(*model, 64);
  FittedView view;
  view.camera = defaultCamera({sidePx, sidePx});
  view.cameraFromHead.rotation = Eigen::Vector3d(1, -1, -1).asDiagonal();
  view.cameraFromHead.translationMm = {0, -20, 720};
  view.expression = head->coefficients.expression;
  const Eigen::Matrix3Xf points = model->landmarkPoints(head->coefficients);
  const auto place = [&](Eigen::Index p) -> Eigen::Vector2f {
    return view.camera.project(apply(view.cameraFromHead, points.col(p).cast<double>())).cast<float>();
  };
  view.interOcularPx = (place(473) - place(468)).norm();
  head->views.push_back(view);

  PortraitSource source;
  source.landmarks.pointsPx.resize(2, kCanonicalPointCount);
  for (Eigen::Index p = 0; p < kCanonicalPointCount; ++p) source.landmarks.pointsPx.col(p) = place(p);
  source.landmarks.relativeDepth.setZero(kCanonicalPointCount);
  for (int e = 0; e < 2; ++e) {
    Iris& iris = source.irises[std::size_t(e)];
    iris.centerPx = place(468 + 5 * e);
    for (int k = 0; k < 4; ++k) iris.edgePx.col(k) = place(469 + 5 * e + k);
    iris.radiusPx = (iris.edgePx.col(0) - iris.edgePx.col(2)).norm() / 2;
  }
  RenderOptions options;
  options.lighting = flatLighting();
  source.photo = renderMesh(headMesh(*head, view.expression), view.cameraFromHead, view.camera, options);

  auto parsing = std::make_shared<FaceParsing>();
  parsing->pictureFromCrop << sidePx / 64.0, 0, 0, 0, sidePx / 64.0, 0;
  parsing->cropSize = {64, 64};
  std::vector<std::uint8_t> planes(std::size_t(kFaceRegionCount) * 64 * 64, 0);
  std::fill_n(planes.begin() + std::ptrdiff_t(FaceRegion::FaceSkin) * 64 * 64, 64 * 64, std::uint8_t(255));
  parsing->probabilities = std::make_shared<const std::vector<std::uint8_t>>(std::move(planes));
  source.parsing = parsing;
  source.head = head;
  return source;
}

}  // namespace visagiste::test
