#pragma once

#include <Eigen/Core>
#include <iosfwd>
#include <string>
#include <vector>

#include "core/catalogue/services.h"

namespace visagiste::prepare {

/// A rendered clip as the solve and the landmark network's reading see it; rows are frames, before the filters.
struct CaptureRecord {
  Eigen::MatrixXf truth;                           ///< (T, E).
  Eigen::MatrixXf solved;                          ///< (T, E) by the solve alone.
  Eigen::MatrixXf read;                            ///< (T, E) by the network alone.
  Eigen::MatrixXf trueGaze, solvedGaze, readGaze;  ///< (N, 2) degrees sideways and up, of the frames with open eyes.
};

/// How far to believe the reading.
struct CaptureShares {
  Eigen::VectorXf read;  ///< (E,) 0..1.
  float gazeRead = 0;    ///< 0..1.
};

/// Plays every seed's range of motion on the head reconstructed from a picture, and captures it.
/// Throws Error{NoFace} where the picture shows no face.
[[nodiscard]] CaptureRecord recordCapture(Services& services, const std::string& file, std::uint32_t seed);

/// For every channel the share, in steps of a quarter, that goes along with the truth best: highest mean correlation
/// over the clips; for the gaze the one with the smallest mean error.
[[nodiscard]] CaptureShares bestShares(const std::vector<CaptureRecord>& clips);

/// Tells correlations and errors by the solve, by the reading and by the shares, then the fields "read_share" and
/// "gaze_read_share" of model.json.
void tellShares(std::ostream& out, const std::vector<CaptureRecord>& clips, const CaptureShares& shares,
                const std::vector<std::string>& names);

}  // namespace visagiste::prepare
