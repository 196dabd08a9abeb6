#pragma once

#include <Eigen/Core>

#include "core/image/mat_view.h"

namespace visagiste {

/// Light from all sides on a matt surface: nine spherical-harmonics coefficients a channel.
/// Shading of a normal n in head space = basis(n) · coefficients; 1 leaves the albedo as it is.
using SkinLighting = Eigen::Matrix<float, 9, 3>;

/// The first nine real spherical harmonics of a unit vector, without their constant factors.
[[nodiscard]] Eigen::Matrix<float, 1, 9> lightingBasis(const Eigen::Vector3f& normal);

/// Least squares over the seen texels of color ≈ albedo · shading, with a pull to even light.
///
/// color, albedo  CV_32FC3, 0..255; weight CV_32FC1; normals CV_32FC3 in head space. All of one size.
/// The mean shading over the seen texels is 1 in each channel: the tone of the skin stays.
[[nodiscard]] SkinLighting estimateLighting(const cv::Mat& color, const cv::Mat& weight, const cv::Mat& normals,
                                            const cv::Mat& albedo);

/// Shading of each texel, CV_32FC3, kept within [0.6, 1.8]: cast shadows are no part of the model, and dividing by
/// more would burn what lies beside them.
[[nodiscard]] cv::Mat shadingOf(const SkinLighting& lighting, const cv::Mat& normals);

}  // namespace visagiste
