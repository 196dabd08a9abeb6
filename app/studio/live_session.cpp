#include "app/studio/live_session.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "app/studio/live_clothes.h"
#include "app/studio/live_makeup.h"
#include "app/studio/live_parsing.h"
#include "app/studio/live_style.h"
#include "core/catalogue/services.h"
#include "core/expression/rig_solver.h"
#include "core/face/face_tracker.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMostFaces = 4;  // More cost too much of a frame each.
constexpr std::chrono::milliseconds kEveryFrame{0};
constexpr std::chrono::milliseconds kNowAndThen{150};

double millisecondsSince(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// Rotation of the head as someone in front of the picture sees it: x right, y up, z to the viewer.
Eigen::Matrix3d viewRotation(const Rigid3& cameraFromHead, bool isMirrored) {
  const Eigen::Vector3d viewFromCamera(1, -1, -1);
  Eigen::Matrix3d rotation = viewFromCamera.asDiagonal() * cameraFromHead.rotation;
  if (isMirrored) {
    const Eigen::Vector3d mirror(-1, 1, 1);
    rotation = mirror.asDiagonal() * rotation * mirror.asDiagonal();
  }
  return rotation;
}

void turn(TriangleMesh& mesh, const Eigen::Matrix3d& rotation) {
  const Eigen::Matrix3f turned = rotation.cast<float>();
  const Eigen::Vector3f pivot = mesh.verticesMm.rowwise().mean();
  mesh.verticesMm = (turned * (mesh.verticesMm.colwise() - pivot)).colwise() + pivot;
  if (mesh.normals.cols() > 0) {
    mesh.normals = turned * mesh.normals;
  }
}

std::string otherSide(const std::string& name) {
  const auto endsWith = [&name](const std::string& end) {
    return name.size() >= end.size() && name.compare(name.size() - end.size(), end.size(), end) == 0;
  };
  if (endsWith("Left")) {
    return name.substr(0, name.size() - 4) + "Right";
  }
  return endsWith("Right") ? name.substr(0, name.size() - 5) + "Left" : name;
}

}  // namespace

Eigen::VectorXf mirroredExpression(const Eigen::VectorXf& expression, const std::vector<std::string>& names) {
  Eigen::VectorXf result = expression;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto other = std::find(names.begin(), names.end(), otherSide(names[i]));
    if (other != names.end()) {
      result[static_cast<Eigen::Index>(i)] = expression[other - names.begin()];
    }
  }
  return result;
}

LiveSession::LiveSession(CaptureThread::Opener open, std::shared_ptr<Services> services,
                         std::shared_ptr<const ReconstructedHead> head, LiveEvents events)
    : m_services(std::move(services)),
      m_events(std::move(events)),
      m_head(std::move(head)),
      m_parsing(std::make_unique<LiveParsing>(
          [services = m_services] { return services->faceParser(Workload::Live); })),
      m_makeup(std::make_unique<LiveMakeup>(m_services, *m_parsing, m_events.makeupStopped)),
      m_style(std::make_unique<LiveStyle>(m_services, *m_parsing, m_events.picture, m_events.styleStopped)),
      m_clothes(std::make_unique<LiveClothes>(
          *m_parsing, [this](const std::shared_ptr<const LivePicture>& picture) { showStyled(picture); },
          m_events.clothesStopped)),
      m_watch(std::move(open), m_events.stream,
              FrameWork{[this] { prepare(); }, [this](const std::shared_ptr<const Frame>& frame) { look(frame); },
                        [this] { m_tracker->reset(); },
                        [this](const std::shared_ptr<const Frame>& frame) { lookBare(frame); }}) {}

LiveSession::~LiveSession() = default;

void LiveSession::setHead(std::shared_ptr<const ReconstructedHead> head) {
  const std::lock_guard<std::mutex> lock(m_mutex);
  m_head = std::move(head);
}

void LiveSession::setLooks(std::shared_ptr<const LiveLooks> looks) {
  m_makeup->setLooks(std::move(looks));
}

void LiveSession::setStyle(std::shared_ptr<const StyleSpec> style) {
  m_style->setSpec(std::move(style));
}

void LiveSession::setOutfit(std::shared_ptr<const Outfit> outfit) {
  m_clothes->setOutfit(std::move(outfit));
}

void LiveSession::prepare() {
  const FaceFinders finders = m_services->faceFinders(Workload::Live);
  m_tracker = std::make_unique<FaceTracker>(finders.detector, finders.estimator);
  m_solver = std::make_unique<RigSolver>(m_services->faceFitter()->basis());
}

LiveResult LiveSession::emptyResult(const std::shared_ptr<const Frame>& frame) const {
  LiveResult result;
  result.frame = frame;
  result.droppedFrames = m_watch.droppedCount();
  return result;
}

void LiveSession::lookBare(const std::shared_ptr<const Frame>& frame) {
  LiveResult result = emptyResult(frame);
  publish(std::move(result), nullptr);
}

void LiveSession::publish(LiveResult result, std::shared_ptr<const TriangleMesh> head) {
  result.latencyMs = millisecondsSince(result.frame->capturedAt);
  m_frozen = LivePicture{std::make_shared<const LiveResult>(std::move(result)), std::move(head)};
  show(*m_frozen);
}

void LiveSession::offerParsing(const LiveResult& result) {
  if (m_clothes->isWorn()) {
    m_parsing->offer(result.frame, result.faces, kEveryFrame);  // Arms and hair must not lag behind the cloth.
  } else if (m_style->needsParsing()) {
    m_parsing->offer(result.frame, result.faces, kNowAndThen);
  }
}

void LiveSession::show(const LivePicture& picture) {
  offerParsing(*picture.result);
  const auto shared = std::make_shared<const LivePicture>(picture);
  if (!m_clothes->offer(shared)) {
    showStyled(shared);
  }
}

void LiveSession::showStyled(const std::shared_ptr<const LivePicture>& picture) {
  if (!m_style->offer(picture)) {
    m_events.picture(picture);
  }
}

bool LiveSession::keepFrozen() {
  if (!m_isFrozen || !m_frozen) {
    return false;
  }
  const int answer = m_parsing->answerCount();
  if (m_makeup->looksAreNew() || answer != m_frozenAnswer) {
    m_frozenAnswer = answer;
    LiveResult result = *m_frozen->result;
    m_makeup->paintStill(result);
    m_frozen->result = std::make_shared<const LiveResult>(std::move(result));
    show(*m_frozen);
  } else if (m_clothes->isNew() || m_style->isNew()) {
    show(*m_frozen);
  }
  return true;
}

void LiveSession::look(const std::shared_ptr<const Frame>& frame) {
  if (keepFrozen()) {
    return;
  }
  m_tracker->setWantedFaces(m_followsSeveral ? kMostFaces : 1);
  LiveResult result = emptyResult(frame);
  result.faces = m_tracker->track(*frame);
  result.detectMs = m_tracker->lastTimes().detectMs;
  result.landmarksMs = m_tracker->lastTimes().landmarksMs;
  std::shared_ptr<const TriangleMesh> head;
  if (!result.faces.empty()) {
    TrackedFace& face = result.faces.front();
    if (face.id != m_followedId) {
      m_solver->reset();
      m_followedId = face.id;
    }
    const Clock::time_point begin = Clock::now();
    const RigPose pose = m_solver->solve(face.landmarks, face.irises, frame->image.size());
    if (m_wantsNeutral.exchange(false)) {
      m_solver->calibrateNeutral();
    }
    face.cameraFromHead = pose.cameraFromHead;
    face.expression = pose.expression;
    result.solveMs = millisecondsSince(begin);
    head = shape(face);
  }
  m_makeup->paint(result);
  publish(std::move(result), std::move(head));
}

std::shared_ptr<const TriangleMesh> LiveSession::shape(const TrackedFace& face) {
  std::shared_ptr<const ReconstructedHead> head;
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    head = m_head;
  }
  if (head == nullptr) {
    return nullptr;
  }
  const bool isMirrored = m_isMirrored;
  FaceCoefficients coefficients = head->coefficients;
  coefficients.expression =
      isMirrored ? mirroredExpression(face.expression, head->model->expressionNames()) : face.expression;
  HeadMeshOptions options;
  options.level = kLiveHeadLevel;
  TriangleMesh mesh = headMesh(*head, coefficients, options);
  turn(mesh, viewRotation(face.cameraFromHead, isMirrored));
  return std::make_shared<const TriangleMesh>(std::move(mesh));
}

}  // namespace visagiste
