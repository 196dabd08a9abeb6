#pragma once

#include <chrono>
#include <optional>

#include <QObject>

#include "app/studio/makeup_painter.h"
#include "core/types/live_result.h"

namespace visagiste {

class ShelfModel;

/// Shows the looks on offer on the face before the camera. Painted in the background, once for each person: a face that
/// moves is the same one. Interface thread only.
class LiveLookTiles : public QObject {
  Q_OBJECT
 public:
  /// shelf  Its pictures are set; its looks are read whenever they are painted.
  LiveLookTiles(ShelfModel* shelf, RendererSource source, QObject* parent);

  /// A picture of the stream. chosenFace: the id of the face that a look is chosen for; 0: the largest.
  /// New people are painted every five seconds at most, whose landmarks are sure.
  void see(const LiveResult& result, int chosenFace);
  /// No more tiles come until see(), which paints anew: the looks on offer are others, or the stream is.
  void stop();

 Q_SIGNALS:
  void failed(const QString& reason);

 private:
  void paint(const LiveResult& result, std::size_t face);

  ShelfModel* m_shelf;
  LookGallery* m_gallery;
  int m_person = 0;  ///< Id of the face on the tiles; 0: nobody's.
  std::optional<std::chrono::steady_clock::time_point> m_paintedAt;
};

}  // namespace visagiste
