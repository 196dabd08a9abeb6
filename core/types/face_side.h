#pragma once

namespace visagiste {

/// Sides as the person has them, not as the picture shows them.
enum class FaceSide { Both = 1, Left, Right };

}  // namespace visagiste
