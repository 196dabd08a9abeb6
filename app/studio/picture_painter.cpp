#include "app/studio/picture_painter.h"

#include <utility>

#include "app/studio/core_messages.h"
#include "core/style/stylizer.h"

namespace visagiste {
namespace {

/// Stops what has been overtaken.
class NewestOnly final : public RunContext {
 public:
  NewestOnly(const std::atomic<std::uint64_t>& newest, std::uint64_t number) : m_newest(newest), m_number(number) {}

  void checkpoint() override {
    if (m_newest != m_number) {
      throw Cancelled();
    }
  }
  void report(float, std::string_view) override {}

 private:
  const std::atomic<std::uint64_t>& m_newest;
  std::uint64_t m_number;
};

}  // namespace

PicturePainter::PicturePainter(std::shared_ptr<Services> services, QObject* parent)
    : QObject(parent), m_services(services), m_composer(std::move(services), {kFullSidePx}) {
  setObjectName(QStringLiteral("picturePainter"));
  m_worker = std::make_unique<LatestWorker<Request, Image>>([this](const Request& request) { return work(request); },
                                                            [this](const Request& request, const Image& result) {
                                                              // What was overtaken or stopped is no answer.
                                                              if (request.number == m_asked) {
                                                                m_answered = request.number;
                                                                Q_EMIT painted(result, request.edits.picture);
                                                              }
                                                            },
                                                            [this](const Request& request, const Error& error) {
                                                              if (request.number == m_asked) {
                                                                m_answered = request.number;
                                                                Q_EMIT failed(shownText(error));
                                                              }
                                                            });
}

PicturePainter::~PicturePainter() {
  ++m_asked;  // The work at hand ends at its next checkpoint.
  m_worker.reset();
}

void PicturePainter::paint(const PictureEdits& edits, PaintDetail detail) {
  m_worker->request({edits, detail, ++m_asked});
}

void PicturePainter::stop() {
  m_answered = ++m_asked;
}

Image PicturePainter::work(const Request& request) {
  NewestOnly context(m_asked, request.number);
  if (request.detail == PaintDetail::Full || request.edits.style.style.empty()) {
    return m_composer.composed(request.edits, EditStage::Style, context);
  }
  const StyleScene scene = m_composer.styleScene(request.edits, context);
  return m_services->stylizer(Workload::Batch)
      ->stylized(shrunkToFit(scene, kDraftSidePx), request.edits.style, context);
}

}  // namespace visagiste
