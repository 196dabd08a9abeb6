#include "app/studio/portrait_target.h"

#include <utility>

#include "app/studio/core_messages.h"
#include "core/catalogue/portrait_motion.h"
#include "core/expression/live_performance.h"
#include "widgets/preview/image_canvas.h"

namespace visagiste {
namespace {

constexpr int kLiveSidePx = 512;

}  // namespace

PortraitTarget::PortraitTarget(std::shared_ptr<Services> services, ImageCanvas* canvas, Drawn drawn, Failed failed)
    : m_canvas(canvas), m_composer(std::move(services), {0, kLiveSidePx}) {
  m_worker = std::make_unique<LatestWorker<Request, DrivenPicture>>(
      [this](const Request& request) { return draw(request); },
      [this, drawn = std::move(drawn)](const Request& request, const DrivenPicture& driven) {
        m_answered = request.number;
        if (m_edits && request.edits.head == m_edits->head) {
          m_canvas->setImage(driven.picture);
          drawn(static_cast<double>(driven.inventedShare));
        }
      },
      [this, failed = std::move(failed)](const Request& request, const Error& error) {
        m_answered = request.number;
        failed(shownText(error));
      });
}

PortraitTarget::~PortraitTarget() {
  m_worker.reset();  // It uses the rest.
}

void PortraitTarget::setPhoto(std::optional<PictureEdits> edits, const std::vector<std::string>& channels) {
  const bool isOther = !edits || !m_edits || edits->head != m_edits->head;
  m_edits = std::move(edits);
  if (m_channels != channels) {
    m_channels = channels;
    m_last = restingSample(channels.size());
  }
  if (isOther) {
    m_canvas->setImage(m_edits ? m_edits->picture : Image());
  }
  ask();
}

void PortraitTarget::perform(const CaptureSample& sample) {
  m_last = sample;
  ask();
}

void PortraitTarget::ask() {
  if (m_edits && !m_channels.empty()) {
    m_worker->request({*m_edits, m_channels, m_last, ++m_asked});
  }
}

DrivenPicture PortraitTarget::draw(const Request& request) {
  QuietContext quiet;
  const DrivenPortrait& portrait = *m_composer.portrait(request.edits, quiet);
  const PortraitTransfer transfer(portrait, request.channels, calibratedRest(request.channels.size()),
                                  PortraitTransfer::Pose::Follow);
  return portrait.picture(transfer.motionAt(request.sample), PortraitDetail::Preview);
}

}  // namespace visagiste
