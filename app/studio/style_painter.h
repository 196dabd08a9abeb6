#pragma once

#include <atomic>
#include <functional>
#include <memory>

#include <QObject>
#include <QString>

#include "app/studio/latest_worker.h"
#include "app/studio/makeup_painter.h"
#include "core/inference/device.h"
#include "core/style/stylizer.h"

namespace visagiste {

/// Makes the stylizer when it is first needed, on the thread that needs it.
using StylizerSource = std::function<std::shared_ptr<PortraitStylizer>()>;
[[nodiscard]] StylizerSource stylizerOf(std::shared_ptr<Services> services, Workload workload);

/// Restyles pictures off the interface's thread; the newest request wins, and stops the one at hand. Interface thread
/// only.
class StylePainter : public QObject {
  Q_OBJECT
 public:
  static constexpr int kDraftSidePx = 640;
  static constexpr int kFullSidePx = 1600;  ///< Of what the screen shows; exports are painted at full size.

  explicit StylePainter(StylizerSource source, QObject* parent = nullptr);
  ~StylePainter() override;

  void paint(const visagiste::StyleScene& scene, const visagiste::StyleSpec& spec, visagiste::PaintDetail detail);
  /// What was asked for is no longer wanted.
  void stop();
  [[nodiscard]] bool isBusy() const { return m_asked != m_answered; }

 Q_SIGNALS:
  /// picture: what was restyled, to tell late results.
  void painted(const visagiste::Image& result, const visagiste::Image& picture);
  void failed(const QString& reason);

 private:
  struct Request {
    StyleScene scene;
    StyleSpec spec;
    PaintDetail detail = PaintDetail::Full;
    std::uint64_t number = 0;
  };

  StylizerSource m_source;
  std::shared_ptr<PortraitStylizer> m_stylizer;  ///< The worker's alone.
  std::atomic<std::uint64_t> m_asked{0};
  std::uint64_t m_answered = 0;
  std::unique_ptr<LatestWorker<Request, Image>> m_worker;
};

}  // namespace visagiste
