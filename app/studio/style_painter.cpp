#include "app/studio/style_painter.h"

#include <utility>

#include "app/studio/core_messages.h"
#include "core/catalogue/services.h"

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

StylizerSource stylizerOf(std::shared_ptr<Services> services, Workload workload) {
  return [services = std::move(services), workload] { return services->stylizer(workload); };
}

StylePainter::StylePainter(StylizerSource source, QObject* parent) : QObject(parent), m_source(std::move(source)) {
  setObjectName(QStringLiteral("stylePainter"));
  m_worker = std::make_unique<LatestWorker<Request, Image>>(
      [this](const Request& request) {
        if (m_stylizer == nullptr) {
          m_stylizer = m_source();
        }
        NewestOnly context(m_asked, request.number);
        const int side = request.detail == PaintDetail::Draft ? kDraftSidePx : kFullSidePx;
        return m_stylizer->stylized(shrunkToFit(request.scene, side), request.spec, context);
      },
      [this](const Request& request, const Image& result) {
        m_answered = request.number;
        if (request.number == m_asked) {
          Q_EMIT painted(result, request.scene.picture);
        }
      },
      [this](const Request& request, const Error& error) {
        m_answered = request.number;
        if (request.number == m_asked) {
          Q_EMIT failed(shownText(error));
        }
      });
}

StylePainter::~StylePainter() {
  ++m_asked;  // The work at hand ends at its next checkpoint.
  m_worker.reset();
}

void StylePainter::paint(const StyleScene& scene, const StyleSpec& spec, PaintDetail detail) {
  m_worker->request({scene, spec, detail, ++m_asked});
}

void StylePainter::stop() {
  m_answered = ++m_asked;
}

}  // namespace visagiste
