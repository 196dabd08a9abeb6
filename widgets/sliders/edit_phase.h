#pragma once

namespace visagiste {

/// Where in one gesture of the person an edit is. Every gesture is one Begin (values before it), Changes
/// (show them, do not store them), one End (final values: one step of undo from Begin to End). A slider that is touched
/// but not moved sends nothing.
enum class EditPhase { Begin = 1, Change, End };

}  // namespace visagiste
