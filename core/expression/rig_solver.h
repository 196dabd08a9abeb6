#pragma once

#include <Eigen/Core>
#include <optional>

#include "core/reconstruct/face_fitter.h"

namespace visagiste {

struct RigOptions {
  int iterations = 2;               ///< 1..10 steps a frame.
  int identityFrames = 30;          ///< >= 1: so many frames go into the person's identity; then it is held.
  float scatter = 0.025F;           ///< Standard deviation of a landmark in inter-ocular distances; > 0.
  float expressionRidge = 3;        ///< Pull of every channel to 0; > 0.
  float expressionSparsity = 1.5F;  ///< The same, linear; >= 0.
  float sideCoupling = 10;          ///< Pull of the two sides of the face to each other; >= 0.
  float steadiness = 20;            ///< Pull of every channel to its value in the frame before; >= 0.
  double expectedDistanceMm = 650;  ///< From camera to head; > 0.

  void check() const;  ///< Throws Error{InvalidArgument} naming the first field out of range.
};

/// Pose and expression of one frame.
struct RigPose {
  PinholeCamera camera;
  Rigid3 cameraFromHead;
  Eigen::VectorXf expression;  ///< (E,) 0..1.
  /// (E,) 0..1: how much the landmarks rather than the prior decided each channel; 0: they say nothing about it.
  Eigen::VectorXf certainty;
  float residualPx = 0;     ///< Mean distance of the 468 points from the solved face.
  float interOcularPx = 0;  ///< Distance of the pupils were the face seen from the front.
};

/// Follows one person: solves pose and expression of each frame from the one before.
///
/// The first frame fits the whole face and takes longer. Over the first RigOptions::identityFrames the identity is
/// refined, a step a frame, and then held. One object a person and stream; one thread at a time.
class RigSolver {
 public:
  /// basis: 478 points; see LandmarkBasis. Throws Error{InvalidArgument} for bad options.
  explicit RigSolver(const LandmarkBasis& basis, const RigOptions& options = {});

  /// irises      nothing where the gaze is unknown: the eyes keep looking ahead.
  /// imageSize   of the frame; another size than before starts over.
  /// Throws Error{InvalidArgument} for landmarks that are not the canonical 468 or not finite.
  [[nodiscard]] RigPose solve(const Landmarks& landmarks, const std::optional<Irises>& irises, Size imageSize);

  /// Takes the last frame's face as expressionless: what it shows is taken out of every later frame.
  /// No effect before the first frame.
  void calibrateNeutral();
  void clearNeutral() { m_neutral.setZero(); }

  /// Holds this identity from now on, e.g. of a reconstructed head. (K,).
  void holdIdentity(const Eigen::VectorXf& identity);

  /// (K,) zeros before the first frame.
  [[nodiscard]] const Eigen::VectorXf& identity() const { return m_identity; }
  [[nodiscard]] bool isIdentityHeld() const { return m_frames >= m_options.identityFrames; }

  /// Forgets the person.
  void reset();

 private:
  void start(const LandmarkView& view);
  void step(const LandmarkTargets& targets);
  void refineIdentity(const LandmarkTargets& targets);
  [[nodiscard]] Eigen::VectorXf withoutNeutral(const Eigen::VectorXf& expression) const;
  [[nodiscard]] Eigen::VectorXf certainty() const;

  RigOptions m_options;
  FaceFitter m_fitter;
  FittingBasis m_rows;
  Eigen::VectorXf m_identity;
  Eigen::VectorXf m_personShape;  ///< (3P,) mean plus identity.
  Eigen::VectorXf m_neutral;      ///< (E,).
  FittedView m_view;              ///< The frame before; its expression is the solved one, neutral included.
  Eigen::VectorXf m_previousExpression;
  Eigen::MatrixXd m_hessian;      ///< Of the frame's last step, lower triangle; pose first, then channels.
  Eigen::MatrixXd m_information;  ///< (K, K) what the frames say about the identity, averaged.
  Eigen::VectorXd m_evidence;     ///< (K,).
  int m_frames = 0;
  bool m_isStarted = false;
  bool m_identityIsGiven = false;
};

}  // namespace visagiste
