#include "app/studio/live_style.h"

#include <chrono>
#include <utility>

#include "app/studio/live_parsing.h"
#include "core/catalogue/services.h"

namespace visagiste {
namespace {

using Clock = std::chrono::steady_clock;

constexpr PacedSize::Pace kPaintingPace{60, 22};  // Fifteen frames a second need no more.

}  // namespace

LiveStyle::LiveStyle(std::shared_ptr<Services> services, const LiveParsing& parsing, Stage::Publish publish,
                     Stage::Stopped stopped)
    : m_services(std::move(services)),
      m_parsing(parsing),
      m_size({256, 320, 384, 512, 640}, 2, kPaintingPace),
      m_stage([this](const LivePicture& picture, const StyleSpec& wanted,
                     bool isNew) { return restyled(picture, wanted, isNew); },
              std::move(publish), std::move(stopped)) {}

void LiveStyle::setSpec(std::shared_ptr<const StyleSpec> spec) {
  m_needsParsing = spec != nullptr && visagiste::needsParsing(*spec);
  m_stage.setWish(spec == nullptr || spec->style.empty() ? nullptr : std::move(spec));
}

Image LiveStyle::restyled(const LivePicture& picture, const StyleSpec& wanted, bool isNew) {
  if (m_stream == nullptr || isNew) {
    startStream(wanted);
  }
  const Clock::time_point begin = Clock::now();
  StyleScene scene;
  scene.picture = shownImage(*picture.result);
  for (const TrackedFace& face : picture.result->faces) {
    scene.faces.push_back(
        {face.landmarks, visagiste::needsParsing(wanted) ? m_parsing.parsingOf(face.id, face.landmarks) : nullptr});
  }
  Image painted = m_stream->next(scene);
  if (m_size.took(std::chrono::duration<double, std::milli>(Clock::now() - begin).count())) {
    m_stream = nullptr;
  }
  return painted;
}

void LiveStyle::startStream(const StyleSpec& wanted) {
  StyleStreamOptions options;
  options.mostSidePx = m_size.sidePx();
  m_stream = m_services->stylizer(Workload::Live)->stream(wanted, options);
  m_size.restart();
}

}  // namespace visagiste
