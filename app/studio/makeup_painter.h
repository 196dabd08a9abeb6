#pragma once

#include <functional>
#include <memory>

#include <QObject>
#include <QString>

#include "app/studio/latest_worker.h"
#include "app/studio/paint_detail.h"
#include "app/studio/painted_faces.h"
#include "app/studio/tile_gallery.h"

namespace visagiste {

class Services;

/// Makes the renderer when it is first needed, on the thread that needs it.
using RendererSource = std::function<std::shared_ptr<MakeupRenderer>()>;
[[nodiscard]] RendererSource makeupRendererOf(std::shared_ptr<Services> services, MakeupQuality quality);

/// Paints faces off the interface's thread; the newest request wins. Interface thread only.
class MakeupPainter : public QObject {
  Q_OBJECT
 public:
  static constexpr int kDraftSidePx = 960;  ///< Longer side of drafts.

  explicit MakeupPainter(RendererSource source, QObject* parent = nullptr);
  ~MakeupPainter() override;

  void paint(const visagiste::PaintedFaces& faces, visagiste::PaintDetail detail);
  /// Something was asked for and has not come yet.
  [[nodiscard]] bool isBusy() const { return m_asked != m_answered; }

 Q_SIGNALS:
  /// picture: what was painted on, to tell late results.
  void painted(const visagiste::Image& result, const visagiste::Image& picture, visagiste::PaintDetail detail);
  void failed(const QString& reason);

 private:
  struct Request {
    PaintedFaces faces;
    PaintDetail detail = PaintDetail::Full;
    std::uint64_t number = 0;
  };

  RendererSource m_source;
  std::shared_ptr<MakeupRenderer> m_renderer;  ///< The worker's alone.
  std::uint64_t m_asked = 0;
  std::uint64_t m_answered = 0;
  std::unique_ptr<LatestWorker<Request, Image>> m_worker;
};

/// Paints many looks on one face, small, one after the other, in the background.
class LookGallery : public TileGallery {
  Q_OBJECT
 public:
  explicit LookGallery(RendererSource source, QObject* parent = nullptr);
  ~LookGallery() override;

  /// looks: null for the bare face. Numbers in tilePainted() are indices into it.
  void paintLooks(const visagiste::PaintedFaces& faces, std::size_t face,
                  std::vector<std::shared_ptr<const MakeupLook>> looks, int sidePx);

 private:
  const RendererSource m_source;
  std::shared_ptr<MakeupRenderer> m_renderer;  ///< The worker's alone.
};

}  // namespace visagiste
