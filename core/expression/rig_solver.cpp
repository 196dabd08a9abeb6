#include "core/expression/rig_solver.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Cholesky>
#include <limits>
#include <string>

#include "core/base/error.h"
#include "core/reconstruct/boxed_step.h"
#include "core/reconstruct/lip_contact.h"

namespace visagiste {
namespace {

constexpr int kPoseColumns = 6;  // The focal length is held.
constexpr double kDamping = 1e-4;
constexpr double kIdentityPrior = 1;

ScaledPose scaledPoseOf(const FittedView& view) {
  const double depthMm = view.cameraFromHead.translationMm.z();
  ScaledPose pose;
  pose.rotation = view.cameraFromHead.rotation;
  pose.pxPerMm = view.camera.focalPx / depthMm;
  pose.offsetPx = view.camera.project(view.cameraFromHead.translationMm);
  return pose;
}

/// Normal equations over pose (6), channels (E) and perhaps identity (K), the focal column dropped.
struct RigEquations {
  Eigen::MatrixXd hessian;
  Eigen::VectorXd gradient;
};

void addSideCoupling(const Eigen::MatrixXf& coupling, const Eigen::VectorXf& expression, RigEquations& equations) {
  const Eigen::Index channels = expression.size();
  equations.hessian.block(kPoseColumns, kPoseColumns, channels, channels) += coupling.cast<double>();
  equations.gradient.segment(kPoseColumns, channels) += (coupling * expression).cast<double>();
}

RigEquations withoutFocal(const Eigen::MatrixXf& squares, const Eigen::VectorXf& slope) {
  const Eigen::Index rest = slope.size() - kViewPoseCount;
  RigEquations equations{Eigen::MatrixXd(kPoseColumns + rest, kPoseColumns + rest),
                         Eigen::VectorXd(kPoseColumns + rest)};
  equations.hessian.topLeftCorner(kPoseColumns, kPoseColumns) =
      squares.topLeftCorner(kPoseColumns, kPoseColumns).cast<double>();
  equations.hessian.bottomLeftCorner(rest, kPoseColumns) =
      squares.bottomLeftCorner(rest, kViewPoseCount).leftCols(kPoseColumns).cast<double>();
  equations.hessian.bottomRightCorner(rest, rest) = squares.bottomRightCorner(rest, rest).cast<double>();
  equations.gradient.head(kPoseColumns) = slope.head(kPoseColumns).cast<double>();
  equations.gradient.tail(rest) = slope.tail(rest).cast<double>();
  return equations;
}

}  // namespace

void RigOptions::check() const {
  const auto require = [](bool holds, const char* text) {
    if (!holds)
      throw Error(ErrorCode::InvalidArgument, std::string("Following a face needs ") + text + ".");
  };
  require(iterations >= 1 && iterations <= 10, "1 to 10 steps a frame");
  require(identityFrames >= 1, "at least one frame for the identity");
  require(scatter > 0, "a positive scatter of the landmarks");
  require(expressionRidge > 0 && expressionSparsity >= 0 && sideCoupling >= 0 && steadiness >= 0,
          "weights that are not negative");
  require(expectedDistanceMm > 0, "a positive distance of the camera");
}

RigSolver::RigSolver(const LandmarkBasis& basis, const RigOptions& options)
    : m_options(options), m_fitter(basis), m_rows(basis) {
  m_options.check();
  m_neutral = Eigen::VectorXf::Zero(basis.expressionCount());
  m_identity = Eigen::VectorXf::Zero(basis.identityCount());
  reset();
}

void RigSolver::reset() {
  m_isStarted = false;
  m_identityIsGiven = false;
  m_frames = 0;
  m_identity.setZero();
  m_neutral.setZero();
  m_personShape = m_rows.mean;
  m_information = Eigen::MatrixXd::Zero(m_identity.size(), m_identity.size());
  m_evidence = Eigen::VectorXd::Zero(m_identity.size());
}

void RigSolver::holdIdentity(const Eigen::VectorXf& identity) {
  if (identity.size() != m_identity.size())
    throw Error(ErrorCode::InvalidArgument, "The identity has " + std::to_string(identity.size()) +
                                                " coefficients; the face model has " +
                                                std::to_string(m_identity.size()) + ".");
  m_identity = identity;
  m_personShape = m_rows.mean + m_rows.identity * m_identity;
  m_identityIsGiven = true;
  m_frames = m_options.identityFrames;
}

void RigSolver::start(const LandmarkView& view) {
  FaceFitOptions options;
  options.scatter.point = m_options.scatter;
  options.scatter.depth = 0;
  options.expectedDistanceMm = m_options.expectedDistanceMm;
  const FaceFit fit = m_fitter.fit({view}, options);
  m_view = fit.views.front();
  if (!m_identityIsGiven) {
    m_identity = fit.identity;
    m_personShape = m_rows.mean + m_rows.identity * m_identity;
  }
  m_previousExpression = m_view.expression;
  m_isStarted = true;
}

RigPose RigSolver::solve(const Landmarks& landmarks, const std::optional<Irises>& irises, Size imageSize) {
  LandmarkView view{landmarks, irises, imageSize, std::nullopt};
  if (m_isStarted && m_view.camera.imageSize != imageSize)
    m_isStarted = false;
  if (!m_isStarted)
    start(view);
  m_previousExpression = m_view.expression;

  // A face that jumped is found again from scratch: the frame before would only lead away from it.
  const Eigen::Matrix3Xf shape = Eigen::Map<const Eigen::Matrix3Xf>(m_personShape.data(), 3, m_personShape.size() / 3);
  const ScaledPose fresh = estimateScaledPose(shape, landmarks);
  const Rigid3 freshRigid = rigidFromScaledPose(fresh, m_view.camera);
  const Eigen::VectorXf expressive = m_personShape + m_rows.expression * m_view.expression;
  if (meanResidualPx(landmarks.pointsPx, expressive, m_view.camera, freshRigid) <
      meanResidualPx(landmarks.pointsPx, expressive, m_view.camera, m_view.cameraFromHead))
    m_view.cameraFromHead = freshRigid;

  LandmarkScatter scatter;
  scatter.point = m_options.scatter;
  scatter.depth = 0;
  const LandmarkTargets targets = makeLandmarkTargets(view, m_fitter.basis(), scaledPoseOf(m_view), scatter);
  for (int i = 0; i < m_options.iterations; ++i) step(targets);
  if (!isIdentityHeld()) {
    refineIdentity(targets);
    ++m_frames;
  }
  RigPose pose;
  pose.camera = m_view.camera;
  pose.cameraFromHead = m_view.cameraFromHead;
  pose.expression = withoutNeutral(m_view.expression);
  pose.certainty = certainty();
  pose.interOcularPx = static_cast<float>(nominalInterOcularPx(scaledPoseOf(m_view)));
  pose.residualPx = meanResidualPx(landmarks.pointsPx, m_personShape + m_rows.expression * m_view.expression,
                                   m_view.camera, m_view.cameraFromHead);
  return pose;
}

void RigSolver::step(const LandmarkTargets& targets) {
  const Eigen::VectorXf shape = m_personShape + m_rows.expression * m_view.expression;
  const LandmarkLinearization linear =
      linearizeLandmarks(m_rows, targets, shape, m_view.camera, m_view.cameraFromHead, FitColumns::PoseAndExpression);
  const Eigen::Index size = linear.derivatives.cols();
  const Eigen::Index channels = m_view.expression.size();
  Eigen::MatrixXf squares = Eigen::MatrixXf::Zero(size, size);
  squares.selfadjointView<Eigen::Lower>().rankUpdate(linear.derivatives.transpose());
  Eigen::VectorXf slope = linear.derivatives.transpose() * linear.residuals;
  addLipContact(m_rows.lipGap, targets.lipClosedness, m_identity, m_view.expression, squares, slope);
  RigEquations equations = withoutFocal(squares, slope);
  addSideCoupling(m_options.sideCoupling * m_rows.channelCoupling, m_view.expression, equations);
  equations.hessian.diagonal() *= 1 + kDamping;
  equations.hessian.diagonal().tail(channels).array() += m_options.expressionRidge + m_options.steadiness;
  equations.gradient.tail(channels) +=
      (m_options.expressionRidge * m_view.expression.array() + m_options.expressionSparsity +
       m_options.steadiness * (m_view.expression - m_previousExpression).array())
          .matrix()
          .cast<double>();

  m_hessian = equations.hessian;

  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  Eigen::VectorXd lower = Eigen::VectorXd::Constant(equations.gradient.size(), -kInfinity);
  Eigen::VectorXd upper = -lower;
  lower.tail(channels) = -m_view.expression.cast<double>();
  upper.tail(channels) = (1 - m_view.expression.array()).matrix().cast<double>();
  const Eigen::VectorXd change = boxedStep(equations.hessian, equations.gradient, lower, upper);
  if (!change.allFinite())
    return;
  m_view.cameraFromHead.rotation = rotationFromVector(change.head<3>()) * m_view.cameraFromHead.rotation;
  m_view.cameraFromHead.translationMm += change.segment<3>(3);
  m_view.expression = (m_view.expression + change.tail(channels).cast<float>()).cwiseMax(0.0F).cwiseMin(1.0F);
}

void RigSolver::refineIdentity(const LandmarkTargets& targets) {
  const Eigen::VectorXf shape = m_personShape + m_rows.expression * m_view.expression;
  const LandmarkLinearization linear =
      linearizeLandmarks(m_rows, targets, shape, m_view.camera, m_view.cameraFromHead, FitColumns::All);
  const Eigen::Index size = linear.derivatives.cols();
  const Eigen::Index channels = m_view.expression.size();
  const Eigen::Index shared = m_identity.size();
  Eigen::MatrixXf squares = Eigen::MatrixXf::Zero(size, size);
  squares.selfadjointView<Eigen::Lower>().rankUpdate(linear.derivatives.transpose());
  Eigen::VectorXf slope = linear.derivatives.transpose() * linear.residuals;
  addLipContact(m_rows.lipGap, targets.lipClosedness, m_identity, m_view.expression, squares, slope);
  RigEquations equations = withoutFocal(squares, slope);
  addSideCoupling(m_options.sideCoupling * m_rows.channelCoupling, m_view.expression, equations);
  const Eigen::Index own = kPoseColumns + channels;
  equations.hessian.diagonal().segment(kPoseColumns, channels).array() += m_options.expressionRidge;
  equations.gradient.segment(kPoseColumns, channels) +=
      (m_options.expressionRidge * m_view.expression.array() + m_options.expressionSparsity).matrix().cast<double>();
  // A channel at its bound does not move with the identity.
  for (Eigen::Index e = 0; e < channels; ++e)
    if (m_view.expression(e) <= 0 || m_view.expression(e) >= 1)
      equations.hessian(kPoseColumns + e, kPoseColumns + e) += 1e9;

  // Pose and expression are eliminated; what remains is this frame's word on the identity.
  const Eigen::LLT<Eigen::MatrixXd> ownFactor(equations.hessian.topLeftCorner(own, own));
  const Eigen::MatrixXd cross = equations.hessian.bottomLeftCorner(shared, own);
  const Eigen::MatrixXd solved = ownFactor.solve(cross.transpose());
  Eigen::MatrixXd information = equations.hessian.bottomRightCorner(shared, shared);
  information = information.selfadjointView<Eigen::Lower>();
  information.noalias() -= cross * solved;
  const Eigen::VectorXd ownFree = equations.gradient.tail(shared) - solved.transpose() * equations.gradient.head(own);
  const Eigen::VectorXd evidence = information * m_identity.cast<double>() - ownFree;

  // Neighbouring frames repeat each other's errors, so they are averaged instead of summed.
  const double share = 1.0 / (m_frames + 1);
  m_information += share * (information - m_information);
  m_evidence += share * (evidence - m_evidence);
  Eigen::MatrixXd posterior = m_information;
  posterior.diagonal().array() += kIdentityPrior;
  Eigen::VectorXd evidenceAtZero = Eigen::VectorXd::Zero(shared);
  addRestingLips(m_rows.lipGap, Eigen::VectorXf::Zero(shared), posterior, evidenceAtZero);
  const Eigen::VectorXd identity = posterior.llt().solve(m_evidence - evidenceAtZero);
  if (!identity.allFinite())
    return;
  m_identity = identity.cast<float>();
  m_personShape = m_rows.mean + m_rows.identity * m_identity;
}

Eigen::VectorXf RigSolver::certainty() const {
  const Eigen::Index channels = m_view.expression.size();
  const Eigen::LLT<Eigen::MatrixXd> factor(m_hessian.selfadjointView<Eigen::Lower>());
  // The variance that is left to a channel, as a share of the one that the pull to 0 and to the frame before leave.
  const Eigen::MatrixXd columns =
      factor.matrixL().solve(Eigen::MatrixXd::Identity(m_hessian.rows(), m_hessian.rows())).rightCols(channels);
  const double prior = static_cast<double>(m_options.expressionRidge) + m_options.steadiness;
  const Eigen::VectorXd share = prior * columns.colwise().squaredNorm().transpose();
  return (1 - share.array()).max(0.0).min(1.0).matrix().cast<float>();
}

void RigSolver::calibrateNeutral() {
  if (m_isStarted)
    m_neutral = m_view.expression.cwiseMin(0.9F);
}

Eigen::VectorXf RigSolver::withoutNeutral(const Eigen::VectorXf& expression) const {
  return ((expression - m_neutral).array() / (1 - m_neutral.array())).max(0.0F).min(1.0F);
}

}  // namespace visagiste
