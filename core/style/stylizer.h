#pragma once

#include <memory>

#include "core/job/run_context.h"
#include "core/style/style_scene.h"
#include "core/style/style_stream.h"

namespace visagiste {

class StyleReader;

/// Restyles portraits.
class PortraitStylizer {
 public:
  virtual ~PortraitStylizer() = default;

  /// The scene's picture in the style, of the same size and format. Strokes have one size relative to the portrait:
  /// larger pictures are painted coarsely first, and once more at their full size for what is finer. At strength 0 it
  /// is the picture itself. Throws Error{InvalidArgument} for a spec out of range or a picture without colour, and what
  /// reading the style throws. Reports "style.read" and "style.paint"; Cancelled. Any thread; calls share the networks
  /// in turn.
  [[nodiscard]] virtual Image stylized(const StyleScene& scene, const StyleSpec& spec, RunContext& context) = 0;

  /// The same for the frames of a video, steadily. Throws as above for the spec.
  [[nodiscard]] virtual std::unique_ptr<StyleStream> stream(const StyleSpec& spec,
                                                            const StyleStreamOptions& options) = 0;
};

/// With styles and networks of the reader.
[[nodiscard]] std::shared_ptr<PortraitStylizer> makePortraitStylizer(std::shared_ptr<StyleReader> reader);

}  // namespace visagiste
