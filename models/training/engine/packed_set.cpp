#include "models/training/engine/packed_set.h"

#include <array>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace visagiste::training {
namespace {

constexpr char kMagic[8] = {'V', 'S', 'G', 'P', 'A', 'C', 'K', '1'};
constexpr std::size_t kIdBytes = 32;
constexpr std::size_t kHeaderBytes = sizeof kMagic + 4 * sizeof(std::uint32_t);

std::size_t sampleBytes(const PackedSet& set) {
  return kIdBytes + 4 + sizeof(float) * static_cast<std::size_t>(set.labelFloats) +
         std::size_t{4} * static_cast<std::size_t>(set.width) * static_cast<std::size_t>(set.height);
}

template <class T>
void put(std::ofstream& file, const T* values, std::size_t count) {
  file.write(reinterpret_cast<const char*>(values), static_cast<std::streamsize>(count * sizeof(T)));
}

template <class T>
void get(std::ifstream& file, T* values, std::size_t count) {
  file.read(reinterpret_cast<char*>(values), static_cast<std::streamsize>(count * sizeof(T)));
}

}  // namespace

std::string nameOf(SourceSet set) {
  switch (set) {
    case SourceSet::Official:
      return "official";
    case SourceSet::London:
      return "london";
    case SourceSet::Canada:
      return "canada";
    case SourceSet::Synthetic:
      return "synthetic";
    case SourceSet::Garment:
      return "garment";
    case SourceSet::Background:
      return "background";
    case SourceSet::Posed:
      return "posed";
    case SourceSet::Art:
      return "art";
  }
  return "unknown";
}

void writePackedSet(const std::string& path, const PackedSet& set) {
  const std::string beside = path + ".part";
  std::ofstream file(beside, std::ios::binary);
  put(file, kMagic, sizeof kMagic);
  const std::array<std::uint32_t, 4> header{
      static_cast<std::uint32_t>(set.width), static_cast<std::uint32_t>(set.height),
      static_cast<std::uint32_t>(set.samples.size()), static_cast<std::uint32_t>(set.labelFloats)};
  put(file, header.data(), header.size());
  const std::size_t pixelBytes = std::size_t{4} * header[0] * header[1];
  for (const PackedSample& sample : set.samples) {
    if (sample.id.size() >= kIdBytes || sample.label.size() != header[3] || sample.rgba.size() != pixelBytes)
      throw std::runtime_error("sample " + sample.id + " does not have the sizes of its set");
    std::array<char, kIdBytes> id{};
    std::memcpy(id.data(), sample.id.data(), sample.id.size());
    put(file, id.data(), id.size());
    const std::array<std::uint8_t, 4> marks{static_cast<std::uint8_t>(sample.set),
                                            static_cast<std::uint8_t>(sample.split), sample.flags, 0};
    put(file, marks.data(), marks.size());
    put(file, sample.label.data(), sample.label.size());
    put(file, sample.rgba.data(), sample.rgba.size());
  }
  file.close();
  if (!file)
    throw std::runtime_error("cannot write " + beside + ": is the folder there, is the disk full?");
  std::filesystem::rename(beside, path);
}

PackedSet readPackedSet(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw std::runtime_error("cannot open " + path + ": make it with visagiste-prepare first");
  std::array<char, sizeof kMagic> magic{};
  std::array<std::uint32_t, 4> header{};
  get(file, magic.data(), magic.size());
  get(file, header.data(), header.size());
  if (!file || std::memcmp(magic.data(), kMagic, sizeof kMagic) != 0)
    throw std::runtime_error(path + " is not a packed training set");
  constexpr std::uint32_t kMaxSide = 4096;
  constexpr std::uint32_t kMaxLabelFloats = 1U << 20U;
  if (header[0] == 0 || header[1] == 0 || header[0] > kMaxSide || header[1] > kMaxSide || header[3] > kMaxLabelFloats)
    throw std::runtime_error(path + " has impossible sizes in its header");
  PackedSet set;
  set.width = static_cast<int>(header[0]);
  set.height = static_cast<int>(header[1]);
  set.labelFloats = static_cast<int>(header[3]);
  if (std::filesystem::file_size(path) != kHeaderBytes + header[2] * sampleBytes(set))
    throw std::runtime_error(path + " is shorter or longer than its header says: make it again");
  set.samples.resize(header[2]);
  for (PackedSample& sample : set.samples) {
    std::array<char, kIdBytes> id{};
    std::array<std::uint8_t, 4> marks{};
    get(file, id.data(), id.size());
    get(file, marks.data(), marks.size());
    id.back() = 0;
    sample.id = id.data();
    sample.set = static_cast<SourceSet>(marks[0]);
    sample.split = static_cast<Split>(marks[1]);
    sample.flags = marks[2];
    sample.label.resize(header[3]);
    get(file, sample.label.data(), sample.label.size());
    sample.rgba.resize(std::size_t{4} * header[0] * header[1]);
    get(file, sample.rgba.data(), sample.rgba.size());
  }
  if (!file)
    throw std::runtime_error("reading " + path + " failed");
  return set;
}

}  // namespace visagiste::training
