#include "app/studio/live_clothes.h"

#include <chrono>
#include <utility>

#include "app/studio/live_parsing.h"

namespace visagiste {
namespace {

using Clock = std::chrono::steady_clock;

constexpr PacedSize::Pace kDressingPace{75, 35};  // Twelve frames a second need no more.

}  // namespace

LiveClothes::LiveClothes(const LiveParsing& parsing, Stage::Publish publish, Stage::Stopped stopped)
    : m_parsing(parsing),
      m_size({320, 400, 512, 640}, 3, kDressingPace),
      m_stage([this](const LivePicture& picture, const Outfit& outfit,
                     bool isNew) { return dressed(picture, outfit, isNew); },
              std::move(publish), std::move(stopped)) {}

void LiveClothes::setOutfit(std::shared_ptr<const Outfit> outfit) {
  m_stage.setWish(outfit == nullptr || outfit->empty() ? nullptr : std::move(outfit));
}

Image LiveClothes::dressed(const LivePicture& picture, const Outfit& outfit, bool isNew) {
  if (isNew) {
    m_stream.setOutfit(outfit);
    m_size.restart();
  }
  const Clock::time_point begin = Clock::now();
  m_stream.setMostSidePx(m_size.sidePx());
  const Image& shown = shownImage(*picture.result);
  Image result = m_stream.next(shown, person(*picture.result), picture.result->frame->capturedAt);
  static_cast<void>(m_size.took(std::chrono::duration<double, std::milli>(Clock::now() - begin).count()));
  return result;
}

std::optional<StreamedPerson> LiveClothes::person(const LiveResult& result) const {
  if (const std::optional<Error> problem = m_parsing.problem()) {
    throw *problem;
  }
  if (result.faces.empty() || result.faces.front().landmarks.presence <= 0) {
    return std::nullopt;
  }
  const TrackedFace& face = result.faces.front();
  std::shared_ptr<const FaceParsing> parsing = m_parsing.parsingOf(face.id, face.landmarks);
  if (parsing == nullptr) {
    return std::nullopt;
  }
  return StreamedPerson{face.id, face.landmarks, std::move(parsing)};
}

}  // namespace visagiste
