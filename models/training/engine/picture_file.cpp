#include "models/training/engine/picture_file.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace visagiste::training {

void writePictureFile(const std::string& path, const std::uint8_t* rgb, long width, long height) {
  const std::string beside = path + ".part";
  std::ofstream file(beside, std::ios::binary);
  file << "P6\n" << width << ' ' << height << "\n255\n";
  file.write(reinterpret_cast<const char*>(rgb), std::streamsize{3} * width * height);
  file.close();
  if (!file)
    throw std::runtime_error("cannot write " + beside + ": is the disk full?");
  std::filesystem::rename(beside, path);
}

}  // namespace visagiste::training
