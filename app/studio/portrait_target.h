#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "app/studio/latest_worker.h"
#include "app/studio/performance_target.h"
#include "core/catalogue/picture_composer.h"

namespace visagiste {

class ImageCanvas;

/// The document's photo that acts the performance, its person in makeup and clothes. Moments that come faster than it
/// is drawn are left out.
///
/// What the performer does counts from a face at rest and is added to the photographed face, so that a resting
/// performer shows the photo itself.
class PortraitTarget : public PerformanceTarget {
 public:
  /// The photo was drawn; `share` 0..1 of it is made up.
  using Drawn = std::function<void(double share)>;
  using Failed = std::function<void(const QString&)>;

  PortraitTarget(std::shared_ptr<Services> services, ImageCanvas* canvas, Drawn drawn, Failed failed);
  ~PortraitTarget() override;

  /// edits     those with a head; nothing takes the photo away. The last moment is shown on it.
  /// channels  names of the samples' values.
  void setPhoto(std::optional<PictureEdits> edits, const std::vector<std::string>& channels);
  void perform(const CaptureSample& sample) override;
  [[nodiscard]] bool isBusy() const { return m_asked != m_answered; }

 private:
  struct Request {
    PictureEdits edits;
    std::vector<std::string> channels;
    CaptureSample sample;
    std::uint64_t number = 0;
  };

  void ask();
  [[nodiscard]] DrivenPicture draw(const Request& request);

  ImageCanvas* m_canvas;
  std::optional<PictureEdits> m_edits;
  std::vector<std::string> m_channels;
  CaptureSample m_last;
  std::uint64_t m_asked = 0;
  std::uint64_t m_answered = 0;
  PictureComposer m_composer;  ///< The worker's alone.
  std::unique_ptr<LatestWorker<Request, DrivenPicture>> m_worker;
};

}  // namespace visagiste
