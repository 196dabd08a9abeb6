#pragma once

#include <atomic>
#include <functional>
#include <memory>

#include <QImage>
#include <QObject>
#include <QString>

#include "app/studio/latest_worker.h"
#include "core/types/image.h"

namespace visagiste {

/// Paints many small pictures, one after the other, in the background. A new request ends the one before. Interface
/// thread only.
class TileGallery : public QObject {
  Q_OBJECT
 public:
  /// Paints one of them, on the gallery's thread.
  using PaintTile = std::function<Image(int number)>;

  explicit TileGallery(QObject* parent = nullptr);
  ~TileGallery() override;

  /// Numbers 0 to count - 1, in their order. A tile that fails is told of once and ends the request.
  void paint(int count, PaintTile paintTile);
  /// No more tiles come.
  void stop();
  [[nodiscard]] bool isBusy() const { return m_isBusy; }

 protected:
  /// Waits for the tile at hand; nothing is painted any more. For destructors of those whose members tiles use.
  void finish();

 Q_SIGNALS:
  void tilePainted(int number, const QImage& tile);
  void failed(const QString& reason);

 private:
  struct Request {
    int count = 0;
    PaintTile paintTile;
    std::uint64_t number = 0;
  };

  int work(const Request& request);

  std::atomic<std::uint64_t> m_newest{0};
  bool m_isBusy = false;
  std::unique_ptr<LatestWorker<Request, int>> m_worker;
};

}  // namespace visagiste
