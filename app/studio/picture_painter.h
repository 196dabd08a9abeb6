#pragma once

#include <atomic>
#include <memory>

#include <QObject>
#include <QString>

#include "app/studio/latest_worker.h"
#include "app/studio/paint_detail.h"
#include "core/catalogue/picture_composer.h"

namespace visagiste {

/// Makes finished pictures for the screen off the interface's thread: makeup, clothes, expression, style. The newest
/// request wins, and stops the one at hand. Interface thread only.
class PicturePainter : public QObject {
  Q_OBJECT
 public:
  static constexpr int kDraftSidePx = 640;
  static constexpr int kFullSidePx = 1600;  ///< Enough to look at; exports are made in full size.

  explicit PicturePainter(std::shared_ptr<Services> services, QObject* parent = nullptr);
  ~PicturePainter() override;

  /// Draft: the style is painted small.
  void paint(const visagiste::PictureEdits& edits, visagiste::PaintDetail detail);
  /// What was asked for is no longer wanted.
  void stop();
  [[nodiscard]] bool isBusy() const { return m_asked != m_answered; }

 Q_SIGNALS:
  /// picture: what was edited, to tell late results.
  void painted(const visagiste::Image& result, const visagiste::Image& picture);
  void failed(const QString& reason);

 private:
  struct Request {
    PictureEdits edits;
    PaintDetail detail = PaintDetail::Full;
    std::uint64_t number = 0;
  };

  [[nodiscard]] Image work(const Request& request);

  std::shared_ptr<Services> m_services;
  PictureComposer m_composer;  ///< The worker's alone.
  std::atomic<std::uint64_t> m_asked{0};
  std::uint64_t m_answered = 0;
  std::unique_ptr<LatestWorker<Request, Image>> m_worker;
};

}  // namespace visagiste
