#pragma once

namespace visagiste {

/// Makes icons, shaders and style sheet of the program reachable under ":/". The library is static, so the linker
/// keeps them only because somebody asks; cheap to call again.
void takeLookResources();

}  // namespace visagiste
