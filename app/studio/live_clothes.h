#pragma once

#include <memory>

#include "app/studio/live_stage.h"
#include "app/studio/paced_size.h"
#include "core/garment/garment_stream.h"

namespace visagiste {

class LiveParsing;

/// Dresses the first person of a stream on a thread of its own, at a size that keeps up.
class LiveClothes {
 public:
  using Stage = LiveStage<Outfit>;

  /// parsing  of the same stream; outlives this object.
  LiveClothes(const LiveParsing& parsing, Stage::Publish publish, Stage::Stopped stopped);

  /// Null or empty: none. Any thread.
  void setOutfit(std::shared_ptr<const Outfit> outfit);
  [[nodiscard]] bool isWorn() const { return m_stage.isWished(); }
  [[nodiscard]] bool isNew() const { return m_stage.isNew(); }
  [[nodiscard]] bool offer(const std::shared_ptr<const LivePicture>& picture) { return m_stage.offer(picture); }

 private:
  [[nodiscard]] Image dressed(const LivePicture& picture, const Outfit& outfit, bool isNew);
  [[nodiscard]] std::optional<StreamedPerson> person(const LiveResult& result) const;

  const LiveParsing& m_parsing;
  GarmentStream m_stream;  ///< The stage's alone, like the size.
  PacedSize m_size;
  Stage m_stage;  // Last: its thread uses the above.
};

}  // namespace visagiste
