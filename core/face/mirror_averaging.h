#pragma once

namespace visagiste {

enum class MirrorAveraging {
  Off = 1,
  On,  ///< The crop and its mirror image are both looked at: twice the time, less noise.
};

}  // namespace visagiste
