#pragma once

/// Which expression channels follow the points in a packed set's labels. Free of LibTorch.

#include <string>
#include <vector>

namespace visagiste::training {

/// The list that belongs to a packed set: its path with ".channels".
[[nodiscard]] std::string channelFileOf(const std::string& packPath);

/// One name a line. Throws std::runtime_error if the file cannot be written, is missing or empty.
void writeChannelNames(const std::string& path, const std::vector<std::string>& names);
[[nodiscard]] std::vector<std::string> readChannelNames(const std::string& path);

/// Index of the channel that the mirror image moves: ...Left for ...Right and back, itself without such an end.
/// Throws std::runtime_error if a side is missing.
[[nodiscard]] std::vector<int> channelMirror(const std::vector<std::string>& names);

}  // namespace visagiste::training
