#pragma once

#include <Eigen/Core>
#include <filesystem>
#include <string>
#include <vector>

#include "core/reconstruct/face_model.h"

namespace visagiste {

/// The arrays of face_head.safetensors, checked. Part of FaceModel.
///
/// A place is a point of the surface; several vertices share a place where the UV map has a seam. Coarser levels use a
/// prefix of the places and of the vertices. Columns of the modes hold x, y, z place by place.
struct FaceModelArrays {
  struct Level {
    HeadTopology topology;
    int placeCount = 0;
  };

  std::vector<std::string> expressionNames;
  Eigen::VectorXf mean;        ///< (3P).
  Eigen::MatrixXf identity;    ///< (3P, K).
  Eigen::MatrixXf expression;  ///< (3P, E).
  std::vector<int> placeOf;    ///< (V) of level 0's vertices.
  std::vector<int> vertexOf;   ///< (P) first vertex at a place.
  std::vector<Level> levels;
  Eigen::Matrix<int, 3, Eigen::Dynamic> landmarkPlaces;  ///< (3, 478).
  Eigen::Matrix3Xf landmarkWeights;                      ///< (3, 478).
  Eigen::Matrix<int, 3, Eigen::Dynamic> canonicalTriangles;
  std::vector<int> landmarks68;  ///< Vertices.
};

/// Throws Error{BadWeights} naming what does not fit.
[[nodiscard]] FaceModelArrays readFaceModelArrays(const std::filesystem::path& file);

}  // namespace visagiste
