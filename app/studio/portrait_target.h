#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "app/studio/latest_worker.h"
#include "app/studio/performance_target.h"
#include "core/portrait/driven_portrait.h"

namespace visagiste {

class ImageCanvas;
class Services;

/// The document's photo that acts the performance. Moments that come faster than it is drawn are left out.
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

  /// channels  names of the samples' values. Nothing takes the photo away. The last moment is shown on it.
  void setPhoto(std::optional<PortraitSource> source, const std::vector<std::string>& channels);
  void perform(const CaptureSample& sample) override;
  [[nodiscard]] bool isBusy() const { return m_asked != m_answered; }

 private:
  struct Request {
    PortraitSource source;
    std::vector<std::string> channels;
    CaptureSample sample;
    std::uint64_t number = 0;
  };

  void ask();
  [[nodiscard]] DrivenPicture draw(const Request& request);

  std::shared_ptr<Services> m_services;
  ImageCanvas* m_canvas;
  std::optional<PortraitSource> m_source;
  std::vector<std::string> m_channels;
  CaptureSample m_last;
  std::uint64_t m_asked = 0;
  std::uint64_t m_answered = 0;
  std::unique_ptr<const DrivenPortrait> m_portrait;  ///< The worker's alone, like the next.
  std::shared_ptr<const ReconstructedHead> m_head;   ///< Of m_portrait.
  std::unique_ptr<LatestWorker<Request, DrivenPicture>> m_worker;
};

}  // namespace visagiste
