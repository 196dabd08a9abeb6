#include "core/reconstruct/face_fitter.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Cholesky>
#include <limits>
#include <utility>

#include "core/base/error.h"
#include "core/reconstruct/boxed_step.h"
#include "core/reconstruct/lip_contact.h"

namespace visagiste {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr int kFocalColumn = 6;
constexpr int kDepthColumn = 5;
constexpr int kPoseIterations = 4;
constexpr double kConverged = 2e-4;  // Relative fall of the cost.

/// Everything that is being fitted.
struct FitState {
  Eigen::VectorXf identity;
  std::vector<FittedView> views;
};

/// What stays the same during a fit.
struct FitProblem {
  const FittingBasis& basis;
  const std::vector<LandmarkTargets>& targets;
  const std::vector<bool>& cameraIsHeld;
  const FaceFitOptions& options;

  [[nodiscard]] Eigen::Index expressionCount() const { return basis.expression.cols(); }
  [[nodiscard]] Eigen::Index perView() const { return kViewPoseCount + expressionCount(); }
  [[nodiscard]] Eigen::Index viewCount() const { return static_cast<Eigen::Index>(targets.size()); }
};

Eigen::VectorXf shapeOf(const FittingBasis& basis, const Eigen::VectorXf& identity, const Eigen::VectorXf& expression) {
  return basis.mean + basis.identity * identity + basis.expression * expression;
}

double distanceResidual(const FittedView& view, const FaceFitOptions& options) {
  return std::log(view.cameraFromHead.translationMm.z() / options.expectedDistanceMm) / options.distanceLogSigma;
}

double costOf(const FitProblem& problem, const FitState& state) {
  const FaceFitOptions& options = problem.options;
  const FittingBasis& basis = problem.basis;
  double cost = options.identityWeight * state.identity.squaredNorm() + restingLipsCost(basis.lipGap, state.identity);
  for (std::size_t v = 0; v < state.views.size(); ++v) {
    const FittedView& view = state.views[v];
    const Eigen::VectorXf shape = shapeOf(problem.basis, state.identity, view.expression);
    cost += landmarkResiduals(problem.targets[v], shape, view.camera, view.cameraFromHead).squaredNorm();
    cost += options.expressionRidge * view.expression.squaredNorm();
    cost += 2 * options.expressionSparsity * view.expression.sum();
    cost += options.sideCoupling * view.expression.dot(basis.channelCoupling * view.expression);
    cost += lipContactCost(basis.lipGap, problem.targets[v].lipClosedness, state.identity, view.expression);
    if (!problem.cameraIsHeld[v])
      cost += std::pow(distanceResidual(view, options), 2);
    if (view.cameraFromHead.translationMm.z() <= 0)
      return kInfinity;
  }
  return cost;
}

struct NormalEquations {
  Eigen::MatrixXd hessian;
  Eigen::VectorXd gradient;
};

/// Adds one view: its own block, the shared identity block, and the block between them.
void addView(const FitProblem& problem, const FitState& state, Eigen::Index v, NormalEquations& equations) {
  const FittedView& view = state.views[static_cast<std::size_t>(v)];
  const LandmarkTargets& targets = problem.targets[static_cast<std::size_t>(v)];
  const Eigen::VectorXf shape = shapeOf(problem.basis, state.identity, view.expression);
  const LandmarkLinearization linear =
      linearizeLandmarks(problem.basis, targets, shape, view.camera, view.cameraFromHead, FitColumns::All);
  const Eigen::Index own = problem.perView();
  const Eigen::Index shared = problem.basis.identity.cols();
  const Eigen::Index first = v * own;
  const Eigen::Index identityFirst = problem.viewCount() * own;
  Eigen::MatrixXf squares = Eigen::MatrixXf::Zero(own + shared, own + shared);
  squares.selfadjointView<Eigen::Lower>().rankUpdate(linear.derivatives.transpose());
  Eigen::VectorXf slope = linear.derivatives.transpose() * linear.residuals;
  addLipContact(problem.basis.lipGap, targets.lipClosedness, state.identity, view.expression, squares, slope);

  equations.hessian.block(first, first, own, own) += squares.topLeftCorner(own, own).cast<double>();
  equations.hessian.block(identityFirst, first, shared, own) += squares.bottomLeftCorner(shared, own).cast<double>();
  equations.hessian.block(identityFirst, identityFirst, shared, shared) +=
      squares.bottomRightCorner(shared, shared).cast<double>();
  equations.gradient.segment(first, own) += slope.head(own).cast<double>();
  equations.gradient.segment(identityFirst, shared) += slope.tail(shared).cast<double>();
}

void addViewPriors(const FitProblem& problem, const FitState& state, Eigen::Index v, NormalEquations& equations) {
  const FaceFitOptions& options = problem.options;
  const FittedView& view = state.views[static_cast<std::size_t>(v)];
  const Eigen::Index first = v * problem.perView();
  const Eigen::Index channels = problem.expressionCount();
  equations.hessian.diagonal().segment(first + kViewPoseCount, channels).array() += options.expressionRidge;
  equations.gradient.segment(first + kViewPoseCount, channels) +=
      (options.expressionRidge * view.expression.array() + options.expressionSparsity).matrix().cast<double>();
  const Eigen::MatrixXf coupling = options.sideCoupling * problem.basis.channelCoupling;
  equations.hessian.block(first + kViewPoseCount, first + kViewPoseCount, channels, channels) +=
      coupling.cast<double>();
  equations.gradient.segment(first + kViewPoseCount, channels) += (coupling * view.expression).cast<double>();
  if (problem.cameraIsHeld[static_cast<std::size_t>(v)]) {
    equations.hessian(first + kFocalColumn, first + kFocalColumn) += 1;
    return;
  }
  const double slope = 1 / (view.cameraFromHead.translationMm.z() * options.distanceLogSigma);
  equations.hessian(first + kDepthColumn, first + kDepthColumn) += slope * slope;
  equations.gradient(first + kDepthColumn) += slope * distanceResidual(view, options);
}

NormalEquations assemble(const FitProblem& problem, const FitState& state) {
  const Eigen::Index shared = problem.basis.identity.cols();
  const Eigen::Index size = problem.viewCount() * problem.perView() + shared;
  NormalEquations equations{Eigen::MatrixXd::Zero(size, size), Eigen::VectorXd::Zero(size)};
  for (Eigen::Index v = 0; v < problem.viewCount(); ++v) {
    addView(problem, state, v, equations);
    addViewPriors(problem, state, v, equations);
  }
  equations.hessian.diagonal().tail(shared).array() += problem.options.identityWeight;
  equations.gradient.tail(shared) += (problem.options.identityWeight * state.identity).cast<double>();
  Eigen::MatrixXd resting = Eigen::MatrixXd::Zero(shared, shared);
  Eigen::VectorXd restingSlope = Eigen::VectorXd::Zero(shared);
  addRestingLips(problem.basis.lipGap, state.identity, resting, restingSlope);
  equations.hessian.bottomRightCorner(shared, shared) += resting;
  equations.gradient.tail(shared) += restingSlope;
  return equations;
}

struct StepBounds {
  Eigen::VectorXd lower;
  Eigen::VectorXd upper;
};

StepBounds boundsOf(const FitProblem& problem, const FitState& state) {
  const Eigen::Index size = problem.viewCount() * problem.perView() + state.identity.size();
  StepBounds bounds{Eigen::VectorXd::Constant(size, -kInfinity), Eigen::VectorXd::Constant(size, kInfinity)};
  for (Eigen::Index v = 0; v < problem.viewCount(); ++v) {
    const Eigen::VectorXd channels = state.views[static_cast<std::size_t>(v)].expression.cast<double>();
    const Eigen::Index first = v * problem.perView();
    bounds.lower.segment(first + kViewPoseCount, channels.size()) = -channels;
    bounds.upper.segment(first + kViewPoseCount, channels.size()) = (1 - channels.array()).matrix();
    if (problem.cameraIsHeld[static_cast<std::size_t>(v)])
      bounds.lower(first + kFocalColumn) = bounds.upper(first + kFocalColumn) = 0;
  }
  return bounds;
}

FitState moved(const FitProblem& problem, const FitState& state, const Eigen::VectorXd& step) {
  FitState next = state;
  for (Eigen::Index v = 0; v < problem.viewCount(); ++v) {
    FittedView& view = next.views[static_cast<std::size_t>(v)];
    const auto own = step.segment(v * problem.perView(), problem.perView());
    view.cameraFromHead.rotation = rotationFromVector(own.head<3>()) * view.cameraFromHead.rotation;
    view.cameraFromHead.translationMm += own.segment<3>(3);
    view.camera.focalPx *= std::exp(std::clamp(own(kFocalColumn), -0.5, 0.5));
    view.expression =
        (view.expression + own.tail(problem.expressionCount()).cast<float>()).cwiseMax(0.0F).cwiseMin(1.0F);
  }
  next.identity += step.tail(state.identity.size()).cast<float>();
  return next;
}

/// Settles the pose alone on the current shape, so that the first full step starts from a sane place.
void settlePose(const FitProblem& problem, FitState& state) {
  for (std::size_t v = 0; v < state.views.size(); ++v) {
    FittedView& view = state.views[v];
    const Eigen::VectorXf shape = shapeOf(problem.basis, state.identity, view.expression);
    for (int i = 0; i < kPoseIterations; ++i) {
      const LandmarkLinearization linear = linearizeLandmarks(problem.basis, problem.targets[v], shape, view.camera,
                                                              view.cameraFromHead, FitColumns::Pose);
      const Eigen::MatrixXd derivatives = linear.derivatives.leftCols(kFocalColumn).cast<double>();
      Eigen::MatrixXd hessian = derivatives.transpose() * derivatives;
      hessian.diagonal() *= 1.001;
      const Eigen::VectorXd step = -hessian.ldlt().solve(derivatives.transpose() * linear.residuals.cast<double>());
      if (!step.allFinite())
        return;
      view.cameraFromHead.rotation = rotationFromVector(step.head<3>()) * view.cameraFromHead.rotation;
      view.cameraFromHead.translationMm += step.tail<3>();
    }
  }
}

/// One damped step; false when no damping makes the cost fall.
bool improve(const FitProblem& problem, FitState& state, double& cost, double& damping) {
  const NormalEquations equations = assemble(problem, state);
  const StepBounds bounds = boundsOf(problem, state);
  for (int attempt = 0; attempt < 6; ++attempt) {
    Eigen::MatrixXd damped = equations.hessian;
    damped.diagonal() *= 1 + damping;
    const Eigen::VectorXd step = boxedStep(damped, equations.gradient, bounds.lower, bounds.upper);
    if (step.allFinite()) {
      const FitState next = moved(problem, state, step);
      const double nextCost = costOf(problem, next);
      if (nextCost < cost) {
        state = next;
        cost = nextCost;
        damping = std::max(damping / 8, 1e-7);
        return true;
      }
    }
    damping = std::max(damping, 1e-5) * 10;
  }
  return false;
}

FitState startingState(const LandmarkBasis& basis, const std::vector<LandmarkView>& views,
                       const std::vector<ScaledPose>& poses, const FaceFitOptions& options) {
  FitState state;
  state.identity = Eigen::VectorXf::Zero(basis.identityCount());
  for (std::size_t v = 0; v < views.size(); ++v) {
    FittedView view;
    view.camera = views[v].camera.value_or(defaultCamera(views[v].imageSize));
    if (!views[v].camera)
      view.camera.focalPx = options.expectedDistanceMm * poses[v].pxPerMm;
    view.cameraFromHead = rigidFromScaledPose(poses[v], view.camera);
    view.expression = Eigen::VectorXf::Zero(basis.expressionCount());
    view.interOcularPx = static_cast<float>(nominalInterOcularPx(poses[v]));
    state.views.push_back(std::move(view));
  }
  return state;
}

}  // namespace

void FaceFitOptions::check() const {
  const auto require = [](bool holds, const char* text) {
    if (!holds)
      throw Error(ErrorCode::InvalidArgument, std::string("The face fit needs ") + text + ".");
  };
  require(maxIterations >= 1, "at least one iteration");
  require(scatter.point > 0, "a positive scatter of the landmarks");
  require(scatter.depth >= 0, "a scatter of the depth that is not negative");
  require(identityWeight > 0, "a positive weight of the identity");
  require(expressionRidge > 0 && expressionSparsity >= 0, "expression weights that are not negative");
  require(sideCoupling >= 0, "a pull between the sides that is not negative");
  require(expectedDistanceMm > 0 && distanceLogSigma > 0, "a positive distance of the camera");
}

FaceFitter::FaceFitter(LandmarkBasis basis) : m_basis(std::move(basis)), m_rows(m_basis) {}

FaceFit FaceFitter::fit(const std::vector<LandmarkView>& views, const FaceFitOptions& options) const {
  options.check();
  if (views.empty())
    throw Error(ErrorCode::InvalidArgument, "A face fit needs at least one picture with landmarks.");
  std::vector<ScaledPose> poses;
  std::vector<LandmarkTargets> targets;
  std::vector<bool> cameraIsHeld;
  for (const LandmarkView& view : views) {
    poses.push_back(estimateScaledPose(m_basis.mean, view.landmarks));
    targets.push_back(makeLandmarkTargets(view, m_basis, poses.back(), options.scatter));
    cameraIsHeld.push_back(view.camera.has_value());
  }
  const FitProblem problem{m_rows, targets, cameraIsHeld, options};
  FitState state = startingState(m_basis, views, poses, options);
  settlePose(problem, state);

  FaceFit result;
  double cost = costOf(problem, state);
  double damping = 1e-3;
  for (; result.iterations < options.maxIterations; ++result.iterations) {
    const double before = cost;
    if (!improve(problem, state, cost, damping) || before - cost < kConverged * before)
      break;
  }
  for (std::size_t v = 0; v < state.views.size(); ++v) {
    FittedView& view = state.views[v];
    const Eigen::VectorXf shape = shapeOf(m_rows, state.identity, view.expression);
    view.residualPx = meanResidualPx(views[v].landmarks.pointsPx, shape, view.camera, view.cameraFromHead);
  }
  result.cost = cost;
  result.identity = std::move(state.identity);
  result.views = std::move(state.views);
  return result;
}

float meanResidualPx(const Eigen::Matrix2Xf& targetsPx, const Eigen::VectorXf& shape, const PinholeCamera& camera,
                     const Rigid3& cameraFromHead) {
  double sum = 0;
  for (int p = 0; p < kCanonicalPointCount; ++p) {
    const Eigen::Vector3d inCamera = apply(cameraFromHead, shape.segment<3>(3 * p).cast<double>());
    sum += (camera.project(inCamera) - targetsPx.col(p).cast<double>()).norm();
  }
  return static_cast<float>(sum / kCanonicalPointCount);
}

}  // namespace visagiste
