#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "app/studio/stream_controller.h"
#include "core/reconstruct/reconstructed_head.h"
#include "core/types/garment.h"
#include "core/types/live_result.h"

namespace visagiste {

class FaceTracker;
class LiveClothes;
class LiveMakeup;
class LiveParsing;
class LiveStyle;
class RigSolver;
struct LiveLooks;
struct StyleSpec;
class Services;

/// The second level of detail moves at full rate on a software renderer.
inline constexpr int kLiveHeadLevel = 1;

/// One frame as the live workspace shows it.
struct LivePicture {
  std::shared_ptr<const LiveResult> result;
  /// The live head in the person's expression and pose; null while no face is followed.
  std::shared_ptr<const TriangleMesh> head;
};

/// Called on the session's threads; must not throw nor destroy the session.
struct LiveEvents {
  StreamEvents stream;
  std::function<void(std::shared_ptr<const LivePicture>)> picture;
  std::function<void(const Error&)> makeupStopped;   ///< Pictures go on, without makeup, until the next setLooks().
  std::function<void(const Error&)> clothesStopped;  ///< The same for the clothes and setOutfit().
  std::function<void(const Error&)> styleStopped;    ///< And for the style and setStyle().
};

/// One source being watched: its faces with their makeup, and a head that copies one of them.
class LiveSession : public StreamSession {
 public:
  /// head: what copies the person; null shows none.
  LiveSession(CaptureThread::Opener open, std::shared_ptr<Services> services,
              std::shared_ptr<const ReconstructedHead> head, LiveEvents events);
  ~LiveSession() override;

  // Any thread; they take hold with the next frame.
  void setHead(std::shared_ptr<const ReconstructedHead> head);
  /// The live head acts as a mirror image does.
  void setMirrored(bool mirrored) { m_isMirrored = mirrored; }
  /// What the people wear.
  void setLooks(std::shared_ptr<const LiveLooks> looks);
  /// What the first of them is dressed in; null: nothing.
  void setOutfit(std::shared_ptr<const Outfit> outfit);
  /// What all of it is painted like; null: as it is.
  void setStyle(std::shared_ptr<const StyleSpec> style);
  /// Several faces are followed, or one, which is faster.
  void setFollowsSeveral(bool isOn) { m_followsSeveral = isOn; }
  /// The picture stands still, looks on it change.
  void setFrozen(bool isFrozen) { m_isFrozen = isFrozen; }
  /// Takes the face at hand as expressionless.
  void calibrateNeutral() { m_wantsNeutral = true; }

 private:
  void prepare();
  void look(const std::shared_ptr<const Frame>& frame);
  [[nodiscard]] std::shared_ptr<const TriangleMesh> shape(const TrackedFace& face);
  /// True when the frame was left out because the picture stands still.
  bool keepFrozen();
  void publish(LiveResult result, std::shared_ptr<const TriangleMesh> head);
  /// Where something that is worn or painted asks for it; makeup asks by itself.
  void offerParsing(const LiveResult& result);
  /// In its clothes, where there are any.
  void show(const LivePicture& picture);
  /// In its style, where there is one.
  void showStyled(const std::shared_ptr<const LivePicture>& picture);
  void lookBare(const std::shared_ptr<const Frame>& frame);
  [[nodiscard]] LiveResult emptyResult(const std::shared_ptr<const Frame>& frame) const;

  std::shared_ptr<Services> m_services;
  LiveEvents m_events;
  std::mutex m_mutex;
  std::shared_ptr<const ReconstructedHead> m_head;  // Guarded by m_mutex.
  std::atomic<bool> m_isMirrored{false};
  std::atomic<bool> m_wantsNeutral{false};
  std::atomic<bool> m_followsSeveral{false};
  std::atomic<bool> m_isFrozen{false};
  std::unique_ptr<LiveParsing> m_parsing;  ///< First: what follows uses it.
  std::unique_ptr<LiveMakeup> m_makeup;
  std::unique_ptr<LiveStyle> m_style;
  std::unique_ptr<LiveClothes> m_clothes;  ///< After the style, which its thread hands pictures to.
  std::optional<LivePicture> m_frozen;     ///< Inference thread only, like all below.
  int m_frozenAnswer = 0;                  ///< The parsing that it was painted with.
  int m_followedId = 0;
  std::unique_ptr<FaceTracker> m_tracker;
  std::unique_ptr<RigSolver> m_solver;
  StreamWatch m_watch;  // Last: its threads use the above.
};

/// Expression of the mirror image: channels of the left and the right side exchanged, by their names.
[[nodiscard]] Eigen::VectorXf mirroredExpression(const Eigen::VectorXf& expression,
                                                 const std::vector<std::string>& names);

}  // namespace visagiste
