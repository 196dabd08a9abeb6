#pragma once

#include <cstdint>
#include <string>

namespace visagiste::training {

/// Writes a binary PPM file, beside and renamed. rgb  height * width * 3 bytes.
/// Throws std::runtime_error if it cannot be written. Free of LibTorch.
void writePictureFile(const std::string& path, const std::uint8_t* rgb, long width, long height);

}  // namespace visagiste::training
