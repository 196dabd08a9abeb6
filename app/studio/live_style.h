#pragma once

#include <atomic>
#include <memory>

#include "app/studio/live_stage.h"
#include "app/studio/paced_size.h"
#include "core/style/stylizer.h"

namespace visagiste {

class LiveParsing;
class Services;

/// Restyles the pictures of a stream on a thread of its own, at a size that keeps up.
class LiveStyle {
 public:
  using Stage = LiveStage<StyleSpec>;

  /// parsing  of the same stream; outlives this object.
  LiveStyle(std::shared_ptr<Services> services, const LiveParsing& parsing, Stage::Publish publish,
            Stage::Stopped stopped);

  /// Null: none. Any thread.
  void setSpec(std::shared_ptr<const StyleSpec> spec);
  /// Whether the style asks what each pixel shows. Any thread.
  [[nodiscard]] bool needsParsing() const { return m_needsParsing; }
  [[nodiscard]] bool isNew() const { return m_stage.isNew(); }
  [[nodiscard]] bool offer(const std::shared_ptr<const LivePicture>& picture) { return m_stage.offer(picture); }

 private:
  [[nodiscard]] Image restyled(const LivePicture& picture, const StyleSpec& wanted, bool isNew);
  void startStream(const StyleSpec& wanted);

  std::shared_ptr<Services> m_services;
  const LiveParsing& m_parsing;
  std::atomic<bool> m_needsParsing{false};
  std::unique_ptr<StyleStream> m_stream;  ///< The stage's alone, like the size.
  PacedSize m_size;
  Stage m_stage;  // Last: its thread uses the above.
};

}  // namespace visagiste
