#pragma once

#include <vector>

#include <QWidget>

#include "app/studio/latest_worker.h"
#include "app/studio/makeup_painter.h"
#include "core/types/skin_tone.h"

class QHBoxLayout;
class QLabel;

namespace visagiste {

class ImageCanvas;

/// One look on the bundled sample faces, side by side from light to dark skin.
class SamplePanel : public QWidget {
  Q_OBJECT
 public:
  explicit SamplePanel(std::shared_ptr<Services> services, QWidget* parent = nullptr);
  ~SamplePanel() override;

  /// Painted while the panel is seen; the newest look wins.
  void setLook(std::shared_ptr<const MakeupLook> look);
  [[nodiscard]] bool isBusy() const { return m_isBusy; }

 Q_SIGNALS:
  void failed(const QString& reason);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  struct Sample {
    PaintedFaces faces;
    std::optional<SkinTone> skin;
    Image painted;
  };
  using Look = std::shared_ptr<const MakeupLook>;

  [[nodiscard]] std::vector<Sample> work(const Look& look);
  [[nodiscard]] std::vector<Sample> loadSamples() const;
  void take(const Look& look, const std::vector<Sample>& samples);
  void request();

  std::shared_ptr<Services> m_services;
  Look m_look;
  bool m_isBusy = false;
  QHBoxLayout* m_columns;
  std::vector<ImageCanvas*> m_canvases;
  QLabel* m_note;
  std::shared_ptr<MakeupRenderer> m_renderer;  ///< The worker's alone, like the samples.
  std::vector<Sample> m_samples;
  std::unique_ptr<LatestWorker<Look, std::vector<Sample>>> m_worker;
};

}  // namespace visagiste
