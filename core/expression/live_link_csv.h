#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/expression/take.h"

namespace visagiste {

/// A take as the app Live Link Face records it: Timecode, BlendshapeCount, then 61 columns: 52 blendshapes of ARKit
/// (arkitNames()), HeadYaw, HeadPitch, HeadRoll, LeftEyeYaw, LeftEyePitch, LeftEyeRoll and the same of the right eye.
///
/// Angles are in radians; yaw positive to the person's left, pitch positive up, roll positive to the left shoulder; the
/// eyes' are relative to the head. Timecode is hours:minutes:seconds:frames at 60 frames a second, with three decimals
/// of a frame. Translation and confidence have no place in this layout.
/// Throws Error{InvalidArgument} for a broken take, one of negative times or of a day and more.
[[nodiscard]] std::string liveLinkCsv(const Take& take);

/// Reads such a file; `names` are the channels of the take, TongueOut is dropped. Columns are found by their names in
/// the first line, so files of other versions of the app are read too, without regard to case; missing ones are 0.
/// Times start at 0. The frame rate is the lowest of 24, 25, 30, 50 and 60 that the timecodes allow.
/// Confidence is 1; the head is 600 mm away. Rows without numbers or that go back in time are left out.
/// Throws Error{NotFound}, Error{TooLarge} (more than 256 MB) and Error{Unreadable} where not one row can be used.
[[nodiscard]] Take readLiveLinkCsv(const std::filesystem::path& file, const std::vector<std::string>& names);

}  // namespace visagiste
