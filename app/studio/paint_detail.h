#pragma once

namespace visagiste {

/// How finely a picture is painted for the screen.
enum class PaintDetail {
  Draft = 1,  ///< Small and quick, while a slider moves.
  Full,
};

}  // namespace visagiste
