#pragma once

#include <memory>

#include "app/studio/live_stage.h"
#include "app/studio/paced_size.h"
#include "core/face/face_parser.h"
#include "core/garment/garment_stream.h"

namespace visagiste {

class Services;

/// Dresses the first person of a stream on a thread of its own, at a size that keeps up.
class LiveClothes {
 public:
  using Stage = LiveStage<Outfit>;

  LiveClothes(std::shared_ptr<Services> services, Stage::Publish publish, Stage::Stopped stopped);

  /// Null or empty: none. Any thread.
  void setOutfit(std::shared_ptr<const Outfit> outfit);
  [[nodiscard]] bool isNew() const { return m_stage.isNew(); }
  [[nodiscard]] bool offer(const std::shared_ptr<const LivePicture>& picture) { return m_stage.offer(picture); }

 private:
  [[nodiscard]] Image dressed(const LivePicture& picture, const Outfit& outfit, bool isNew);
  [[nodiscard]] std::optional<StreamedPerson> person(const LiveResult& result);

  std::shared_ptr<Services> m_services;
  std::shared_ptr<FaceParser> m_parser;  ///< The stage's alone, like all below.
  std::shared_ptr<const FaceParsing> m_parsing;
  int m_parsedId = 0;
  GarmentStream m_stream;
  PacedSize m_size;
  Stage m_stage;  // Last: its thread uses the above.
};

}  // namespace visagiste
