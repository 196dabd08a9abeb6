#pragma once

#include "core/reconstruct/face_model.h"
#include "core/types/image.h"

namespace visagiste {

/// What no portrait shows well, painted for the model's own charts. Rgb8, sidePx × sidePx.
///
/// Teeth are ivory, yellower and darker towards the back; gums and tongue pink, the socket behind them dark: what lies
/// deep in the mouth gets little light. sidePx >= 16. Pure; any thread.
[[nodiscard]] Image teethTexture(const FaceModel& model, int sidePx);
[[nodiscard]] Image mouthTexture(const FaceModel& model, int sidePx);

}  // namespace visagiste
