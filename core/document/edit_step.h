#pragma once

namespace visagiste {

/// Whether more of the same movement follows (a slider is held) or the value stands.
enum class EditStep { Continues = 1, Ends };

}  // namespace visagiste
